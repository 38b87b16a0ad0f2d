"""What is in a claim: things that were paid, journeys, receipts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.claims import actions
from esteem.claims.forms import JourneyForm, SpentForm
from esteem.claims.models import Claim, Journey, Spent
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import rates_now
from esteem.claims.routes.blueprint import bp
from esteem.claims.routes.finding import own_claim, the_claim, the_journey, the_spent
from esteem.claims.rules.mileage import ACROSS
from esteem.kernel import storage
from esteem.kernel.attached import answer_file
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.money.queries import places
from esteem.money.rules.kinds import HeadingKind


def filled_in(thing: Spent | Journey | None = None, *, journey: bool = False) -> dict[str, Any]:
    """What a line begins with: the general fund, for a journey the heading that speaks of mileage; or what it says now."""
    if thing is not None:
        return {"fund": thing.fund_id, "heading": thing.heading_id, "project": thing.project_id}
    return {"fund": places.general_fund().id, "heading": _of_mileage() if journey else None}


def _of_mileage() -> int | None:
    spent = [one for one in places.headings() if one.kind is HeadingKind.PAYMENT]
    return next((one.id for one in spent if "mileage" in one.name.lower() or "travel" in one.name.lower()), None)


@bp.route("/<int:claim_id>/spent/add/", methods=["GET", "POST"])
@allows(Claims.OWN)
def add_spent(claim_id: int) -> Response:
    row = own_claim(claim_id)
    return _written(row, SpentForm(data=filled_in()), actions.add_spent, "claims/spent.html")


@bp.route("/<int:claim_id>/spent/<int:line_id>/", methods=["GET", "POST"])
@allows(Claims.OWN)
def change_spent(claim_id: int, line_id: int) -> Response:
    row = own_claim(claim_id)
    line = the_spent(row, line_id)
    return _written(
        row, SpentForm(obj=line, data=filled_in(line)), actions.change_spent, "claims/spent.html", line=line
    )


@bp.route("/<int:claim_id>/journeys/add/", methods=["GET", "POST"])
@allows(Claims.OWN)
def add_journey(claim_id: int) -> Response:
    row = own_claim(claim_id)
    return _written(row, JourneyForm(data=filled_in(journey=True)), actions.add_journey, "claims/journey.html")


@bp.route("/<int:claim_id>/journeys/<int:journey_id>/", methods=["GET", "POST"])
@allows(Claims.OWN)
def change_journey(claim_id: int, journey_id: int) -> Response:
    row = own_claim(claim_id)
    line = the_journey(row, journey_id)
    form = JourneyForm(obj=line, data=filled_in(line))
    return _written(row, form, actions.change_journey, "claims/journey.html", journey=line)


def _written(row: Claim, form: Form, act: Callable[..., Any], template: str, **line: Spent | Journey) -> Response:
    """One screen for both kinds of lines, new ones and those put right."""
    more: dict[str, Any] = {**line, "seen_version": form.seen_version} if line else {}
    if form.sent() and form.carry_out(act, claim=row, **more) is not None:
        return go("claims.claim", claim_id=row.id, said="It is kept.")
    thing = next(iter(line.values()), None)
    rates = rates_now() if template == "claims/journey.html" else ()
    return page(template, form=form, row=row, line=thing, is_somebody=True, rates=rates, across=ACROSS)


@bp.post("/<int:claim_id>/spent/<int:line_id>/remove/")
@allows(Claims.OWN)
def remove_spent(claim_id: int, line_id: int) -> Response:
    row = own_claim(claim_id)
    actions.remove_thing(claim=row, thing=the_spent(row, line_id))
    return go("claims.claim", claim_id=row.id, said="It is taken out of the claim.")


@bp.post("/<int:claim_id>/journeys/<int:journey_id>/remove/")
@allows(Claims.OWN)
def remove_journey(claim_id: int, journey_id: int) -> Response:
    row = own_claim(claim_id)
    actions.remove_thing(claim=row, thing=the_journey(row, journey_id))
    return go("claims.claim", claim_id=row.id, said="It is taken out of the claim.")


@bp.get("/<int:claim_id>/spent/<int:line_id>/receipt/")
@allows(Claims.OWN)
def receipt(claim_id: int, line_id: int) -> Response:
    line = the_spent(the_claim(claim_id), line_id)
    if line.sha256 is None:
        abort(404)
    try:
        content = storage.fetch(line.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_file(content, name=f"receipt {claim_id} {line.receipt_name}", ending=line.ending)
