"""How long an examiner may look, and which vouchers make a sample."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from esteem.kernel.errors import RuleBroken

DAYS = 14  # how long a visit lasts, unless told otherwise
LONGEST = 92
MOST_IN_SAMPLE = 500


def usual_end(today: date) -> date:
    """The last day of a visit that nobody said another day for."""
    return today + timedelta(days=DAYS)


def check_until(until_on: date, today: date) -> None:
    """Raise RuleBroken when a visit would end before today, or go on for more than a season."""
    if until_on < today:
        raise RuleBroken("That day is past. Enter the last day they may look.", field="until_on")
    if until_on > today + timedelta(days=LONGEST):
        raise RuleBroken("Three months at most; it can be made longer when the time comes.", field="until_on")


def picked(numbers: Sequence[int], *, wanted: int, first: int = 1) -> list[int]:
    """Evenly spaced ones of these, which are in order: the one at place `first`, and on from there, round past the end.

    The same year’s vouchers, the same `wanted` and `first` always pick the same ones.
    """
    count = len(numbers)
    if not count:
        return []
    wanted, begin = min(max(wanted, 1), count), (max(first, 1) - 1) % count
    return [numbers[(begin + place * count // wanted) % count] for place in range(wanted)]
