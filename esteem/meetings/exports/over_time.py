"""Attendance over time as a file, for the group itself or to show outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.queries.over_time import ALL, OverTime, Span
from esteem.meetings.rules.small_numbers import HIDDEN, Place

Shown = int | str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the kinds in order, all who came, those not for the first time, and the average."""

    span: Span
    kinds: list[Shown]
    total: Shown
    again: Shown
    average: Shown

    @property
    def told(self) -> list[Shown]:
        """The numbers in the order of the table."""
        return [*self.kinds, self.total, self.again, self.average]


def figures(told: OverTime, hidden: Collection[Place]) -> list[Row]:
    """Each span, and the whole last."""
    return [_row(told, span, hidden) for span in ([*told.spans, told.whole] if told.spans else [])]


def _row(told: OverTime, span: Span, hidden: Collection[Place]) -> Row:
    """What is worked out from a hidden number goes with it."""

    def shown(column: int) -> Shown:
        return HIDDEN if (span.key, column) in hidden else span.numbers.get(column, 0)

    kinds, total, came = [shown(column) for column, _ in told.columns], shown(ALL), span.came
    again = HIDDEN if HIDDEN in (kinds[0], total) else came.again
    average = "" if came.average is None else HIDDEN if total == HIDDEN else came.average
    return Row(span, kinds, total, again, average)


def over_time_file(told: OverTime, hidden: Collection[Place], *, outside: bool) -> Response:
    """The table as a CSV file; names are in neither. Outside, nothing tells how many of those ticked came again."""
    heads = ["When", "Held", "Counted", *(head for _, head in told.columns), "All who came", "Came again", "On average"]
    named = told.has_names and not outside
    more = ["Names ticked", "Of them had come before"] if named else []
    return csv_file("attendance.csv", [*heads, *more], _rows(told, hidden, named=named))


def _rows(told: OverTime, hidden: Collection[Place], *, named: bool) -> Iterator[list[Any]]:
    for row in figures(told, hidden):
        span = row.span
        more = [span.named, span.returners] if named else []
        yield [span.says, span.came.held, span.came.counted, *row.told, *more]
