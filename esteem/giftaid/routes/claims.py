"""Claims: made, looked at, matched with what was paid, undone."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.giftaid import actions
from esteem.giftaid.exports import claims_file, schedule_file
from esteem.giftaid.forms import ClaimForm, MatchForm
from esteem.giftaid.models import GiftAidClaim
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.claims import (
    all_claims,
    amount_paid,
    claim_of,
    claims_made,
    paid_into,
    schedule_of,
    schedule_today,
)
from esteem.giftaid.queries.settings import is_on
from esteem.giftaid.routes.blueprint import bp
from esteem.giftaid.routes.gifts import together
from esteem.giftaid.rules.limits import say_tax_year, tax_on
from esteem.giftaid.rules.schedule import HEADS, earliest
from esteem.kernel import dates, history
from esteem.kernel.money import Money
from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows


def the_claim(claim_id: int) -> GiftAidClaim:
    """The claim, or the plain 404 page."""
    return claim_of(claim_id) or abort(404)


@bp.get("/claims/")
@allows(GiftAid.CLAIM)
def claims() -> Response:
    return page("giftaid/claims.html", listing=claims_made(number=page_number()), is_on=is_on())


@bp.get("/claims/claims.csv")
@allows(GiftAid.CLAIM)
def claims_export() -> Response:
    return claims_file(all_claims())


@bp.route("/claims/add/", methods=["GET", "POST"])
@allows(GiftAid.CLAIM)
def record() -> Response:
    """A claim was sent: its gifts are frozen as they stand."""
    lines, later = schedule_today(together=together())
    total = Money.total(line.amount for line in lines)
    form = ClaimForm(data={"version": total.pence})
    if form.sent():
        seen = Money(form.seen_version) if form.seen_version is not None else None
        if (row := form.carry_out(actions.record_claim, together=together(), seen_gifts=seen)) is not None:
            return go("giftaid.claim", claim_id=row.id, said=f"Claim {row.id} is kept: {row.tax}.")
    return page(
        "giftaid/claim_form.html", form=form, lines=len(lines), later=later, total=total, tax=tax_on(total, dates.today()),
        together=together(), is_on=is_on(),
    )  # fmt: skip


@bp.get("/claims/<int:claim_id>/")
@allows(GiftAid.CLAIM)
def claim(claim_id: int) -> Response:
    row = the_claim(claim_id)
    lines = schedule_of(row)
    return page(
        "giftaid/claim.html", row=row, lines=lines, heads=HEADS, earliest=earliest(lines), paid=amount_paid(row),
        gone=[one for one in row.lines if one.reversed_on], says=say_tax_year, entries=history.of("giftaid_claim", row.id),
    )  # fmt: skip


@bp.get("/claims/<int:claim_id>/schedule.csv")
@allows(GiftAid.KEEP)
def claim_export(claim_id: int) -> Response:
    row = the_claim(claim_id)
    return schedule_file(schedule_of(row), name=f"gift-aid-claim-{row.id}.csv")


@bp.route("/claims/<int:claim_id>/paid/", methods=["GET", "POST"])
@allows(GiftAid.CLAIM)
def match(claim_id: int) -> Response:
    row = the_claim(claim_id)
    offered = paid_into(row)
    form = MatchForm(data={"transaction_id": offered[0][0] if len(offered) == 1 else None})
    form.transaction_id.offer(offered)
    if form.sent() and form.carry_out(actions.match, claim=row) is not None:
        return go("giftaid.claim", claim_id=row.id, said="It is paid.")
    return page("giftaid/match.html", form=form, row=row, offered=offered)


@bp.post("/claims/<int:claim_id>/unpaid/")
@allows(GiftAid.CLAIM)
def unmatch(claim_id: int) -> Response:
    row = actions.unmatch(claim=the_claim(claim_id))
    return go("giftaid.claim", claim_id=row.id, said="It waits to be paid again.")


@bp.post("/claims/<int:claim_id>/undo/")
@allows(GiftAid.CLAIM)
def undo(claim_id: int) -> Response:
    row = actions.undo_claim(claim=the_claim(claim_id))
    return go("giftaid.claim", claim_id=row.id, said="Its gifts can be claimed again.")


@bp.post("/claims/<int:claim_id>/settled/")
@allows(GiftAid.CLAIM)
def settle(claim_id: int) -> Response:
    row = actions.settle(claim=the_claim(claim_id))
    return go("giftaid.claim", claim_id=row.id, said="It says so now.")
