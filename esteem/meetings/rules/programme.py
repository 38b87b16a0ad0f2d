"""A programme: which days it covers, what is the same of all its meetings, and how large its type can be on one side of A4."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from esteem.kernel.dates import MONTHS, WEEKDAYS, clamp_day, parse_day
from esteem.kernel.text import Said

LONGEST = timedelta(days=731)
MONTHS_AHEAD = 3
MOST = 300  # meetings; more than that nobody pins up

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first to the last, both included; `minds` says what was put right in what was asked for."""

    first_on: date
    last_on: date
    minds: str = ""

    @property
    def says(self) -> str:
        """In whole months, as a heading has it."""
        first, last = self.first_on, self.last_on
        begin, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return end
        return f"{begin} to {end}" if first.year == last.year else f"{begin} {first.year} to {end}"


def usual_span(today: date) -> Span:
    """From today to the end of the month three months on."""
    ahead = today.month - 1 + MONTHS_AHEAD
    return Span(today, clamp_day(today.year + ahead // 12, ahead % 12 + 1, 31))


def read_span(first: str, last: str, today: date) -> Span:
    """What an address asks for. What makes no sense counts as not said; one too long or turned round is put right, in words."""
    usual = usual_span(today)
    first_on = _day(first) or usual.first_on
    last_on = _day(last) or max(usual.last_on, usual_span(first_on).last_on)
    if last_on < first_on:
        return Span(last_on, first_on, "It ended before it began: the two days are the other way round now.")
    if last_on - first_on > LONGEST:
        return Span(first_on, first_on + LONGEST, "A programme covers two years at the most: it ends earlier now.")
    return Span(first_on, last_on)


def _day(written: str) -> date | None:
    try:
        return parse_day(written) if written else None
    except ValueError:
        return None


class Shape(Said):
    """How it is laid out, the largest type first."""

    ROOMY = "roomy", "in large type"
    PLAIN = "plain", "in ordinary type"
    PAIRED = "paired", "in ordinary type and two columns"
    COLUMNS = "columns", "in small type and two columns"
    LONG = "long", "on more than one side"


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the programme: what is on, or that there is none."""

    day: str
    short_day: str
    what: str
    more: Sequence[str] = ()
    is_off: bool = False


@dataclass(slots=True)
class MonthOf:
    """The lines under the name of a month."""

    name: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Type:
    """How large the type of a shape is (points), how wide its text (mm) beside the day, and the white between lines (mm)."""

    points: float
    wide: float
    day: float  # in its own size
    between: float
    above_month: float

    @property
    def em(self) -> float:
        return self.points * 0.3528

    def rows(self, words: str) -> int:
        """How many rows the words fill: a letter is about half as wide as it is high."""
        return -(-len(words) // max(1, int((self.wide / self.em - self.day) / 0.48))) if words else 0

    def height(self, month: MonthOf) -> float:
        """Of a month with its name, in mm."""
        rows = sum(1.45 * max(1, self.rows(line.what)) + 1.3 * self.rows(" · ".join(line.more)) for line in month.lines)
        return self.above_month + 1.5 + self.em * (1.6 + rows) + self.between * len(month.lines)

    def around(self, usually: int) -> float:
        """Of everything but the months: the name, the heading, what is the same each time, and the line at the foot."""
        return 32 + self.em * (8.5 + 1.6 * usually)


TWO = frozenset({Shape.PAIRED, Shape.COLUMNS})  # columns
SIDE = 252.0  # mm of A4 between its margins, less a little to be sure
TYPES = {  # as css/paper.css has them
    Shape.ROOMY: Type(16, 165, 7.4, 2.4, 4.5),
    Shape.PLAIN: Type(12.5, 165, 7.4, 1.6, 4.5),
    Shape.PAIRED: Type(12.5, 78, 3.9, 1.2, 3),
    Shape.COLUMNS: Type(10.5, 78, 3.9, 0.8, 2.5),
}


def shape_for(months: Sequence[MonthOf], usually: int) -> Shape:
    """The largest that fits on one side."""
    for shape, type_ in TYPES.items():
        columns = in_columns(months, shape)
        tallest = max(sum(map(type_.height, column)) for column in columns)
        if type_.around(usually) + tallest <= SIDE:
            return shape
    return Shape.LONG


def in_columns(months: Sequence[MonthOf], shape: Shape) -> list[Sequence[MonthOf]]:
    """The months as they stand beside each other: two columns as nearly alike as whole months can be, or one."""
    if shape not in TWO:
        return [months]
    heights = [TYPES[shape].height(month) for month in months]
    cut = min(range(len(months) + 1), key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))
    return [months[:cut], months[cut:]]


def shared(things: Iterable[Thing]) -> tuple[Thing | None, bool]:
    """What most of them are, if more than half are alike, and whether all are."""
    counted = Counter(things)
    if not counted:
        return None, False
    (thing, many), *_ = counted.most_common(1)
    return (thing, len(counted) == 1) if many * 2 > counted.total() else (None, False)


def weekday_said(days: Sequence[date]) -> str:
    """`Thursdays` when all are on the same day of the week and there are several; else nothing."""
    found = {day.weekday() for day in days}
    return f"{WEEKDAYS[found.pop()]}s" if len(found) == 1 and len(days) > 1 else ""


def months_between(first: date, last: date) -> list[tuple[int, int]]:
    """Year and month of each month from the one day to the other."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [(number // 12, number % 12 + 1) for number in range(begin, end + 1)]
