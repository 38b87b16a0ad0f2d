"""Attendance over time as a file, for the group itself or to show outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.queries.over_time import OverTime, Span
from esteem.meetings.rules.small_numbers import HIDDEN, UNDER, Shown, for_outside, is_small


def figures(told: OverTime, *, outside: bool) -> list[tuple[Span, list[Shown], Shown]]:
    """Each span and the whole, with its kinds and all who came, then its average; for outside with small numbers hidden."""
    spans = [*told.spans, told.whole] if told.spans else []
    table = [[*span.kinds, span.came.total] for span in spans]
    shown: list[list[Shown]] = for_outside(table) if outside else [list(row) for row in table]
    return [(span, row, _average(span, row[-1], outside)) for span, row in zip(spans, shown, strict=True)]


def _average(span: Span, total: Shown, outside: bool) -> Shown:
    """The average tells the total: it goes where that goes."""
    average = span.came.average
    if average is None:
        return ""
    if outside and is_small(average):
        return UNDER
    return average if isinstance(total, int) else HIDDEN


def over_time_file(told: OverTime, *, outside: bool) -> Response:
    """The table as a CSV file; names are in neither."""
    heads = ["When", "Held", "Counted", *told.heads, "All who came", "On average"]
    again = told.has_names and not outside
    return csv_file("attendance.csv", [*heads, "Had come before"] if again else heads, _rows(told, outside, again))


def _rows(told: OverTime, outside: bool, again: bool) -> Iterator[list[Any]]:
    for span, kinds, average in figures(told, outside=outside):
        row = [span.says, span.came.held, span.came.counted, *kinds, average]
        yield [*row, span.returners] if again else row
