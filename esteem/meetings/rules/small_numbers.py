"""Figures for outside the group: small numbers, and those from which a small one could be worked out, are not shown.

Fewer than five is what official statistics in the UK leave out, so that nobody is known by being one of few. All that
is hidden is called the same, since "under five" beside a sum can tell as much as the number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

LEAST = 5
HIDDEN = "hidden"
Place = tuple[str, int]  # a span and a column
Line = Sequence[Place]  # the last is the sum of those before it


def is_small(number: int) -> bool:
    return 0 < number < LEAST


def to_hide(numbers: Mapping[Place, int], lines: Collection[Line]) -> frozenset[Place]:
    """The places not to be shown, so that no small number can be read, or worked out from the sums. Noughts stay."""
    told = [[place for place in line if numbers[place]] for line in lines]
    gone = {place for place, number in numbers.items() if is_small(number)}
    while more := _too_open(numbers, told, gone) or _beside(numbers, told, gone, worked_out(told, gone)):
        gone |= more
    return frozenset(gone)


def _too_open(numbers: Mapping[Place, int], lines: Iterable[Line], gone: set[Place]) -> set[Place]:
    """From each line where one alone is hidden, or where those hidden are few together, the smallest shown."""
    more = set()
    for line in lines:
        hidden = [place for place in line if place in gone]
        few = line and line[-1] not in gone and is_small(sum(numbers[place] for place in hidden))
        if len(hidden) == 1 or few:
            more |= _smallest(numbers, [place for place in line if place not in gone])
    return more


def _beside(numbers: Mapping[Place, int], lines: Iterable[Line], gone: set[Place], open_: set[Place]) -> set[Place]:
    """The smallest shown in the lines of those that can be worked out."""
    return _smallest(numbers, {place for line in lines if open_ & {*line} for place in line if place not in gone})


def _smallest(numbers: Mapping[Place, int], places: Collection[Place]) -> set[Place]:
    return {min(places, key=lambda place: (numbers[place], place))} if places else set()


def worked_out(lines: Iterable[Line], gone: Collection[Place]) -> set[Place]:
    """Which of the hidden numbers the sums give away: each line is an equation, and they are solved together."""
    solved: dict[Place, dict[Place, Fraction]] = {}
    for line in lines:
        row = {place: Fraction(-1 if place == line[-1] else 1) for place in line if place in gone}
        for place in [place for place in row if place in solved]:
            _take(row, solved[place], place)
        if not row:
            continue
        pivot, by = next(iter(row.items()))
        row = {place: share / by for place, share in row.items()}
        for other in solved.values():
            if pivot in other:
                _take(other, row, pivot)
        solved[pivot] = row
    return {place for place, row in solved.items() if len(row) == 1}


def _take(row: dict[Place, Fraction], other: Mapping[Place, Fraction], place: Place) -> None:
    """Take so many times the other from a row that the place is gone from it."""
    times = row[place]
    for each, share in other.items():
        left = row.get(each, Fraction(0)) - times * share
        if left:
            row[each] = left
        else:
            row.pop(each, None)
