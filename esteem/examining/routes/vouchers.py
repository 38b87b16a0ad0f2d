"""Voucher by voucher: the list, a sample of it, one with its receipts; ticks, comments and questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.examining import actions, queries
from esteem.examining.forms import AskForm, CommentForm
from esteem.examining.models import ExaminerVisit
from esteem.examining.permissions import Examining
from esteem.examining.routes.blueprint import bp
from esteem.examining.routes.books import looking, own_visit
from esteem.examining.rules.visits import MOST_IN_SAMPLE, picked
from esteem.kernel import storage
from esteem.kernel.attached import answer_file
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.money.models import Receipt, Transaction
from esteem.money.queries.receipts import receipts_of
from esteem.money.rules.years import name_of


@bp.get("/books/vouchers/")
@allows(Examining.EXAMINE)
def vouchers() -> Response:
    visit = looking("The list of vouchers")
    year, show = queries.year_of(visit), request.args.get("show", "")
    wanted, first = asked_number("sample") or 0, asked_number("first") or 1
    among = _sample(queries.numbers_of(year), wanted, first) if wanted else None
    listing = queries.vouchers(
        visit, year, number=page_number(), left=show == "left", commented=show == "commented", among=among
    )
    return page(
        "examining/vouchers.html", visit=visit, name=name_of(year), listing=listing, show=show,
        progress=queries.progress_of([visit])[visit.id], sample=len(among) if among is not None else None, first=first,
        wanted=wanted,
    )  # fmt: skip


def _sample(numbers: Sequence[int], wanted: int, first: int) -> list[int]:
    return picked(numbers, wanted=min(wanted, MOST_IN_SAMPLE), first=first)


def _of_the_year(visit: ExaminerVisit, transaction_id: int) -> Transaction:
    """The booking, when it is of the year the visit is for; else the plain 404 page, as if it were not there."""
    row = find(Transaction, transaction_id)
    return row if row.day in queries.year_of(visit) else abort(404)


@bp.get("/books/vouchers/<int:transaction_id>/")
@allows(Examining.EXAMINE)
def voucher(transaction_id: int) -> Response:
    visit = looking(f"Voucher {_of_the_year(own_visit(), transaction_id).number}")
    return _voucher_page(visit, transaction_id)


def _voucher_page(visit: ExaminerVisit, transaction_id: int, **forms: Any) -> Response:
    year = queries.year_of(visit)
    shown = queries.voucher(visit, year, transaction_id) or abort(404)
    row = shown.booking.row
    hides = row.names_a_member and not visit.shows_names
    told = {"comment_form": CommentForm(data={"comment": shown.comment}), "ask_form": AskForm(), **forms}
    form = next((one for one in forms.values()), None)
    return page(
        "examining/voucher.html", visit=visit, shown=shown, booking=shown.booking, hides=hides,
        receipts=[] if hides else [one for one in receipts_of(row.id) if one.removed_at is None],
        year=year,
        asked=[one for one in queries.queries_of([visit.id]) if one.transaction_id == row.id],
        locked=queries.why_locked(visit), form=form, **told,
    )  # fmt: skip


@bp.get("/books/vouchers/<int:transaction_id>/receipts/<int:receipt_id>/")
@allows(Examining.EXAMINE)
def voucher_receipt(transaction_id: int, receipt_id: int) -> Response:
    """The file; not of a booking that names a member, unless the visit allows names."""
    visit = own_visit()
    row, found = _of_the_year(visit, transaction_id), find(Receipt, receipt_id)
    if found.transaction_id != row.id or found.removed_at is not None or (row.names_a_member and not visit.shows_names):
        abort(404)
    number = row.number
    looking(f"A receipt of voucher {number}")
    found = find(Receipt, receipt_id)
    try:
        content = storage.fetch(found.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_file(content, name=f"receipt {number} {found.name}", ending=found.ending)


def _mark(act: Callable[..., object], transaction_id: int, said: str) -> Response:
    visit = own_visit()
    act(visit=visit, transaction=_of_the_year(visit, transaction_id))
    return go("examining.voucher", transaction_id=transaction_id, said=said)


@bp.post("/books/vouchers/<int:transaction_id>/tick/")
@allows(Examining.EXAMINE)
def tick(transaction_id: int) -> Response:
    return _mark(actions.tick, transaction_id, "Ticked.")


@bp.post("/books/vouchers/<int:transaction_id>/untick/")
@allows(Examining.EXAMINE)
def untick(transaction_id: int) -> Response:
    return _mark(actions.untick, transaction_id, "The tick is taken back.")


@bp.post("/books/vouchers/<int:transaction_id>/comment/")
@allows(Examining.EXAMINE)
def comment(transaction_id: int) -> Response:
    visit, form = own_visit(), CommentForm()
    row = _of_the_year(visit, transaction_id)
    if form.sent() and form.carry_out(actions.comment_on, visit=visit, transaction=row) is not None:
        return go("examining.voucher", transaction_id=transaction_id, said="Your comment is kept.")
    return _voucher_page(own_visit(), transaction_id, comment_form=form)


@bp.post("/books/vouchers/<int:transaction_id>/ask/")
@allows(Examining.EXAMINE)
def ask_about(transaction_id: int) -> Response:
    visit, form = own_visit(), AskForm()
    row = _of_the_year(visit, transaction_id)
    if form.sent() and form.carry_out(actions.ask, visit=visit, transaction=row) is not None:
        return go("examining.voucher", transaction_id=transaction_id, said="The treasurer is asked.")
    return _voucher_page(own_visit(), transaction_id, ask_form=form)
