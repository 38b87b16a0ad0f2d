"""All of the books as files: tables that a person reads, and a ledger that other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.money import NOTHING, Money
from esteem.kernel.spreadsheets import csv_text, tables_file
from esteem.money.queries.whole import WholeBooks
from esteem.money.rules import plain_text
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.plain_text import HELD, ROOTS, Dialect, Posting, Spot

READ_ME = """All of the books, as tables.

transactions.csv  one line a booking, numbered without a gap
lines.csv         what each booking is made of; its number is the number of the booking
accounts.csv      where money is kept, and what is in each now
headings.csv      what money comes in and goes out for
funds.csv         what money may be spent on, and what each has now
projects.csv      what lines are marked with

A line stands on an account or on a heading. On an account, an amount above nought came in and one below went out; on a
heading it is the other way round. So the lines of a booking sum to nought, within each fund, and all lines of an account
sum to what is in it. Nothing is ever changed or taken out: a mistake is reversed by a later booking, which says which one.
"""


def books_file(books: WholeBooks) -> Response:
    """The whole books in one zip of tables."""
    return tables_file("books.zip", tables_of(books))


def tables_of(books: WholeBooks) -> dict[str, str]:
    """Each table by the name of its file."""
    accounts, funds = books.held
    return {
        "read-me.txt": READ_ME,
        "transactions.csv": csv_text(
            ("Number", "Day", "Kind", "Whom", "Note", "Reference", "Reverses number", "Why reversed"),
            (
                (b.number, b.day, b.kind.says, books.whom.get(b.id), b.description, b.reference, b.reverses, b.reason)
                for b in books.bookings
            ),
        ),
        "lines.csv": csv_text(("Number", "Day", "Account", "Heading", "Fund", "Project", "Amount"), _lines(books)),
        "accounts.csv": csv_text(
            ("Name", "Kind", "Details", "Closed", "Holds"),
            ((a.name, a.kind.says, a.details, a.closed_on, accounts.get(a.id, NOTHING)) for a in books.accounts),
        ),
        "headings.csv": csv_text(
            ("Name", "Kind", "In the year’s account", "Put away"),
            ((h.name, h.kind.says, h.statutory.says if h.statutory else None, h.closed_on) for h in books.headings),
        ),
        "funds.csv": csv_text(
            ("Name", "Kind", "Given by", "What it is for", "Closed", "Has"),
            ((f.name, f.kind.short, f.given_by, f.purpose, f.closed_on, funds.get(f.id, NOTHING)) for f in books.funds),
        ),
        "projects.csv": csv_text(
            ("Name", "What it is", "Put away"), ((p.name, p.about, p.closed_on) for p in books.projects)
        ),
    }


def _named(rows: Sequence[Any]) -> dict[int | None, str | None]:
    return {None: None, **{row.id: row.name for row in rows}}


def _lines(books: WholeBooks) -> Iterator[tuple[Any, ...]]:
    of = {booking.id: (booking.number, booking.day) for booking in books.bookings}
    accounts, headings, funds, projects = map(_named, (books.accounts, books.headings, books.funds, books.projects))
    for number, account, heading, fund, project, pence in books.lines:
        yield *of[number], accounts[account], headings[heading], funds[fund], projects[project], Money(pence)


def ledger_of(books: WholeBooks, dialect: Dialect, group: str) -> Response:
    """The whole books as one file of plain text."""
    answer = Response(ledger_text(books, dialect, group), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="books.{dialect.value}"'
    return answer


def ledger_text(books: WholeBooks, dialect: Dialect, group: str) -> str:
    """The words of that file."""
    spots, projects = _Spots(books), _named(books.projects)
    lines = books.lines_by_booking
    told = [
        plain_text.Told(
            row.number, row.day, books.whom.get(row.id, ""), row.description or row.kind.says, tuple(_facts(row)),
            [Posting(spots[line[1:4]], line.pence, projects[line.project_id] or "") for line in lines[row.id]],
        )
        for row in books.bookings
    ]  # fmt: skip
    return plain_text.file_of(dialect, group, told)


def _facts(row: Any) -> Iterator[tuple[str, str]]:
    if row.reference:
        yield "reference", row.reference
    if row.reverses:
        yield "reverses", str(row.reverses)
        yield "because", row.reason


class _Spots(dict[tuple[int | None, int | None, int], Spot]):
    """Each (account, heading, fund) as both programs call it, made when it is first asked for."""

    def __init__(self, books: WholeBooks) -> None:
        super().__init__()
        self.funds = _named(books.funds)
        self.fund_names = plain_text.safe_names({fund.id: fund.name for fund in books.funds})
        self.accounts = {row.id: (HELD, row.name) for row in books.accounts}
        self.account_names = plain_text.safe_names({row.id: row.name for row in books.accounts})
        self.headings = {row.id: (ROOTS[row.kind], row.name) for row in books.headings}
        self.heading_names: dict[int, str] = {}
        for kinds in ((HeadingKind.RECEIPT,), (HeadingKind.PAYMENT,), (HeadingKind.TRANSFER, HeadingKind.OPENING)):
            self.heading_names |= plain_text.safe_names({h.id: h.name for h in books.headings if h.kind in kinds})

    def __missing__(self, key: tuple[int | None, int | None, int]) -> Spot:
        account, heading, fund = key
        if account is not None:
            (root, says), safe = self.accounts[account], self.account_names[account]
        else:
            (root, says), safe = self.headings[heading or 0], self.heading_names[heading or 0]
        spot = self[key] = Spot(f"{root}:{safe}:{self.fund_names[fund]}", f"{says}, {self.funds[fund]}")
        return spot
