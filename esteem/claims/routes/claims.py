"""One claim: begun, looked at, handed in, taken back, withdrawn."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.claims import actions
from esteem.claims.forms import HandInForm, JourneyForm, SpentForm, WhoForm
from esteem.claims.models import Claim
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import approver, is_mine, may_write, told
from esteem.claims.queries.settings import approvals_needed
from esteem.claims.routes.blueprint import bp
from esteem.claims.routes.finding import own_claim, the_claim
from esteem.claims.routes.lines import filled_in
from esteem.claims.rules.standing import BADGES, Standing
from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, go, page
from esteem.kernel.permissions import allows, may
from esteem.people.queries.myself import my_person_id


@bp.get("/<int:claim_id>/")
@allows(Claims.OWN)
def claim(claim_id: int) -> Response:
    row = the_claim(claim_id)
    mine_too = is_mine(row) or may(Claims.MAKE)
    approved_by_me = any(one.account_id == approver().account for one in row.approvals_now)
    return page(
        "claims/claim.html", told=told(row), row=row, may_write=may_write(row), is_writer=mine_too, is_mine=is_mine(row),
        approved_by_me=approved_by_me, badges=BADGES, entries=history.of("claim", row.id) if mine_too else (),
    )  # fmt: skip


@bp.route("/new/", methods=["GET", "POST"])
@allows(Claims.OWN)
def begin() -> Response:
    """The first thing somebody spent begins their claim."""
    form = SpentForm(data=filled_in())
    if form.sent() and (row := form.carry_out(_begin_with_spent)):
        return go("claims.claim", claim_id=row.id, said="It is kept. Add more, or hand it in.")
    return page("claims/spent.html", form=form, row=None, line=None, is_somebody=my_person_id() is not None)


@bp.route("/new/journey/", methods=["GET", "POST"])
@allows(Claims.OWN)
def begin_with_journey() -> Response:
    form = JourneyForm(data=filled_in(journey=True))
    if form.sent() and (row := form.carry_out(_begin_with_journey)):
        return go("claims.claim", claim_id=row.id, said="It is kept. Add more, or hand it in.")
    return page("claims/journey.html", form=form, row=None, line=None, is_somebody=my_person_id() is not None)


def _own() -> Claim:
    person_id = my_person_id()
    if person_id is None:
        raise RuleBroken("Your sign-in is not linked to anybody on the list. A coordinator can link it.")
    return actions.begin_claim(person_id=person_id)


def _begin_with_spent(**said: object) -> Claim:
    row = _own()
    actions.add_spent(claim=row, **said)  # type: ignore[arg-type]  # the form's own clean values
    return row


def _begin_with_journey(**said: object) -> Claim:
    row = _own()
    actions.add_journey(claim=row, **said)
    return row


@bp.route("/for/", methods=["GET", "POST"])
@allows(Claims.MAKE)
def begin_for() -> Response:
    """A claim that came on paper, or that somebody cannot write themselves."""
    form = WhoForm(data={"person_id": asked_number("person")})
    if form.sent() and (row := form.carry_out(actions.begin_claim)):
        return go("claims.claim", claim_id=row.id, said=f"A claim for {row.name} is begun.")
    return page("claims/for.html", form=form)


@bp.route("/<int:claim_id>/hand-in/", methods=["GET", "POST"])
@allows(Claims.OWN)
def hand_in(claim_id: int) -> Response:
    row = own_claim(claim_id)
    form = HandInForm()
    if not is_mine(row):
        form.declared.label.text = f"{row.name} spent this for the group, and has signed or said so."
    if form.sent() and form.carry_out(_hand_in, claim=row) is not None:
        return go("claims.claim", claim_id=row.id, said="It is handed in. You see here how it stands.")
    return page("claims/hand_in.html", form=form, row=row, told=told(row), needed=approvals_needed())


def _hand_in(*, claim: Claim, declared: bool) -> Claim:
    del declared
    return actions.hand_in(claim=claim)


@bp.post("/<int:claim_id>/take-back/")
@allows(Claims.OWN)
def take_back(claim_id: int) -> Response:
    row = actions.take_back(claim=own_claim(claim_id))
    return go("claims.claim", claim_id=row.id, said="It is yours again. Change it, and hand it in anew.")


@bp.post("/<int:claim_id>/withdraw/")
@allows(Claims.OWN)
def withdraw(claim_id: int) -> Response:
    row = actions.withdraw(claim=own_claim(claim_id))
    gone = row.standing is Standing.WITHDRAWN
    return go("claims.claim", claim_id=row.id, said="It is withdrawn." if gone else "It is taken up again.")
