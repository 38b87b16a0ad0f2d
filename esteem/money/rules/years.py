"""The group's financial year: which one ends in a given calendar year, and what people call it."""

from __future__ import annotations

from datetime import date

from esteem.group.rules import year_of
from esteem.kernel.dates import Period, clamp_day


def year_ending_in(calendar_year: int, *, end_day: int, end_month: int) -> Period:
    """The financial year whose last day falls in this calendar year."""
    return year_of(clamp_day(calendar_year, end_month, end_day), end_day=end_day, end_month=end_month)


def year_before(year: Period, *, end_day: int, end_month: int) -> Period:
    """The financial year before this one."""
    return year_ending_in(ends_in(year) - 1, end_day=end_day, end_month=end_month)


def ends_in(year: Period) -> int:
    """The calendar year a financial year ends in: what its web address says."""
    return year.last_day.year


def name_of(year: Period) -> str:
    """`2026` for a calendar year, `2025–26` for one that runs over the new year."""
    first, last = year.starts_on.year, year.last_day.year
    if first == last:
        return str(last)
    return f"{first}–{last % 100:02d}" if first // 100 == last // 100 else f"{first}–{last}"


def first_of_month(day: date) -> date:
    """The month a day belongs to, as its first day."""
    return day.replace(day=1)


def months_later(day: date, months: int) -> date:
    """The same day so many months on (or back, below nought), or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return clamp_day(year, month + 1, day.day)
