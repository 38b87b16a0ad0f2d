"""Who is connected with whom: written down, put right, taken off and put back, from either person's page."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people.actions import connections as actions
from esteem.people.forms.connections import ConnectionForm, NewConnectionForm
from esteem.people.models import Connection, Person
from esteem.people.permissions import People
from esteem.people.queries.connections import connection_of
from esteem.people.routes.blueprint import bp


def _find(person_id: int, connection_id: int) -> tuple[Person, Connection]:
    """The person and one connection of theirs; somebody else's is not there."""
    someone = find(Person, person_id)
    found = connection_of(someone.id, connection_id) if connection_id < 2**63 else None
    return (someone, found) if found else abort(404)


@bp.route("/<int:person_id>/connections/add/", methods=["GET", "POST"])
@allows(People.SEE_PRIVATE)
def add_connection(person_id: int) -> Response:
    someone = find(Person, person_id)
    form = NewConnectionForm(person_id=someone.id)
    if form.sent() and form.carry_out(actions.add_connection, person=someone) is not None:
        return go("people.person", person_id=someone.id, said="The connection is written down.")
    return page("people/add_connection.html", form=form, person=someone)


@bp.route("/<int:person_id>/connections/<int:connection_id>/", methods=["GET", "POST"])
@allows(People.SEE_PRIVATE)
def connection(person_id: int, connection_id: int) -> Response:
    someone, shown = _find(person_id, connection_id)
    side = shown.seen_from(someone.id)
    form = ConnectionForm(obj=side)
    told = {"connection": shown, "person": someone, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_connection, **told) is not None:
        return go("people.person", person_id=someone.id, said="Saved.")
    return page(
        "people/connection.html", form=form, person=someone, side=side,
        entries=history.of("connection", shown.id),
    )  # fmt: skip


@bp.post("/<int:person_id>/connections/<int:connection_id>/take-off/")
@allows(People.SEE_PRIVATE)
def remove_connection(person_id: int, connection_id: int) -> Response:
    someone, shown = _find(person_id, connection_id)
    actions.remove_connection(connection=shown)
    return go("people.person", person_id=someone.id, said="The connection is taken off, and can be put back.")


@bp.post("/<int:person_id>/connections/<int:connection_id>/put-back/")
@allows(People.SEE_PRIVATE)
def put_back_connection(person_id: int, connection_id: int) -> Response:
    someone, shown = _find(person_id, connection_id)
    actions.put_back_connection(connection=shown)
    return go("people.person", person_id=someone.id, said="The connection stands again.")
