"""Recording money: four screens of one kind, and taking back what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.forms import Form
from esteem.kernel.pages import asked_number, find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money import actions
from esteem.money.actions.funds import transfer as transfer_between
from esteem.money.actions.payments import pay_out
from esteem.money.actions.recording import record
from esteem.money.actions.taking import move as move_between
from esteem.money.forms import MoneyInForm, MoneyOutForm, MoveForm, ReverseForm, TransferForm
from esteem.money.models import Proposal, Repeat, Transaction
from esteem.money.permissions import Money
from esteem.money.queries import glance, payments, places
from esteem.money.queries.bookings import told
from esteem.money.queries.closing import closed_until
from esteem.money.queries.funds import making_good
from esteem.money.queries.payments import like_proposal
from esteem.money.queries.prefill import lately, like_another, likely
from esteem.money.routes.blueprint import bp
from esteem.money.rules.funds import say_balances
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.payments import limit_on
from esteem.people.models import Person
from esteem.people.permissions import People

SCREENS = {
    TransactionKind.IN: "money.money_in",
    TransactionKind.OUT: "money.money_out",
    TransactionKind.MOVE: "money.move",
    TransactionKind.TRANSFER: "money.transfer",
}


@bp.route("/in/", methods=["GET", "POST"])
@allows(Money.RECORD)
def money_in() -> Response:
    return _record(TransactionKind.IN, MoneyInForm, partial(record, kind=TransactionKind.IN))


@bp.route("/out/", methods=["GET", "POST"])
@allows(Money.RECORD)
def money_out() -> Response:
    """Over the group's limit it is proposed, from the very same screen, and somebody else agrees."""
    return _record(TransactionKind.OUT, MoneyOutForm, partial(pay_out, by=payments.signatory()))


@bp.route("/move/", methods=["GET", "POST"])
@allows(Money.RECORD)
def move() -> Response:
    return _record(TransactionKind.MOVE, MoveForm, move_between)


@bp.route("/transfer/", methods=["GET", "POST"])
@allows(Money.RECORD)
def transfer() -> Response:
    return _record(TransactionKind.TRANSFER, TransferForm, transfer_between)


def _record(kind: TransactionKind, form_class: type[Form], action: Callable[..., Transaction | Proposal]) -> Response:
    """One screen for all four: filled in with what is likeliest, or with what an address says it should be like."""
    if not places.accounts():
        return go("money.add_account", said="First say where the money is kept, like a tin or a bank account.")
    someone, repeat = _with_whom(kind), _going_on(kind)
    form = form_class(data=_filled_in(kind, repeat) | ({"who": someone.name} if someone else {}))
    has_limit = kind is TransactionKind.OUT and _say_the_limit(form)
    _say_what_funds_have(form, kind)
    more = ({"person": someone.id} if someone else {}) | ({"repeat": repeat} if repeat else {})
    if form.sent() and (row := form.carry_out(action, **more)):
        if isinstance(row, Proposal):
            return _proposed(row)
        said = f"{kind.says}: {form.clean['amount']} recorded as number {row.number}."
        if request.form.get("next"):
            return go(SCREENS[kind], said=said, after=row.id)
        return go("money.transaction", said=said, transaction_id=row.id)
    return page(
        "money/record.html", form=form, kind=kind, screens=SCREENS, repeat=repeat, has_limit=has_limit,
        waits=payments.waiting_for(repeat.id) if repeat else None,
        lately=[told(row, by_name=may(People.SEE)) for row in lately(kind)] if not request.args else [],
    )  # fmt: skip


def _proposed(row: Proposal) -> Response:
    """Nothing is booked yet; the next one may be entered at once."""
    others = "somebody else agrees" if row.needed == 1 else f"{row.needed} others agree"
    said = f"{row.amount} is proposed: it is over the limit, so {others} before it is paid."
    if request.form.get("next"):
        return go("money.money_out", said=said)
    return go("money.payment", said=said, proposal_id=row.id)


def _say_the_limit(form: Form) -> bool:
    """Over which sum it becomes a proposal; whether there is a limit on any day."""
    known = payments.limits()
    limit = limit_on(dates.today(), [row.limit for row in known])
    if limit is not None:
        form["on_paper"].hint = f"Over {limit} it is proposed, and somebody else agrees before it is paid."
    return bool(known)


def _say_what_funds_have(form: Form, kind: TransactionKind) -> None:
    """Beside the choice of a fund stands what is in each, where there is more than one to choose from."""
    funds = glance.balances().funds
    if kind is not TransactionKind.MOVE and len(funds) > 1:
        form["fund"].hint = say_balances((fund.name, amount) for fund, amount in funds)


def _going_on(kind: TransactionKind) -> Repeat | None:
    """What comes again and is booked now, as the address says."""
    number = asked_number("repeat") if kind in (TransactionKind.IN, TransactionKind.OUT) else None
    repeat = None if number is None else find(Repeat, number)
    return repeat if repeat is None or repeat.like.kind is kind else None


def _with_whom(kind: TransactionKind) -> Person | None:
    """The person whose page the way led from; moves and transfers are with nobody."""
    with_somebody = kind in (TransactionKind.IN, TransactionKind.OUT) and may(People.SEE)
    number = asked_number("person") if with_somebody else None
    return None if number is None else find(Person, number)


def _filled_in(kind: TransactionKind, repeat: Repeat | None) -> dict[str, Any]:
    """What the address says it is to be like.

    `again` is a booking to enter once more, whole; `same` one to repeat today; `like` one to follow: its day, places and
    split; `after` one that the next of a pile follows: its day and places.
    """
    if repeat is not None:
        return like_another(kind, repeat.like_id, whole=True) | {"day": min(repeat.next_on, dates.today())}
    for name in ("again", "same", "like", "after"):
        if number := asked_number(name):
            whole, same_day = name in ("again", "same"), name != "same"
            return like_another(kind, number, whole=whole, same_day=same_day, split=name != "after")
    if kind is TransactionKind.OUT and (number := asked_number("proposal")):
        return like_proposal(find(Proposal, number)) | {"day": dates.today()}
    if kind is TransactionKind.TRANSFER and (number := asked_number("makes_good")):
        return making_good(number)
    return likely(kind, fund=asked_number("fund"), to_fund=asked_number("to_fund"), account=asked_number("account"))


@bp.route("/<int:transaction_id>/reverse/", methods=["GET", "POST"])
@allows(Money.RECORD)
def reverse(transaction_id: int) -> Response:
    row = find(Transaction, transaction_id)
    until = closed_until()
    form = ReverseForm(data={"day": row.day if until is None or row.day > until else dates.today()})
    if form.sent() and (undone := form.carry_out(actions.reverse, transaction=row)):
        said = f"Number {row.number} is reversed by number {undone.number}."
        if request.form.get("next") and row.kind in SCREENS:
            return go(
                SCREENS[row.kind], said=f"{said} Enter it again as it should be.", again=row.id, person=row.person_id
            )
        return go("money.transaction", said=said, transaction_id=row.id)
    return page(
        "money/reverse.html", form=form, booking=told(row, by_name=may(People.SEE)), can_repeat=row.kind in SCREENS
    )
