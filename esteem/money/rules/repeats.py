"""Money that comes or goes again: rent each month, a yearly fee."""

from __future__ import annotations

from datetime import date, timedelta

from esteem.kernel.text import Said
from esteem.money.rules.years import months_later

SOON = timedelta(days=7)  # how long before its day the desk names it


class Every(Said):
    """How often it comes again."""

    WEEK = "week", "Each week"
    FORTNIGHT = "fortnight", "Every other week"
    MONTH = "month", "Each month"
    QUARTER = "quarter", "Each quarter"
    YEAR = "year", "Each year"


_DAYS = {Every.WEEK: 7, Every.FORTNIGHT: 14}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


def next_after(day: date, *, first_on: date, every: Every) -> date:
    """The first of its days after `day`; months keep the day of the first (31 January, 28 February, 31 March)."""
    if every in _DAYS:
        step = _DAYS[every]
        return first_on + timedelta(days=step * max(0, (day - first_on).days // step + 1))
    step = _MONTHS[every]
    passed = (day.year - first_on.year) * 12 + day.month - first_on.month
    count = max(0, passed // step)
    while (found := months_later(first_on, count * step)) <= day:
        count += 1
    return found
