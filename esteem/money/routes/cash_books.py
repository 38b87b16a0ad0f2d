"""A cash book from a spreadsheet: uploaded, its columns named, looked at, brought in, undone."""

from __future__ import annotations

import hashlib
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.db import finish_reading
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.pages import check_form_key, find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.kernel.text import plural
from esteem.kernel.uploads import Uploaded
from esteem.money import imports
from esteem.money.actions import cash_books as actions
from esteem.money.forms.cash_books import CashBookUploadForm, cash_book_columns
from esteem.money.models import CashBookFile
from esteem.money.permissions import Money
from esteem.money.queries import cash_books as queries
from esteem.money.queries.places import accounts, every_place
from esteem.money.queries.prefill import likely
from esteem.money.routes.blueprint import bp
from esteem.money.rules.cash_books import Chosen
from esteem.money.rules.kinds import TransactionKind

FIRST = 12  # lines of a preview


@bp.route("/cash-books/", methods=["GET", "POST"])
@allows(Money.RECORD)
def cash_books() -> Response:
    form = CashBookUploadForm()
    if not accounts():
        return page("money/cash_books/index.html", form=None, listing=queries.cash_books(number=1))
    if form.sent() and (book := form.carry_out(_upload)):
        return go("money.cash_book_columns_of", book_id=book.id)
    return page("money/cash_books/index.html", form=form, listing=queries.cash_books(number=page_number()))


def _upload(*, file: Uploaded) -> CashBookFile:
    """Read the file while nobody waits for the database; had the same form come meanwhile, its answer stands."""
    finish_reading()
    sheet = imports.read_file(file.content, file.ending)
    check_form_key()
    digest = hashlib.sha256(file.content).hexdigest()
    return actions.upload_cash_book(file_name=file.name, digest=digest, words=sheet.written)


@bp.route("/cash-books/<int:book_id>/columns/", methods=["GET", "POST"])
@allows(Money.RECORD)
def cash_book_columns_of(book_id: int) -> Response:
    book = find(CashBookFile, book_id)
    if not book.waits or not accounts():
        return go("money.cash_book_file", book_id=book_id)
    sheet, before = imports.Sheet.of(book), Chosen.read(book.columns) if book.columns else None
    given = _given(before) if before else likely(TransactionKind.IN)
    form = cash_book_columns(sheet, before.kinds if before else imports.guessed_for(sheet), data=given)
    if form.sent():
        chosen = form.chosen(sheet.width)
        if form.carry_out(lambda **_: actions.choose_columns(book=book, chosen=chosen)) is not None:
            return go("money.cash_book_file", book_id=book_id)
    return page("money/cash_books/columns.html", form=form, book=book, sheet=sheet)


def _given(before: Chosen) -> dict[str, Any]:
    return {name: getattr(before, name) for name in Chosen.__slots__ if name != "kinds"}


@bp.get("/cash-books/<int:book_id>/")
@allows(Money.RECORD)
def cash_book_file(book_id: int) -> Response:
    book = find(CashBookFile, book_id)
    return _shown(book, Form()) if book.waits else _done(book, Form())


def _shown(book: CashBookFile, form: Form) -> Response:
    """What the file would do; where its columns are not named, they are asked for first."""
    if not book.columns:
        return go("money.cash_book_columns_of", book_id=book.id)
    plan, problem = None, ""
    try:
        plan = imports.plan_for(book)
    except RuleBroken as broken:
        problem = broken.sentence
    chosen = Chosen.read(book.columns)
    return page(
        "money/cash_books/preview.html", form=form, book=book, plan=plan, problem=problem, first=FIRST, called=every_place(),
        makes=chosen.new_headings,
    )  # fmt: skip


@bp.post("/cash-books/<int:book_id>/bring-in/")
@allows(Money.RECORD)
def bring_cash_book_in(book_id: int) -> Response:
    book, form = find(CashBookFile, book_id), Form()
    if not book.waits or not book.columns:
        return go("money.cash_book_file", book_id=book_id)
    if form.carry_out(_bring_in, clean=False, book_id=book_id) is None:
        return _shown(find(CashBookFile, book_id), form)
    done = find(CashBookFile, book_id)
    return go("money.cash_book_file", book_id=book_id, said=f"{plural(done.added, 'booking')} made.")


def _bring_in(*, book_id: int, **_: Any) -> CashBookFile:
    book = find(CashBookFile, book_id)
    plan = imports.plan_for(book)
    return actions.bring_in(
        book=book, lines=imports.lines_of(plan), marks=[row.mark for row in plan.new], known=plan.known_count
    )


def _done(book: CashBookFile, form: Form) -> Response:
    return page(
        "money/cash_books/done.html", form=form, book=book, bookings=list(reversed(queries.bookings_of(book)))[:FIRST],
        may_undo=queries.is_latest(book),
    )  # fmt: skip


@bp.post("/cash-books/<int:book_id>/undo/")
@allows(Money.RECORD)
def undo_cash_book(book_id: int) -> Response:
    form = Form()
    if form.carry_out(lambda **_: actions.undo(book=find(CashBookFile, book_id))) is None:
        return _done(find(CashBookFile, book_id), form)
    return go("money.cash_book_file", book_id=book_id, said="Every booking of it is reversed.")


@bp.post("/cash-books/<int:book_id>/throw-away/")
@allows(Money.RECORD)
def throw_cash_book_away(book_id: int) -> Response:
    form = Form()
    if form.carry_out(lambda **_: _throw_away(book_id)) is None:
        return _done(find(CashBookFile, book_id), form)
    return go("money.cash_books", said="The file is thrown away. Nothing was changed.")


def _throw_away(book_id: int) -> bool:
    actions.throw_away(book=find(CashBookFile, book_id))
    return True
