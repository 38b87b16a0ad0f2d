"""One person: added, shown, changed, leaving, coming back, taken off the lists and put back."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people import actions, queries
from esteem.people.forms import LeavingForm, PersonForm
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp


@bp.route("/add/", methods=["GET", "POST"])
@allows(People.CHANGE)
def add() -> Response:
    form = PersonForm()
    if form.sent() and (person := form.carry_out(actions.add_person)):
        return go("people.person", person_id=person.id, said=_said_of_adding(person))
    return page("people/add.html", form=form)


def _said_of_adding(person: Person) -> str:
    """That they are there; and gently, that somebody of the same name was there before."""
    others = queries.namesakes(person)
    also = f" There is somebody else called {person.name}: say in “known as” which is which." if others else ""
    return f"{person.goes_by} is added.{also}"


@bp.get("/<int:person_id>/")
@allows(People.SEE)
def person(person_id: int) -> Response:
    someone = find(Person, person_id)
    return page("people/person.html", person=someone, entries=history.of("person", someone.id))


@bp.route("/<int:person_id>/change/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change(person_id: int) -> Response:
    someone = find(Person, person_id)
    form = PersonForm(obj=someone)
    if (
        form.sent()
        and form.carry_out(actions.change_person, person=someone, seen_version=form.seen_version) is not None
    ):
        return go("people.person", person_id=someone.id, said="Saved.")
    return page("people/change.html", form=form, person=someone)


@bp.route("/<int:person_id>/leaving/", methods=["GET", "POST"])
@allows(People.CHANGE)
def leaving(person_id: int) -> Response:
    someone = find(Person, person_id)
    form = LeavingForm()
    if form.sent() and form.carry_out(actions.record_leaving, person=someone) is not None:
        said = f"{someone.goes_by} has left. Any emergency contact and needs are deleted; the rest stays until you say otherwise."
        return go("people.person", person_id=someone.id, said=said)
    return page("people/leaving.html", form=form, person=someone)


@bp.post("/<int:person_id>/back/")
@allows(People.CHANGE)
def back(person_id: int) -> Response:
    someone = actions.welcome_back(person=find(Person, person_id))
    return go("people.person", person_id=someone.id, said=f"{someone.goes_by} is back.")


@bp.post("/<int:person_id>/remove/")
@allows(People.CHANGE)
def remove(person_id: int) -> Response:
    someone = actions.remove_person(person=find(Person, person_id))
    return go("people.person", person_id=someone.id, said=f"{someone.goes_by} is off the list, and can be put back.")


@bp.post("/<int:person_id>/put-back/")
@allows(People.CHANGE)
def put_back(person_id: int) -> Response:
    someone = actions.put_back(person=find(Person, person_id))
    return go("people.person", person_id=someone.id, said=f"{someone.goes_by} is on the list again.")
