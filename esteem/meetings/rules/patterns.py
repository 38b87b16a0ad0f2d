"""When meetings that follow a pattern are: pure days and wall times, nothing computed in UTC."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice

from esteem.kernel.dates import MONTHS, WEEKDAYS, clamp_day, say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, plural

MOST = 200  # meetings of one pattern made at once
LONGEST_STEP = 24
REMIND = timedelta(weeks=8)  # the last one made is nearer than this: time to carry the pattern on


class Every(Said):
    """How a pattern goes."""

    WEEKS = "weeks", "Every week, or every few weeks"
    WEEKDAY = "weekday", "On a weekday of the month, like the second Tuesday"
    DATE = "date", "On a date of the month, like the 15th"
    QUARTER = "quarter", "Once a quarter, on a weekday, like the first Monday"
    CHOSEN = "chosen", "On a weekday of the months I tick"
    YEAR = "year", "Once a year, on a weekday of the month it begins in"


class Turn(Said):
    """Which of a month's Tuesdays."""

    FIRST = "1", "first"
    SECOND = "2", "second"
    THIRD = "3", "third"
    FOURTH = "4", "fourth"
    FIFTH = "5", "fifth"
    LAST = "last", "last"


class Weekday(Said):
    MONDAY = "0", "Monday"
    TUESDAY = "1", "Tuesday"
    WEDNESDAY = "2", "Wednesday"
    THURSDAY = "3", "Thursday"
    FRIDAY = "4", "Friday"
    SATURDAY = "5", "Saturday"
    SUNDAY = "6", "Sunday"


STEPPED = frozenset({Every.WEEKS, Every.WEEKDAY, Every.DATE})
ON_TURN = frozenset({Every.WEEKDAY, Every.QUARTER, Every.CHOSEN, Every.YEAR})


@dataclass(frozen=True, slots=True)
class Pattern:
    """How often, on which day, from when until when; `weekday` is 0 for Monday."""

    every: Every
    starts_on: date
    step: int = 1
    weekday: int = 0
    turn: Turn = Turn.FIRST
    day_of_month: int = 1
    months: frozenset[int] = frozenset()
    not_months: frozenset[int] = frozenset()
    until_on: date | None = None
    times: int | None = None

    @property
    def is_endless(self) -> bool:
        return self.until_on is None and self.times is None

    @property
    def says(self) -> str:
        """The pattern in words: "every second Tuesday of the month, but not in August"."""
        left_out = _listed(MONTHS[month - 1] for month in sorted(self.not_months))
        return f"{_rhythm(self)}{f', but not in {left_out}' if left_out else ''}"


RHYTHM = ("every", "step", "weekday", "turn", "day_of_month", "in_months", "out_months")


def settled(
    *, every: Every, starts_on: date, step: int | None, weekday: Weekday | None, turn: Turn | None, day_of_month: int | None,
    months: Collection[int], not_months: Collection[int],
) -> dict[str, object]:  # fmt: skip
    """How it goes, as it is kept: what was left open is as on the first day, and what that kind of rule does not ask is plain."""
    if every is Every.QUARTER and turn is None and weekday is None and starts_on.month % 3 != 1:
        every, step = Every.WEEKDAY, 3  # the first day is not in a quarter's first month: every third month from there
    as_first = Turn.read(str((starts_on.day - 1) // 7 + 1), Turn.LAST) if starts_on.day <= 28 else Turn.LAST
    on_date = every is Every.DATE
    return {
        "every": every,
        "step": (step or 1) if every in STEPPED else 1,
        "weekday": Weekday.MONDAY if on_date else weekday or [*Weekday][starts_on.weekday()],
        "turn": (turn or as_first) if every in ON_TURN else Turn.FIRST,
        "day_of_month": (day_of_month or starts_on.day) if on_date else 1,
        "in_months": " ".join(str(month) for month in sorted(months)) if every is Every.CHOSEN else "",
        "out_months": " ".join(str(month) for month in sorted(not_months)),
    }


def nearest(old: Collection[date], new: Collection[date]) -> dict[date, date]:
    """Which old day becomes which new one: each goes to the nearest new day, and of several there the nearest stays."""
    if not new:
        return {}
    gaps = {was: min(abs(was - is_now) for is_now in new) for was in old}
    wishes = sorted((gap, was, is_now) for was, gap in gaps.items() for is_now in new if abs(was - is_now) == gap)
    found: dict[date, date] = {}
    taken: set[date] = set()
    for _, was, is_now in wishes:
        if was not in found and is_now not in taken:
            found[was] = is_now
            taken.add(is_now)
    return found


def _rhythm(pattern: Pattern) -> str:
    weekday, step = WEEKDAYS[pattern.weekday], pattern.step
    if pattern.every is Every.WEEKS:
        return {1: f"every {weekday}", 2: f"every other {weekday}"}.get(step, f"{weekday} every {step} weeks")
    which = f"the {pattern.turn.says} {weekday}"
    if pattern.every is Every.QUARTER:
        return f"{which} of the quarter"
    if pattern.every is Every.CHOSEN:
        return f"{which} in {_listed(MONTHS[month - 1] for month in sorted(pattern.months))}"
    if pattern.every is Every.YEAR:
        return f"{which} in {MONTHS[pattern.starts_on.month - 1]}, once a year"
    if pattern.every is Every.DATE:
        which = f"the {_nth(pattern.day_of_month)}"
    return f"{which} of {_months_said(step)}"


def _months_said(step: int) -> str:
    usual = {1: "the month", 2: "every other month", 12: "the month, once a year"}
    return usual.get(step, f"the month, every {step} months")


def _nth(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _listed(words: Iterator[str]) -> str:
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def months_said(written: str) -> str:
    """Months as they are kept ("1 8"), in words."""
    return _listed(MONTHS[int(month) - 1] for month in written.split())


def days_said(written: str) -> str:
    """Days as they are kept, in words."""
    return _listed(say_day(date.fromisoformat(day)) for day in written.split())


def nth_weekday(year: int, month: int, weekday: int, turn: Turn) -> date | None:
    """The second Tuesday (0 is Monday) of a month, or its last; None when a month has no fifth."""
    if turn is Turn.LAST:
        last = clamp_day(year, month, 31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7, weeks=int(turn) - 1)
    return found if found.month == month else None


def nth_of_quarter(year: int, month: int, weekday: int, turn: Turn) -> date | None:
    """The second Tuesday of the quarter that begins with that month, or its last."""
    if turn is Turn.LAST:
        return nth_weekday(year, month + 2, weekday, turn)
    first = nth_weekday(year, month, weekday, Turn.FIRST)
    return first and first + timedelta(weeks=int(turn) - 1)


def _endless(pattern: Pattern) -> Iterator[date]:
    """Its days in order from its first day on, without end; a date a month lacks is the month's last day."""
    start = pattern.starts_on
    if pattern.every is Every.WEEKS:
        first = start + timedelta(days=(pattern.weekday - start.weekday()) % 7)
        yield from (first + timedelta(weeks=pattern.step * number) for number in count())
    step = {Every.CHOSEN: 1, Every.QUARTER: 3, Every.YEAR: 12}.get(pattern.every, pattern.step)
    months_back = (start.month - 1) % 3 if pattern.every is Every.QUARTER else 0
    for month in count(start.year * 12 + start.month - 1 - months_back, step):
        year, number = month // 12, month % 12 + 1
        if year > 9000:
            return
        if pattern.every is Every.CHOSEN and number not in pattern.months:
            continue
        day = _in_month(pattern, year, number)
        if day is not None and day >= start:
            yield day


def _in_month(pattern: Pattern, year: int, month: int) -> date | None:
    if pattern.every is Every.DATE:
        return clamp_day(year, month, pattern.day_of_month)
    if pattern.every is Every.QUARTER:
        return nth_of_quarter(year, month, pattern.weekday, pattern.turn)
    return nth_weekday(year, month, pattern.weekday, pattern.turn)


def a_year_on(day: date) -> date:
    """The day before the same date of the next year: a year's last day."""
    return clamp_day(day.year + 1, day.month, day.day) - timedelta(days=1)


def days_of(pattern: Pattern, *, after: date | None = None, left_out: Collection[date] = ()) -> list[date]:
    """Its days: all until its end; without an end a year of them, from its beginning or `after` the last that was made.

    `times` counts those that take place: neither in a month left out nor on a day left out. Raises RuleBroken for too many.
    """
    begins = pattern.starts_on if after is None else after + timedelta(days=1)
    ends = pattern.until_on or (a_year_on(begins) if pattern.times is None else date(9000, 1, 1))
    taken = (day for day in _until(pattern, ends) if day not in left_out)
    whole = taken if pattern.times is None else islice(taken, min(pattern.times, 10 * MOST))
    days = [day for day in whole if day >= begins]
    if len(days) > MOST or (pattern.times or 0) > MOST:
        many = max(len(days), pattern.times or 0)
        raise RuleBroken(
            f"That would be {plural(many, 'meeting')}. A pattern makes {MOST} at the most; end it sooner and carry it on later.",
            field="times" if pattern.times is not None else "until_on",
        )
    return days


def _until(pattern: Pattern, ends: date) -> Iterator[date]:
    """Its days up to that one, months left out passed over; it gives up when a whole century brings none."""
    last = pattern.starts_on
    for day in _endless(pattern):
        if day > ends or (day - last).days > 36_525:
            return
        if day.month not in pattern.not_months:
            last = day
            yield day


def check_pattern(pattern: Pattern, today: date) -> None:
    """Raise RuleBroken for a pattern that makes no sense, or makes nothing."""
    if pattern.every is Every.CHOSEN and not pattern.months:
        raise RuleBroken("Tick the months it is in.", field="months")
    if pattern.until_on is not None and pattern.times is not None:
        raise RuleBroken("Say until when, or how many times; not both.", field="times")
    if pattern.until_on is not None and pattern.until_on < pattern.starts_on:
        raise RuleBroken("It ends before it begins.", field="until_on")
    if pattern.starts_on.year < today.year - 1 or pattern.starts_on.year > today.year + 5:
        raise RuleBroken("Begin within the next five years. Look at the year.", field="starts_on")
    if len(pattern.not_months) == 12:
        raise RuleBroken("Every month is left out, so there would be none.", field="not_months")
    if not days_of(pattern):
        raise RuleBroken(f"There is no such day {_when(pattern)}. Change the rule, or when it ends.", field="every")


def _when(pattern: Pattern) -> str:
    ends = pattern.until_on or a_year_on(pattern.starts_on)
    return f"from {say_day(pattern.starts_on)} to {say_day(ends)}"


def misses(pattern: Pattern) -> str:
    """What is to be minded about a rule that not every month can keep; "" when every month can."""
    if pattern.every is Every.DATE and pattern.day_of_month > 28:
        return f"A month without a {_nth(pattern.day_of_month)} has it on its last day."
    if pattern.every in ON_TURN - {Every.QUARTER} and pattern.turn is Turn.FIFTH:
        return f"A month without a fifth {WEEKDAYS[pattern.weekday]} has none."
    return ""
