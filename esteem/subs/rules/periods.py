"""Which times are paid for: the month, quarter or year of a day, those that follow, and how each is said.

Quarters and years run with the group's financial year; months are the calendar's.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise, takewhile

from esteem.group.rules import year_of
from esteem.kernel.dates import Period, clamp_day, say_short_day
from esteem.subs.rules.kinds import Every

MOST_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The last day of the group's financial year."""

    day: int = 31
    month: int = 3

    def year_of(self, day: date) -> Period:
        return year_of(day, end_day=self.day, end_month=self.month)


def period_of(every: Every, day: date, end: YearEnd) -> Period:
    """The time that this day falls in. For a plan paid each time somebody comes it is that one day."""
    if every is Every.MONTH:
        first = day.replace(day=1)
        return Period(first, _months_on(first, 1))
    if every is Every.QUARTER:
        starts = [quarter for quarter in _quarters(end.year_of(day), end) if quarter.starts_on <= day]
        return starts[-1]
    if every is Every.YEAR:
        return end.year_of(day)
    return Period(day, day + timedelta(days=1))


def _quarters(year: Period, end: YearEnd) -> list[Period]:
    """The four of a year; each ends on the day the year does, or on the last of a month that has no such day."""
    last = year.last_day
    ends = [_months_on(date(last.year, last.month, 1), -back) for back in (9, 6, 3)]
    begins = [
        year.starts_on, *(clamp_day(month.year, month.month, end.day) + timedelta(days=1) for month in ends),
        year.ends_before,
    ]  # fmt: skip
    return [Period(*pair) for pair in pairwise(begins)]


def _months_on(first: date, months: int) -> date:
    """The first of a month, so many months on."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def periods_from(every: Every, day: date, end: YearEnd) -> Iterator[Period]:
    """The one this day falls in, and those that follow."""
    period = period_of(every, day, end)
    while True:
        yield period
        period = period_of(every, period.ends_before, end)


def periods_until(every: Every, first: date, last: date, end: YearEnd) -> list[Period]:
    """All that have begun by the last day, from that of the first."""
    return list(takewhile(lambda one: one.starts_on <= last, periods_from(every, first, end))) if first <= last else []


def some_periods(every: Every, day: date, how_many: int, end: YearEnd) -> list[Period]:
    """So many, from the one of this day."""
    return list(islice(periods_from(every, day, end), how_many))


def said(every: Every, period: Period) -> str:
    """How a time is called: “November 2026”, “1 Oct to 31 Dec 2026”, “the year to 31 Mar 2027”, “24 Nov 2026”."""
    if every is Every.MONTH:
        return f"{month_name[period.starts_on.month]} {period.starts_on.year}"
    if every is Every.YEAR:
        return f"the year to {say_short_day(period.last_day)}"
    if every is Every.QUARTER:
        return f"{say_short_day(period.starts_on)} to {say_short_day(period.last_day)}"
    return say_short_day(period.starts_on)
