"""The limits that law and HMRC's form set: rows with a day and a source, read from limits.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from esteem.kernel.dates import MONTHS
from esteem.kernel.money import Money
from esteem.kernel.text import Said


class Key(Said):
    """What is limited, or set."""

    RATE = "rate", "Basic rate of tax, per cent"
    AGGREGATED_GIFT = "aggregated_gift", "Gifts that can be put together on one line are below"
    AGGREGATED_LINE = "aggregated_line", "Such a line comes to no more than"
    SCHEDULE_LINES = "schedule_lines", "Lines in one claim"
    TITLE = "title", "Letters in a title"
    NAME = "name", "Letters in a first or last name"
    DESCRIPTION = "description", "Letters that describe gifts put together"
    PAST_YEARS = "past_years", "Years before it that a declaration can cover"
    WINDOW_YEARS = "window_years", "Years after the end of the accounts in which to claim"
    ORAL_DAYS = "oral_days", "Days in which what was said by word of mouth can be taken back as if never said"
    SMALL_GIFT = "small_gift", "A small gift without a declaration is no more than"
    SMALL_YEAR = "small_year", "Small gifts in a tax year, no more than"
    SMALL_TIMES = "small_times", "And no more than so many times the gifts claimed with a declaration"
    SMALL_WINDOW_YEARS = "small_window_years", "Years after the tax year in which to claim for small gifts"


IN_POUNDS = (Key.AGGREGATED_GIFT, Key.AGGREGATED_LINE, Key.SMALL_GIFT, Key.SMALL_YEAR)


@dataclass(frozen=True, slots=True)
class Limit:
    """One row: what is limited to how much, from which day, who says so, and when that was looked at, if it was."""

    key: Key
    value: int
    since: date
    source: str
    checked_on: date | None

    @property
    def money(self) -> Money:
        return Money(self.value)

    @property
    def says(self) -> str:
        return str(self.money) if self.key in IN_POUNDS else f"{self.value:,}"


def _key(value: str) -> Key:
    return next(key for key in Key if key.value == value)


@cache
def every_limit() -> tuple[Limit, ...]:
    """All rows, by what they limit, the latest first."""
    with (Path(__file__).parent / "limits.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Limit(
                _key(row["key"]), int(row["value"]), date.fromisoformat(row["since"]), row["source"],
                date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip
    order = list(Key)
    return tuple(sorted(rows, key=lambda row: (order.index(row.key), -row.since.toordinal())))


def limit_on(key: Key, day: date) -> Limit:
    """The row of that day; for a day before all of them the earliest."""
    rows = [row for row in every_limit() if row.key is key]
    return next((row for row in rows if row.since <= day), rows[-1])


def years_after(day: date, years: int) -> date:
    """The same day so many years later (or, below nought, earlier); 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def tax_on(gifts: Money, day: date) -> Money:
    """What is claimed on gifts: tax at the basic rate on what was earned to give them; a part of a penny is left out."""
    rate = limit_on(Key.RATE, day).value
    return Money(gifts.pence * rate // (100 - rate))


def say_tax_year(starts_on: date) -> str:
    """`6 April 2026 to 5 April 2027`."""
    return f"6 {MONTHS[3]} {starts_on.year} to 5 {MONTHS[3]} {starts_on.year + 1}"
