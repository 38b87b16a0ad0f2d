"""A claim is approved, sent back with why, and paid."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.claims import actions
from esteem.claims.actions.paying import is_connected
from esteem.claims.forms import ApproveForm, PayForm, SendBackForm
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import approver, is_mine, told
from esteem.claims.routes.blueprint import bp
from esteem.claims.routes.finding import the_claim
from esteem.claims.rules.standing import Standing
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows, may
from esteem.money.queries import places
from esteem.money.rules.kinds import TransactionKind


@bp.route("/<int:claim_id>/approve/", methods=["GET", "POST"])
@allows(Claims.APPROVE)
def approve(claim_id: int) -> Response:
    row, who = the_claim(claim_id), approver()
    form = ApproveForm(data={"version": row.nth})
    if form.sent() and form.carry_out(actions.approve, claim=row, approver=who, seen_nth=form.seen_version) is not None:
        enough = row.standing is Standing.APPROVED
        return go(
            "claims.claim", claim_id=row.id, said="Approved." if enough else "Approved. One more person is needed."
        )
    connected = is_connected(row, who)
    return page("claims/approve.html", form=form, row=row, told=told(row), connected=connected, is_mine=is_mine(row))


@bp.route("/<int:claim_id>/send-back/", methods=["GET", "POST"])
@allows(Claims.OWN)
def send_back(claim_id: int) -> Response:
    row, form = the_claim(claim_id), SendBackForm()
    if not (may(Claims.APPROVE) or may(Claims.PAY)):
        abort(404)
    if form.sent() and form.carry_out(actions.send_back, claim=row) is not None:
        return go(
            "claims.claim" if may(Claims.MAKE) or is_mine(row) else "claims.index",
            said="It is sent back.",
            **({"claim_id": row.id} if may(Claims.MAKE) or is_mine(row) else {}),
        )
    return page("claims/send_back.html", form=form, row=row)


@bp.route("/<int:claim_id>/pay/", methods=["GET", "POST"])
@allows(Claims.PAY)
def pay(claim_id: int) -> Response:
    row = the_claim(claim_id)
    form = PayForm(data={"account": places.last_account(TransactionKind.OUT)})
    words = told(row)
    if not words.lacks_heading:
        del form.heading
    if form.sent() and (booking := form.carry_out(actions.pay, claim=row)):
        return go("claims.claim", claim_id=row.id, said=f"{row.total} is paid, as booking number {booking.number}.")
    return page("claims/pay.html", form=form, row=row, told=words)
