"""A programme: which days it covers, what is the same of all its meetings, and how large its type can be on one side of A4."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    """What an address asks for. What makes no sense counts as not said; one too long or turned round is put right, and said so."""
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

    ROOMY = "roomy", "large, with room between"
    PLAIN = "plain", "in ordinary type"
    COLUMNS = "columns", "small, in two columns"
    LONG = "long", "on more than one side"


FITS = {Shape.ROOMY: 13, Shape.PLAIN: 26, Shape.COLUMNS: 50}  # lines on one side


def shape_for(lines: int) -> Shape:
    """The largest that fits on one side."""
    return next((shape for shape, most in FITS.items() if lines <= most), Shape.LONG)


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
