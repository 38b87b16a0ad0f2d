"""One line of a statement: what it is matched with, or what it may be; matched by hand, booked, taken apart."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.bank.actions import matching as actions
from esteem.bank.actions.booking import book_line
from esteem.bank.forms import BookLineForm
from esteem.bank.models import BankLine, BankMatch, BankUpload
from esteem.bank.permissions import Bank
from esteem.bank.queries.bookings import bookings_in, open_bookings
from esteem.bank.queries.lines import lines_in, thing_of, waiting
from esteem.bank.queries.proposals import learnt, likely_for
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.learnt import likely_text, rule_for
from esteem.bank.rules.matching import Thing
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.money import NOTHING
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from esteem.people.permissions import People

NEAR, FEW = timedelta(days=45), 12


@bp.get("/lines/<int:line_id>/")
@allows(Bank.SEE)
def line(line_id: int) -> Response:
    return _shown(find(BankLine, line_id), Form())


def _shown(row: BankLine, form: Form) -> Response:
    match = find(BankMatch, row.match_id) if row.match_id is not None else None
    told: dict[str, Any] = {"bookings": [], "others": []}
    if match is not None:
        told = {"bookings": bookings_in(match), "others": [one for one in lines_in(match.id) if one.id != row.id]}
    elif may(Bank.KEEP):
        near = open_bookings(row.account_id, row.day - NEAR, row.day + NEAR)
        told = {"bookings": likely_for(thing_of(row), near, most=FEW), "others": _like(row)}
    return page(
        "bank/line.html", form=form, line=row, match=match, account=find(MoneyAccount, row.account_id), by_name=may(People.SEE),
        upload=find(BankUpload, row.upload_id), **told,
    )  # fmt: skip


def _like(row: BankLine) -> list[Thing]:
    """Other lines of the same way that wait, the nearest first: several may be one booking."""
    came = row.amount > NOTHING
    others = [one for one in waiting(row.account_id) if one.id != row.id and (one.amount > NOTHING) is came]
    return sorted(others, key=lambda one: (abs((one.day - row.day).days), one.id))[:FEW]


@bp.post("/lines/<int:line_id>/match/")
@allows(Bank.KEEP)
def match_line(line_id: int) -> Response:
    row, form = find(BankLine, line_id), Form()
    if form.carry_out(lambda **_: _match(row)) is None:
        return _shown(find(BankLine, line_id), form)
    return go("bank.match", account_id=row.account_id, said="Matched.")


def _match(row: BankLine) -> BankMatch:
    lines = [row.id, *(number for number in _numbers("also") if number != row.id)]
    return actions.match(account_id=row.account_id, lines=lines, bookings=_numbers("booking"))


def _numbers(name: str) -> list[int]:
    asked = request.form.getlist(name)
    if not all(number.isascii() and number.isdigit() and len(number) < 12 for number in asked):
        raise RuleBroken("Choose from the list.")
    return sorted({int(number) for number in asked})


@bp.route("/lines/<int:line_id>/book/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def book(line_id: int) -> Response:
    """The line becomes a booking: filled in by the rule that fits, or by what the bank wrote."""
    row = find(BankLine, line_id)
    if row.match_id is not None:
        return go("bank.line", line_id=row.id)
    form = BookLineForm(came=row.amount > NOTHING, account=row.account_id, data=_filled_in(row))
    if form.sent() and (made := form.carry_out(book_line, line=row)):
        return go("bank.match", account_id=row.account_id, said=f"Booked as number {made.number}.")
    row = find(BankLine, line_id)
    near = open_bookings(row.account_id, row.day - NEAR, row.day + NEAR)
    return page(
        "bank/book.html", form=form, line=row, by_name=may(People.SEE), alike=[one for one in near if one.amount == row.amount],
    )  # fmt: skip


def _filled_in(row: BankLine) -> dict[str, Any]:
    said = likely_text(row.words) if may(People.SEE) else ""
    rule = rule_for(thing_of(row), learnt())
    if rule is None:
        return {"fund": places.general_fund().id, "who": said, "text": said}
    return {
        "heading": rule.heading, "to_account": rule.to_account, "fund": rule.fund, "project": rule.project, "who": rule.who,
        "text": rule.text,
    }  # fmt: skip


@bp.post("/matches/<int:match_id>/apart/")
@allows(Bank.KEEP)
def unmatch(match_id: int) -> Response:
    row = find(BankMatch, match_id)
    account_id = row.account_id
    actions.unmatch(match=row)
    return go("bank.match", account_id=account_id, said="Taken apart. What was booked stays booked.")
