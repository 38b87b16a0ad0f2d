"""Payments two people agree: the list, one of them, what each says about it, and the group's limit."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel import dates, history, storage
from esteem.kernel.attached import answer_file
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.money import exports
from esteem.money.actions import payments as actions
from esteem.money.forms import AgreeForm, LimitForm, MadeForm, OnPaperForm, RefuseForm
from esteem.money.models import Proposal, Transaction
from esteem.money.permissions import Money
from esteem.money.queries import payments as queries
from esteem.money.queries.bookings import told
from esteem.money.routes.blueprint import bp
from esteem.money.rules.payments import BADGES, Standing, Wanted, needed
from esteem.people.permissions import People


@bp.get("/payments/")
@allows(Money.SEE)
def payments() -> Response:
    wanted = Wanted.read(request.args)
    return page(
        "money/payments.html", listing=queries.payments_found(wanted, number=page_number()), wanted=wanted, badges=BADGES,
        standings=Standing, limit=queries.limit_of(dates.today()), paid_to=queries.paid_to, called=queries.called,
    )  # fmt: skip


@bp.get("/payments/export/")
@allows(Money.SEE)
def export_payments() -> Response:
    return exports.payments_file(queries.all_found(Wanted.read(request.args)))


@bp.get("/payments/limit/")
@allows(Money.SEE)
def payment_limit() -> Response:
    """What counts and counted."""
    return page(
        "money/payment_limit.html", limits=queries.limits(), limit=queries.limit_of(dates.today()),
        signatories=queries.signatories(), needed=needed(queries.signatories(), proposer_is_paid=False),
    )  # fmt: skip


@bp.route("/payments/limit/decide/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def decide_limit() -> Response:
    form = LimitForm()
    if form.sent() and (row := form.carry_out(actions.decide_limit)):
        over = f"over {row.amount} two people agree" if row.amount is not None else "there is no limit"
        return go("money.payment_limit", said=f"From {dates.say_day(row.starts_on)}, {over}.")
    return page("money/payment_decide.html", form=form)


@bp.get("/payments/<int:proposal_id>/")
@allows(Money.SEE)
def payment(proposal_id: int) -> Response:
    row = find(Proposal, proposal_id)
    shown = may(People.SEE) or row.person_id is None
    return page(
        "money/payment.html", row=row, told=queries.told(row), badges=BADGES, shows_receipt=shown,
        entries=history.of("payment_proposal", row.id) if shown else [], may_see_people=may(People.SEE),
        is_mine_to_agree=may(Money.AGREE) and queries.is_theirs_to_agree(row, queries.signatory()),
    )  # fmt: skip


@bp.get("/payments/<int:proposal_id>/receipt/")
@allows(Money.SEE)
def payment_receipt(proposal_id: int) -> Response:
    """The file. Who may not see people sees none of a payment to one of them."""
    row = find(Proposal, proposal_id)
    if row.sha256 is None or (row.person_id is not None and not may(People.SEE)):
        abort(404)
    try:
        content = storage.fetch(row.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_file(content, name=f"payment {row.id} {row.receipt_name}", ending=row.ending)


@bp.route("/payments/<int:proposal_id>/agree/", methods=["GET", "POST"])
@allows(Money.AGREE)
def agree_payment(proposal_id: int) -> Response:
    row, who = find(Proposal, proposal_id), queries.signatory()
    form = AgreeForm()
    if form.sent() and form.carry_out(actions.agree, proposal=row, by=who) is not None:
        enough = row.standing is Standing.AGREED
        return go("money.payment", proposal_id=row.id, said="Agreed." if enough else "Agreed. One more is needed.")
    return page(
        "money/payment_agree.html", form=form, row=row, told=queries.told(row),
        connected=queries.is_connected(row.payee, who),
    )  # fmt: skip


@bp.route("/payments/<int:proposal_id>/refuse/", methods=["GET", "POST"])
@allows(Money.AGREE)
def refuse_payment(proposal_id: int) -> Response:
    row, form = find(Proposal, proposal_id), RefuseForm()
    if form.sent() and form.carry_out(actions.refuse, proposal=row, by=queries.signatory()) is not None:
        return go("money.payment", proposal_id=row.id, said="It is refused. It says there why.")
    return page("money/payment_refuse.html", form=form, row=row, told=queries.told(row))


@bp.post("/payments/<int:proposal_id>/withdraw/")
@allows(Money.RECORD)
def withdraw_payment(proposal_id: int) -> Response:
    row = actions.withdraw(proposal=find(Proposal, proposal_id), by=queries.signatory())
    return go("money.payment", proposal_id=row.id, said="It is withdrawn.")


@bp.route("/payments/<int:proposal_id>/made/", methods=["GET", "POST"])
@allows(Money.RECORD)
def payment_made(proposal_id: int) -> Response:
    row = find(Proposal, proposal_id)
    form = MadeForm(data={"account": row.account_id, "reference": row.reference})
    if form.sent() and (booking := form.carry_out(actions.make, proposal=row, by=queries.signatory())):
        said = f"Money out: {row.amount} recorded as number {booking.number}."
        return go("money.transaction", transaction_id=booking.id, said=said)
    return page("money/payment_made.html", form=form, row=row, told=queries.told(row))


@bp.route("/<int:transaction_id>/agreed/", methods=["GET", "POST"])
@allows(Money.RECORD)
def agreed_on_paper(transaction_id: int) -> Response:
    row, form = find(Transaction, transaction_id), OnPaperForm()
    if form.sent() and form.carry_out(actions.write_down, transaction=row, by=queries.signatory()) is not None:
        return go("money.transaction", transaction_id=row.id, said="It is written down who agreed.")
    return page("money/agreed_on_paper.html", form=form, booking=told(row, by_name=may(People.SEE)))
