"""The decisions book: the list, each decision, and what happens to it later."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, go, page, page_number, words
from esteem.kernel.permissions import allows, may
from esteem.meetings.rules.kinds import MeetingKind, kinds_for
from esteem.minutes.actions import decisions_book as acts
from esteem.minutes.actions.decisions import change_decision
from esteem.minutes.exports.decisions import decisions_file
from esteem.minutes.forms.decisions_book import BetweenForm, CorrectForm, WithdrawForm
from esteem.minutes.models import Decision
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import decisions_book as asked
from esteem.minutes.queries.actions import actions_from, is_mine, who_does
from esteem.minutes.queries.decisions_book import WantedDecisions
from esteem.minutes.queries.meetings import minutes_of
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.rules.states import DecisionState
from esteem.minutes.rules.votes import votes_said
from esteem.people.permissions import People

BETWEEN = "between"


def _wanted() -> WantedDecisions:
    kind = request.args.get("kind")
    return WantedDecisions(
        request.args.get("q", "")[:100], asked_number("year"),
        next((one for one in MeetingKind if one.value == kind), None), kind == BETWEEN,
        next((one for one in DecisionState if one.value == request.args.get("state")), None),
    )  # fmt: skip


def _kinds() -> list[tuple[str, str]]:
    """The kinds of meetings whose decisions the reader may read; between two, only with all the rest."""
    known = kinds_for(has_committee=has_committee(), meeting=str(words().Meeting))
    told = [(kind.value, says) for kind, says in known if kind is not MeetingKind.OUTSIDE]
    if may(MinutesOf.SEE_ALL):
        return [*told, (BETWEEN, f"Between {words().meetings}")]
    return [pair for pair in told if pair[0] != MeetingKind.COMMITTEE.value]


def the_decision(decision_id: int) -> Decision:
    """The decision of this number that the reader may read, or the plain 404 page."""
    return asked.decision_seen(decision_id) or abort(404)


@bp.get("/decisions/")
@allows(MinutesOf.SEE)
def decisions() -> Response:
    wanted = _wanted()
    return page(
        "minutes/decisions.html", listing=asked.decisions_listed(wanted, number=page_number()), wanted=wanted,
        years=[(year, str(year)) for year in asked.years_decided()], kinds=_kinds(),
        kind=BETWEEN if wanted.between else wanted.kind, states=DecisionState.choices(), votes_said=votes_said,
    )  # fmt: skip


@bp.get("/decisions/decisions.csv")
@allows(MinutesOf.SEE)
def export_decisions() -> Response:
    return decisions_file(asked.decisions_found(_wanted()))


@bp.get("/decisions/<int:decision_id>/")
@allows(MinutesOf.SEE)
def decision(decision_id: int) -> Response:
    shown = the_decision(decision_id)
    minutes = minutes_of(shown.meeting_id) if shown.meeting_id is not None else None
    return page(
        "minutes/decision.html", decision=shown, votes=votes_said(shown.votes_for, shown.votes_against, shown.abstained),
        is_draft=minutes is None or not minutes.is_approved, named=asked.named, actions=actions_from(shown.id),
        who_does=who_does, is_mine=is_mine, entries=history.of("decision", shown.id) if may(People.SEE) else [],
    )  # fmt: skip


@bp.route("/decisions/add/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def record_between() -> Response:
    form = BetweenForm()
    if form.sent() and (made := form.carry_out(acts.record_between)) is not None:
        return go("minutes.decision", decision_id=made.id, said=f"It is written down as decision {made.name}.")
    return page("minutes/record_between.html", form=form)


@bp.route("/decisions/<int:decision_id>/correct/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def correct_decision(decision_id: int) -> Response:
    chosen = the_decision(decision_id)
    form = CorrectForm(obj=chosen)
    told: dict[str, Any] = {"decision": chosen, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(change_decision, **told) is not None:
        return go("minutes.decision", decision_id=chosen.id, said="Saved.")
    return page("minutes/correct_decision.html", form=form, decision=chosen)


@bp.route("/decisions/<int:decision_id>/withdraw/", methods=["GET", "POST"])
@allows(MinutesOf.APPROVE)
def withdraw_decision(decision_id: int) -> Response:
    chosen = the_decision(decision_id)
    form = WithdrawForm(data={"withdrawn_on": dates.today()})
    if form.sent() and form.carry_out(acts.withdraw_decision, decision=chosen) is not None:
        return go("minutes.decision", decision_id=chosen.id, said=f"Decision {chosen.name} is withdrawn.")
    return page("minutes/withdraw_decision.html", form=form, decision=chosen)


@bp.post("/decisions/<int:decision_id>/stands/")
@allows(MinutesOf.APPROVE)
def let_stand_again(decision_id: int) -> Response:
    chosen = acts.let_stand_again(decision=the_decision(decision_id))
    return go("minutes.decision", decision_id=chosen.id, said=f"Decision {chosen.name} stands.")
