"""By when a request or a complaint must be answered. The law's figures are dated rows with their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.group.rules import Nation
from esteem.kernel.dates import clamp_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import plural
from esteem.privacy.rules.holidays import next_working_day


@dataclass(frozen=True, slots=True)
class Figures:
    """What holds from a day on: calendar months to answer, days that are always safe, months of one extension."""

    since_on: date
    months: int
    safe_days: int
    more_months: int
    source: str


ANSWERING = (
    Figures(
        date(2018, 5, 25), months=1, safe_days=28, more_months=2,
        source="UK GDPR, Article 12(3); Information Commissioner: 28 days is always within a calendar month",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acknowledging:
    """What holds from a day on: within how many days, the day of receipt among them, a complaint is acknowledged."""

    since_on: date
    days: int
    source: str


ACKNOWLEDGING = (
    Acknowledging(date(2026, 6, 19), 30, "Data Protection Act 2018, s. 164A (Data (Use and Access) Act 2025, s. 103)"),
)


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still from one day up to another, or still stands (`until_on` None)."""

    since_on: date
    until_on: date | None

    def days(self, today: date) -> int:
        return max(0, ((self.until_on or today) - self.since_on).days)


@dataclass(frozen=True, slots=True)
class Clock:
    """The two days of a request: the one to go by, and the law's last; `stands_still` while something is awaited."""

    safe_on: date
    law_on: date
    stands_still: bool
    source: str


def figures_on(day: date) -> Figures:
    """What holds for a request that came on that day; one from before any row goes by the first."""
    return max((row for row in ANSWERING if row.since_on <= day), key=lambda row: row.since_on, default=ANSWERING[0])


def acknowledging_on(day: date) -> Acknowledging | None:
    """What holds for a complaint that came on that day; None before the law asked for it."""
    return max((row for row in ACKNOWLEDGING if row.since_on <= day), key=lambda row: row.since_on, default=None)


def months_after(day: date, months: int) -> date:
    """The same date so many months on, or the last of that month when it has no such date."""
    month = day.month - 1 + months
    return clamp_day(day.year + month // 12, month % 12 + 1, day.day)


def clock_of(
    received_on: date, *, nation: Nation, today: date, extended: bool = False, pauses: Iterable[Pause] = ()
) -> Clock:
    """When a request must be answered: the law counts from the day of receipt to the same date of a later month."""
    figures, waits = figures_on(received_on), list(pauses)
    waited = timedelta(days=sum(pause.days(today) for pause in waits))
    more = figures.more_months if extended else 0
    law = next_working_day(months_after(received_on, figures.months + more) + waited, nation)
    safe = months_after(received_on + timedelta(days=figures.safe_days), more) + waited
    return Clock(min(safe, law), law, any(pause.until_on is None for pause in waits), figures.source)


def acknowledge_by(received_on: date) -> date | None:
    """The last day to acknowledge a complaint, the day of receipt counted; None when no law asks for it."""
    row = acknowledging_on(received_on)
    return received_on + timedelta(days=row.days - 1) if row else None


def check_extension(told_on: date, law_on: date, today: date) -> None:
    """Raise RuleBroken when they were told too late that it takes longer, or not yet."""
    if told_on > today:
        raise RuleBroken("That day has not come yet. Write it down once you have told them.", field="extended_on")
    if told_on > law_on:
        raise RuleBroken(
            "They must be told within the first month. That day is too late to take longer.", field="extended_on"
        )


def left_in_words(day: date, today: date) -> str:
    """How far off a day is."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} ago"
