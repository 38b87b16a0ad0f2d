"""Who does what by when: the lists, each one, and what is done about it."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.minutes.actions import actions as acts
from esteem.minutes.exports.actions import actions_file
from esteem.minutes.forms.actions import ActionForm, ChangeActionForm, DropForm
from esteem.minutes.models import Action
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import actions as asked
from esteem.minutes.queries.actions import WantedActions
from esteem.minutes.queries.decisions_book import decision_seen
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened
from esteem.minutes.rules.actions import TO_DO, ActionsShown, Whose
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries.myself import my_person_id

BACK = {
    "meeting": ("meetings.meeting", "meeting_id"),
    "person": ("people.person", "person_id"),
    "decision": ("minutes.decision", "decision_id"),
    "action": ("minutes.action", "action_id"),
}


def wanted_actions() -> WantedActions:
    """What the address narrows the list to; nonsense narrows nothing."""
    usual = ActionsShown.MINE if my_person_id() is not None else ActionsShown.OPEN
    whose = next((one for one in Whose if one.value == request.args.get("of")), None)
    return WantedActions(
        ActionsShown.read(request.args.get("show"), usual), request.args.get("q", "")[:100], whose, asked_number("who")
    )


def _shown() -> list[tuple[str, str]]:
    """Whoever is nobody on the list has nothing of their own to do."""
    return [(one.value, one.says) for one in ActionsShown if one is not ActionsShown.MINE or my_person_id() is not None]


@bp.get("/actions/")
@allows(MinutesOf.SEE)
def actions() -> Response:
    wanted, just = wanted_actions(), asked_number("just")
    done = asked.action_seen(just) if just is not None else None
    person = find(Person, wanted.person_id) if wanted.person_id is not None and may(People.SEE) else None
    return page(
        "minutes/actions.html", listing=asked.actions_listed(wanted, number=page_number()), wanted=wanted, shown=_shown(),
        to_do=TO_DO, whose=Whose.choices() if may(MinutesOf.SEE_ALL) and has_committee() else [], person=person,
        just=done if done is not None and done.done_on is not None else None,
        adding=ActionForm() if may(MinutesOf.WRITE) else None, who_does=asked.who_does, is_mine=asked.is_mine,
    )  # fmt: skip


@bp.get("/actions/actions.csv")
@allows(MinutesOf.SEE)
def export_actions() -> Response:
    return actions_file(asked.actions_found(wanted_actions()))


@bp.route("/actions/add/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def add_action() -> Response:
    about, form = _about(), ActionForm()
    if form.sent() and (added := form.carry_out(acts.add_action, **about)) is not None:
        return _back("It is written down.", added)
    return page("minutes/add_action.html", form=form, back=request.args.get("back", ""), **about)


def _about() -> dict[str, Any]:
    """The meeting and the decision that the address says it comes of, as far as the reader may see them."""
    meeting_id, decision_id = asked_number("meeting"), asked_number("decision")
    decision = decision_seen(decision_id) if decision_id is not None else None
    if decision_id is not None and decision is None:
        abort(404)
    meeting = opened(meeting_id).meeting if meeting_id is not None else None
    return {"meeting": meeting, "decision": decision}


def _seen(action_id: int) -> Action:
    return asked.action_seen(action_id) or abort(404)


@bp.get("/actions/<int:action_id>/")
@allows(MinutesOf.SEE)
def action(action_id: int) -> Response:
    shown = _seen(action_id)
    entries = history.of("action", shown.id) if may(People.SEE) else []
    decision = decision_seen(shown.decision_id) if shown.decision_id else None
    return page(
        "minutes/action.html", action=shown, who=asked.who_does(shown), mine=asked.is_mine(shown), entries=entries,
        decision=decision,
    )  # fmt: skip


@bp.post("/actions/<int:action_id>/done/")
@allows(MinutesOf.SEE)
def mark_done(action_id: int) -> Response:
    chosen = _own_or_writing(action_id)
    news = acts.mark_done(action=chosen)
    return _back("Done." if news else "Somebody marked it done already.", chosen)


@bp.post("/actions/<int:action_id>/undone/")
@allows(MinutesOf.SEE)
def mark_undone(action_id: int) -> Response:
    chosen = _own_or_writing(action_id)
    acts.mark_undone(action=chosen)
    return _back("It is to be done again.", chosen)


def _own_or_writing(action_id: int) -> Action:
    """One that the reader may mark: they write minutes, or it is theirs to do. Raises RuleBroken."""
    chosen = _seen(action_id)
    if not may(MinutesOf.WRITE) and not asked.is_mine(chosen):
        raise RuleBroken("Whoever took it on says when it is done, or whoever writes the minutes.")
    return chosen


@bp.route("/actions/<int:action_id>/change/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def change_action(action_id: int) -> Response:
    chosen = _seen(action_id)
    form = ChangeActionForm(obj=chosen)
    if chosen.done_on is None:
        del form.done_on
    kept = {} if "person_id" in form else {"person_id": chosen.person_id}
    change = partial(acts.change_action, action=chosen)
    if form.sent() and form.carry_out(change, seen_version=form.seen_version, **kept) is not None:
        return _back("Saved.", chosen, "action")
    return page("minutes/change_action.html", form=form, action=chosen)


@bp.route("/actions/<int:action_id>/drop/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def drop_action(action_id: int) -> Response:
    chosen, form = _seen(action_id), DropForm()
    if form.sent() and form.carry_out(partial(acts.drop_action, action=chosen)) is not None:
        return _back("It is dropped. It can be brought back.", chosen, "action")
    return page("minutes/drop_action.html", form=form, action=chosen)


@bp.post("/actions/<int:action_id>/back/")
@allows(MinutesOf.WRITE)
def bring_back_action(action_id: int) -> Response:
    chosen = _seen(action_id)
    acts.bring_back_action(action=chosen)
    return _back("It is to be done again.", chosen, "action")


def _back(said: str, chosen: Action, otherwise: str = "") -> Response:
    """To where the button was: `back` in the address says it, as `meeting-5`; else the action's page, or the list."""
    kind, _, number = request.args.get("back", "").partition("-")
    if kind in BACK and number.isascii() and number.isdigit() and len(number) < 12:
        endpoint, name = BACK[kind]
        return go(endpoint, said=said, **{name: int(number)}, _anchor="actions")
    if otherwise:
        return go("minutes.action", said=said, action_id=chosen.id)
    kept = {key: request.args[key] for key in ("show", "q", "of", "who", "page") if request.args.get(key)}
    return go("minutes.actions", said=said, just=chosen.id, **kept)
