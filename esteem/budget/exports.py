"""A budget, and what was given in kind, as files: the figures of the screen, one line a heading and fund."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from werkzeug.wrappers import Response

from esteem.budget.rules.against import Against
from esteem.budget.rules.in_kind import SHORT, YearInKind
from esteem.kernel.spreadsheets import csv_file
from esteem.money.rules.years import ends_in

BUDGET = ("In or out", "Heading", "Fund", "Last year", "Budget", "So far", "Left", "Note")
IN_KIND = ("Day", "Kind", "What", "Minutes", "Value")


def budget_file(against: Against) -> Response:
    """Every line, exact to the penny."""
    rows = (
        (
            one.heading.kind.says, one.heading.name, one.fund.name, one.last_year, one.planned, one.actual, one.left,
            one.note,
        )
        for one in against.lines
    )  # fmt: skip
    return csv_file(f"budget-{ends_in(against.year)}.csv", BUDGET, rows)


def in_kind_file(given: YearInKind) -> Response:
    """Everything given in the year, then the reduced rent and the sum."""
    return csv_file(f"in-kind-{ends_in(given.year)}.csv", IN_KIND, _given(given))


def _given(given: YearInKind) -> Iterator[tuple[Any, ...]]:
    yield from ((one.day, SHORT[one.kind], one.what, one.minutes, one.worth) for one in given.gifts)
    yield ("", "Reduced rent", f"{given.meetings} meetings until {given.until.isoformat()}", "", given.room)
    yield ("", "In all", "", "", given.total)
