"""Bank holidays, worked out for any year by the rules of the Act, and how a last day that is none is moved.

Source: Banking and Financial Dealings Act 1971, Schedule 1, with the days proclaimed every year since (New Year's Day, the
first Monday in May, substitutes for days at a weekend) as gov.uk lists them. A holiday proclaimed for one year alone is not
here: without it a day to answer by can only be earlier than the law's, never later.
"""

from __future__ import annotations

from datetime import date, timedelta

from esteem.group.rules import Nation

MONDAY, SATURDAY = 0, 5


def bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    """The days on which banks are closed in that part of the country."""
    days = [_first_monday(year, 5), _last_monday(year, 5), *_winter(year, nation), easter(year) - timedelta(days=2)]
    if nation is Nation.SCOTLAND:
        days += [_first_monday(year, 8), _moved(date(year, 11, 30))]
    else:
        days += [_last_monday(year, 8), easter(year) + timedelta(days=1)]
    if nation is Nation.NORTHERN_IRELAND:
        days += [_moved(date(year, 3, 17)), _moved(date(year, 7, 12))]
    return frozenset(days)


def next_working_day(day: date, nation: Nation) -> date:
    """That day, or the first after it that is neither at a weekend nor a bank holiday."""
    while day.weekday() >= SATURDAY or day in bank_holidays(day.year, nation):
        day += timedelta(days=1)
    return day


def _winter(year: int, nation: Nation) -> list[date]:
    """Christmas and New Year, each moved off the weekend and off the other."""
    new_year = _moved(date(year, 1, 1))
    christmas = _moved(date(year, 12, 25))
    boxing = _moved(date(year, 12, 26))
    days = [new_year, christmas, boxing + timedelta(days=1) if boxing == christmas else boxing]
    if nation is Nation.SCOTLAND:
        second = _moved(date(year, 1, 2))
        days.append(second + timedelta(days=1) if second == new_year else second)
    return days


def _moved(day: date) -> date:
    """The Monday after, for a day at a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - correction + 15) % 30
    leaps, rest = divmod(of_century, 4)
    weekday = (32 + 2 * left + 2 * leaps - moon - rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
