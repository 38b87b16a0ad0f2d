"""The cash book and the year's account as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.money.queries.cash_book import Entry
from esteem.money.rules.statements import YearStatement
from esteem.money.rules.years import ends_in

CASH_BOOK = (
    "Number", "Day", "Kind", "What for", "With whom", "Note", "Account", "Fund", "In", "Out", "Moved", "Balance", "Reversed",
)  # fmt: skip


def cash_book_file(entries: Iterable[Entry]) -> Response:
    """What the list shows, on all its pages."""
    rows = (
        (
            e.number, e.day, e.kind.says, e.heading, e.who, e.description, e.account, e.fund,
            e.money_in, e.money_out, e.moved, e.balance, _standing(e),
        )
        for e in entries
    )  # fmt: skip
    return csv_file("cash-book.csv", CASH_BOOK, rows)


def _standing(entry: Entry) -> str:
    return "reversal" if entry.reverses else "reversed" if entry.is_reversed else ""


def year_file(statement: YearStatement) -> Response:
    """The year's account, line by line, exact to the penny."""
    return csv_file(
        f"year-{ends_in(statement.books.year)}.csv", ("Section", "Line", *statement.layout.titles), _lines(statement)
    )


def _lines(statement: YearStatement) -> Iterator[tuple[Any, ...]]:
    section = ""
    for line in statement.account.lines():
        section = line.code or section
        if line.row is not None:
            yield (line.code or (section if line.style == "row" else ""), line.label, *line.row.figures)
    for row in statement.assets.cash:
        yield ("B1", row.label, *row.figures)
    yield ("B1", statement.assets.total_cash.label, *statement.assets.total_cash.figures)
