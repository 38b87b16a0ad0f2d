"""Figures for outside the group: small numbers, and those from which a small one could be worked out, are not shown.

Fewer than five is what official statistics in the UK leave out, so that nobody is known by being one of few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LEAST = 5
UNDER, HIDDEN = f"under {LEAST}", "not shown"
Place = tuple[int, int]
Shown = int | str


def is_small(number: int) -> bool:
    return 0 < number < LEAST


def for_outside(table: Sequence[Sequence[int]]) -> list[list[Shown]]:
    """A table whose last column and last row are the sums of the others, as it may be shown to anybody.

    Where one number alone would be missing from a row or a column, the next smallest of it goes too.
    """
    gone = {(r, c) for r, row in enumerate(table) for c, number in enumerate(row) if is_small(number)}
    while more := _one_more(table, gone):
        gone.add(more)
    return [[_shown(number, (r, c) in gone) for c, number in enumerate(row)] for r, row in enumerate(table)]


def _shown(number: int, hidden: bool) -> Shown:
    if not hidden:
        return number
    return UNDER if is_small(number) else HIDDEN


def _one_more(table: Sequence[Sequence[int]], gone: set[Place]) -> Place | None:
    """The place to hide next: in a line where exactly one is hidden, the smallest that is not; a nought last of all."""
    for line in _lines(len(table), len(table[0]) if table else 0):
        hidden = [place for place in line if place in gone]
        others = [place for place in line if place not in gone]
        if len(hidden) == 1 and others:
            return min(others, key=lambda place: (table[place[0]][place[1]] == 0, table[place[0]][place[1]]))
    return None


def _lines(rows: int, columns: int) -> Iterator[list[Place]]:
    if columns > 1:
        yield from ([(r, c) for c in range(columns)] for r in range(rows))
    if rows > 1:
        yield from ([(r, c) for r in range(rows)] for c in range(columns))
