"""Everybody with how they stand; one person's subs; who is behind, and what to write to them."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.group.queries import our_group, our_words
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.people.models import Person
from esteem.subs.actions import plans as actions
from esteem.subs.exports.people import people_file
from esteem.subs.forms.plans import OnPlanForm
from esteem.subs.models import SubsOn
from esteem.subs.permissions import Subs
from esteem.subs.queries.members import (
    Member,
    WantedMembers,
    a_page,
    household_of,
    member,
    members_found,
    paid_for_said,
    payments_of,
    plans_of,
)
from esteem.subs.queries.plans import plan_choices, the_words
from esteem.subs.routes.blueprint import bp
from esteem.subs.rules.kinds import State
from esteem.subs.rules.reminder import written


def the_member(person_id: int) -> Member:
    """One of them, or the plain 404 page."""
    found = member(find(Person, person_id).id)
    if found is None:
        abort(404)
    return found


def wanted() -> WantedMembers:
    """What the address narrows the list to."""
    shown = request.args.get("show", "")
    state = State.read(shown, State.PAID) if shown in list(State) else None
    return WantedMembers(state, asked_number("plan"), request.args.get("q", "")[:100])


@bp.get("/people/")
@allows(Subs.NAMES)
def people() -> Response:
    asked = wanted()
    found = members_found(asked)
    states = [(one, says) for one, says in State.choices() if one is not State.BEHIND or may(Subs.ARREARS)]
    return page(
        "subs/people.html", wanted=asked, listing=a_page(found, page_number()), states=states, plans=plan_choices(),
    )  # fmt: skip


@bp.get("/people/subs.csv")
@allows(Subs.NAMES)
def people_csv() -> Response:
    return people_file(members_found(wanted()))


@bp.get("/people/<int:person_id>/")
@allows(Subs.NAMES)
def person(person_id: int) -> Response:
    shown = the_member(person_id)
    return page(
        "subs/person.html", member=shown, household=household_of(person_id)[1:], plans=plans_of(person_id),
        payments=payments_of(person_id), paid_for_said=paid_for_said,
    )  # fmt: skip


@bp.route("/people/<int:person_id>/plan/", methods=["GET", "POST"])
@allows(Subs.CHANGE)
def on_plan(person_id: int) -> Response:
    shown = the_member(person_id)
    form = OnPlanForm(data={"plan_id": shown.plan.id if shown.plan else None, "rate": shown.rate})
    if form.sent() and form.carry_out(actions.put_on_plan, person=shown.person) is not None:
        return go("subs.person", person_id=person_id, said="Saved.")
    return page("subs/on_plan.html", form=form, member=shown)


@bp.post("/people/<int:person_id>/plan/<int:on_id>/take-away/")
@allows(Subs.CHANGE)
def take_off_plan(person_id: int, on_id: int) -> Response:
    on = find(SubsOn, on_id)
    if on.person_id != person_id:
        abort(404)
    actions.take_off_plan(on=on)
    return go("subs.person", person_id=person_id, said="It is taken away.")


@bp.get("/behind/")
@allows(Subs.ARREARS)
def behind() -> Response:
    sought = request.args.get("q", "")[:100]
    found = members_found(WantedMembers(State.BEHIND, sought=sought))
    return page("subs/behind.html", listing=a_page(found, page_number()), sought=sought)


@bp.get("/behind/subs-behind.csv")
@allows(Subs.ARREARS)
def behind_csv() -> Response:
    return people_file(
        members_found(WantedMembers(State.BEHIND, sought=request.args.get("q", "")[:100])), "subs-behind.csv"
    )


@bp.get("/behind/<int:person_id>/")
@allows(Subs.ARREARS)
def reminder(person_id: int) -> Response:
    """The words for one person, to copy and send in whatever way they like best."""
    shown = the_member(person_id)
    told = {
        "name": shown.person.goes_by, "what": shown.unpaid_said, "amount": str(shown.standing.owed),
        "subs": our_words().subs, "group": our_group().name,
    }  # fmt: skip
    return page("subs/reminder.html", member=shown, text=written(the_words().reminder, **told))
