"""Where somebody stands: what they become, the record put right, enquirers followed up, new people welcomed."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people import actions, queries
from esteem.people.forms import BecomeForm, RecordForm
from esteem.people.models import Person, StandingChange, WelcomeStep
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp
from esteem.people.rules.following import Outcome
from esteem.people.rules.standing import Stands


@bp.route("/<int:person_id>/becomes/", methods=["GET", "POST"])
@allows(People.CHANGE)
def becomes(person_id: int) -> Response:
    someone = find(Person, person_id)
    form = BecomeForm()
    if not form.is_submitted():
        form.became.data = Stands.read(request.args.get("as"), Stands.MEMBER)
    if form.sent() and form.carry_out(actions.become, person=someone) is not None:
        return go("people.person", person_id=someone.id, said="Saved.")
    return page("people/becomes.html", form=form, person=someone)


@bp.route("/record/<int:change_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def record(change_id: int) -> Response:
    change = find(StandingChange, change_id)
    someone = find(Person, change.person_id)
    form = RecordForm(obj=change)
    if form.sent() and form.carry_out(actions.put_right, change=change, seen_version=form.seen_version) is not None:
        return go("people.person", person_id=someone.id, said="Saved.")
    last = queries.record_of(someone.id)[1:][-1:] == [change]
    return page("people/record.html", form=form, person=someone, change=change, may_take_back=last)


@bp.post("/record/<int:change_id>/take-back/")
@allows(People.CHANGE)
def take_back(change_id: int) -> Response:
    change = find(StandingChange, change_id)
    form = Form()
    done = form.carry_out(actions.take_back, change=change)
    return go("people.person", person_id=change.person_id, said="Taken back." if done else " ".join(form.problems))


@bp.get("/follow-up/")
@allows(People.CHANGE)
def follow_up() -> Response:
    today = dates.today()
    waiting = queries.enquirers_to_reach()
    due = [someone for someone in waiting if someone.follow_up_on and someone.follow_up_on <= today]
    later = [someone for someone in waiting if someone not in due]
    return page("people/follow_up.html", due=due, later=later, outcomes=Outcome)


@bp.post("/<int:person_id>/follow-up/<outcome>/")
@allows(People.CHANGE)
def followed_up(person_id: int, outcome: str) -> Response:
    what = next((one for one in Outcome if one.value == outcome), None)
    if what is None:
        abort(404)
    someone = find(Person, person_id)
    form = Form()
    done = form.carry_out(actions.follow_up, person=someone, outcome=what)
    said = " ".join(form.problems) if done is None else f"Noted for {someone.goes_by}: {SAID[what]}."
    return go("people.follow_up", said=said)


SAID = {
    Outcome.CAME: "came, and belongs now",
    Outcome.IN_TOUCH: "has been in touch",
    Outcome.AGAIN: "get in touch again in two weeks",
    Outcome.NOT_COMING: "does not want to come",
}


@bp.post("/<int:person_id>/welcome/<int:step_id>/")
@allows(People.CHANGE)
def tick(person_id: int, step_id: int) -> Response:
    someone = find(Person, person_id)
    actions.tick(person=someone, step=find(WelcomeStep, step_id))
    return go("people.person", person_id=someone.id, said="Ticked.", _anchor="welcome")


@bp.post("/<int:person_id>/welcome/<int:step_id>/undo/")
@allows(People.CHANGE)
def untick(person_id: int, step_id: int) -> Response:
    someone = find(Person, person_id)
    actions.untick(person=someone, step=find(WelcomeStep, step_id))
    return go("people.person", person_id=someone.id, said="Not done yet.", _anchor="welcome")
