"""The days a report is of: chosen once, kept in the address, the same for every report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from esteem.kernel.dates import Period, say_day
from esteem.kernel.text import Said
from esteem.money.rules.typed import typed_days


class When(Said):
    """What is offered: most reports are of a year, or since people last met."""

    YEAR = "year", "This year so far"
    LAST = "last", "Last year"
    MEETING = "meeting", "Since the last meeting"
    DAYS = "days", "Days of your own"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What days there are to choose from: the group's years, the first booking, the last meeting, today."""

    this_year: Period
    last_year: Period
    today: date
    last_met: date | None = None
    first_booked: date | None = None

    @property
    def offered(self) -> list[tuple[When, str]]:
        """What can be chosen; nobody met yet, nothing is since then."""
        return [(when, when.says) for when in When if when is not When.MEETING or self.last_met]

    @property
    def until_now(self) -> Period:
        return Period(self.this_year.starts_on, self.today + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a report; `before` is the year to compare with, where there is one."""

    when: When
    period: Period
    before: Period | None = None
    first_typed: str = ""
    last_typed: str = ""
    days_said: str = ""  # which of the days typed counts for nothing, or that they were turned round

    @property
    def says(self) -> str:
        """`1 April 2026 to 24 November 2026`, in words."""
        if self.period.starts_on == self.period.last_day:
            return say_day(self.period.starts_on)
        return f"{say_day(self.period.starts_on)} to {say_day(self.period.last_day)}"

    @property
    def asked(self) -> dict[str, Any]:
        """How an address says it."""
        own = {"from": self.period.starts_on.isoformat(), "to": self.period.last_day.isoformat()}
        return {"when": self.when.value} | (own if self.when is When.DAYS else {})

    @property
    def days(self) -> tuple[tuple[str, object], ...]:
        """The same days for the cash book, which knows only a first and a last."""
        return ("from", self.period.starts_on.isoformat()), ("to", self.period.last_day.isoformat())


def read_span(asked: Mapping[str, str], known: Calendar) -> Span:
    """The days an address asks for; nonsense is this year so far, and is named."""
    days = typed_days(asked)
    first, last, typed = days.first, days.last, (asked.get("from", "")[:30], asked.get("to", "")[:30])
    when = When.read(asked.get("when"), When.DAYS if first or last else When.YEAR)
    if when is When.LAST:
        return Span(when, known.last_year, _year_before(known.last_year))
    if when is When.MEETING and known.last_met:
        return Span(when, Period(min(known.last_met, known.today), known.today + timedelta(days=1)))
    if when is When.DAYS and (first or last):
        return Span(when, _between(first, last, known), None, *typed, days.says)
    if days.left_out:
        return Span(When.YEAR, known.until_now, known.last_year, *typed, days.left_out)
    return Span(When.YEAR, known.until_now, known.last_year)


def _year_before(year: Period) -> Period:
    return Period.year_ending(year.starts_on - timedelta(days=1))


def _between(first: date | None, last: date | None, known: Calendar) -> Period:
    """Typed the wrong way round, they still mean the same days; none before the books began and none to come count."""
    earliest = min(known.first_booked or known.today, known.today)
    first, last = sorted((first or earliest, last or known.today))
    first = max(min(first, known.today), min(earliest, known.last_year.starts_on))
    return Period(first, max(min(last, known.today), first) + timedelta(days=1))
