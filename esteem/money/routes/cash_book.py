"""The cash book: the list, its file, one booking, and whether the books hold."""

from __future__ import annotations

from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import find, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.money import checks, exports
from esteem.money.models import Transaction
from esteem.money.permissions import Money
from esteem.money.queries import cash_book, glance, places, years
from esteem.money.queries.bookings import told
from esteem.money.routes.blueprint import bp
from esteem.money.rules.wanted import Direction, Wanted
from esteem.money.rules.years import ends_in, name_of
from esteem.people.permissions import People


def _wanted() -> Wanted:
    """What the address asks for; one person's bookings only for those who may see by person what came and went."""
    year, by_name = years.this_year(), may(People.SEE)
    wanted = Wanted.read(request.args, this_year=year, year_ending=years.year_ending_in, by_name=by_name)
    return wanted if by_name and may(Money.BY_PERSON) else replace(wanted, person=None)


@bp.get("/")
@allows(Money.SEE)
def index() -> Response:
    wanted, known = _wanted(), places.every_place()
    book = cash_book.cash_book(wanted, number=page_number(), called=known)
    return page(
        "money/index.html", book=book, listing=book.listing, wanted=wanted, known=known, directions=Direction,
        balances=glance.balances(known), years=[(ends_in(year), name_of(year)) for year in years.years_with_books()],
    )  # fmt: skip


@bp.get("/cash-book.csv")
@allows(Money.SEE)
def export() -> Response:
    return exports.cash_book_file(cash_book.everything(_wanted(), called=places.every_place()))


@bp.get("/<int:transaction_id>/")
@allows(Money.SEE)
def transaction(transaction_id: int) -> Response:
    row, by_name, known = find(Transaction, transaction_id), may(People.SEE), places.every_place()
    entries = _history(row) if by_name or not row.names_a_member else []
    booking = told(row, by_name=by_name)
    return page(
        "money/transaction.html", booking=booking, entries=entries, has_projects=bool(known.projects),
        warned=glance.warned_by(row, known) if booking.undone_by is None else (),
    )  # fmt: skip


def _history(row: Transaction) -> list[history.Entry]:
    """What was changed of it: of its lines only the project, which may be put right later."""
    lines = [("money_line", line.id) for line in row.lines]
    kept = history.of_many([("money_transaction", row.id), *lines])
    return [entry for entry in kept if entry.subject != "money_line" or entry.what == history.CHANGED]


@bp.get("/checks/")
@allows(Money.SEE)
def check() -> Response:
    return page("money/checks.html", checks=checks.all_checks(), balances=glance.balances())
