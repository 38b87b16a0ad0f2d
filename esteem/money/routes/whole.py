"""Taking the books elsewhere: all of them as tables, and as a ledger for other programs."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.group.queries import the_group
from esteem.kernel.pages import page
from esteem.kernel.permissions import allows, may
from esteem.money.exports.whole import books_file, ledger_of
from esteem.money.permissions import Money
from esteem.money.queries.whole import WholeBooks, whole_books
from esteem.money.queries.years import last_number
from esteem.money.routes.blueprint import bp
from esteem.money.rules.plain_text import Dialect
from esteem.people.permissions import People


@bp.get("/elsewhere/")
@allows(Money.SEE)
def elsewhere() -> Response:
    return page("money/elsewhere.html", count=last_number(), by_name=may(People.SEE))


def _whole() -> WholeBooks:
    return whole_books(by_name=may(People.SEE))


def _ledger(dialect: Dialect) -> Response:
    group = the_group()
    return ledger_of(_whole(), dialect, group.name if group else "")


@bp.get("/elsewhere/books.zip")
@allows(Money.SEE)
def books_zip() -> Response:
    return books_file(_whole())


@bp.get("/elsewhere/books.beancount")
@allows(Money.SEE)
def books_beancount() -> Response:
    return _ledger(Dialect.BEANCOUNT)


@bp.get("/elsewhere/books.journal")
@allows(Money.SEE)
def books_journal() -> Response:
    return _ledger(Dialect.HLEDGER)
