"""What the lines that wait are: confirmed in bulk, booked in bulk."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.bank.actions.booking import book_by_rules
from esteem.bank.actions.matching import BY_HAND, Wanted, match_all
from esteem.bank.permissions import Bank
from esteem.bank.queries.proposals import Proposals, proposals
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.matching import Pair, read_key
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.kernel.text import plural
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from esteem.people.permissions import People

A_PAGE = 40


@bp.get("/accounts/<int:account_id>/match/")
@allows(Bank.SEE)
def match(account_id: int) -> Response:
    return _shown(find(MoneyAccount, account_id), Form())


def _shown(account: MoneyAccount, form: Form) -> Response:
    told = proposals(account.id)
    return page(
        "bank/match.html",
        form=form,
        account=account,
        told=told,
        most=A_PAGE,
        known=places.every_place(),
        by_name=may(People.SEE),
    )


@bp.post("/accounts/<int:account_id>/match/confirm/")
@allows(Bank.KEEP)
def confirm(account_id: int) -> Response:
    """Those that were ticked, or all that are sure."""
    account, form = find(MoneyAccount, account_id), Form()
    told = proposals(account.id)
    made = form.carry_out(lambda **_: match_all(account_id=account_id, wanted=_wanted(told)))
    if made is None:
        return _shown(find(MoneyAccount, account_id), form)
    return go("bank.match", account_id=account_id, said=f"{plural(len(made), 'match', 'matches')} made.")


def _wanted(told: Proposals) -> list[Wanted]:
    """What the form asks for, each with the reason it was shown with."""
    if "sure" in request.form:
        return [_as_wanted(pair) for pair in told.sure]
    reasons = {pair.key: pair.why for pair in told.pairs}
    found: list[Wanted] = []
    for key in request.form.getlist("pair"):
        read = read_key(key)
        if read is None:
            raise RuleBroken("Choose from the list.")
        found.append((*read, reasons.get(key, BY_HAND)))
    if not found:
        raise RuleBroken("Tick what is right.")
    return found


def _as_wanted(pair: Pair) -> Wanted:
    return [line.id for line in pair.lines], [booking.id for booking in pair.bookings], pair.why


@bp.post("/accounts/<int:account_id>/match/book/")
@allows(Bank.KEEP)
def book_many(account_id: int) -> Response:
    """Each ticked line booked as its rule says."""
    form = Form()
    find(MoneyAccount, account_id)
    made = form.carry_out(lambda **_: book_by_rules(account_id=account_id, lines=_ticked()))
    if made is None:
        return _shown(find(MoneyAccount, account_id), form)
    return go("bank.match", account_id=account_id, said=f"{plural(len(made), 'booking')} made.")


def _ticked() -> list[int]:
    asked = request.form.getlist("line")
    if not all(number.isascii() and number.isdigit() and len(number) < 12 for number in asked):
        raise RuleBroken("Choose from the list.")
    return sorted({int(number) for number in asked})
