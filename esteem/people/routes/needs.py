"""Emergency contact and needs: of one person, and of everybody who told of some. Looking at them is recorded."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.door import SAFE
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.people.actions.looking import record_looks
from esteem.people.actions.needs import keep_needs
from esteem.people.forms.needs import NO_DIAGNOSIS, NeedsForm
from esteem.people.models import Needs, Person
from esteem.people.permissions import People
from esteem.people.queries import needs as queries
from esteem.people.queries.wordings import wordings_now
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Purpose


def _looked_at(person_id: int) -> Needs | None:
    """What is kept of them; whoever only reads is recorded first, whoever sends a form has read it before."""
    kept = queries.needs_of(person_id)
    if kept is not None and request.method in SAFE:
        record_looks([person_id])
        kept = queries.needs_of(person_id)
    return kept


@bp.get("/<int:person_id>/needs/")
@allows(People.SEE_PRIVATE)
def needs(person_id: int) -> Response:
    someone = find(Person, person_id)
    kept = _looked_at(someone.id)
    looks = [(queries.who_looked(look), look.at) for look in queries.looks_at(someone.id)]
    return page(
        "people/needs.html", person=someone, needs=kept, agreed=queries.agrees_to_needs(someone.id), looks=looks,
        entries=history.of("needs", someone.id),
    )  # fmt: skip


@bp.route("/<int:person_id>/needs/change/", methods=["GET", "POST"])
@allows(People.SEE_PRIVATE)
def change_needs(person_id: int) -> Response:
    someone = find(Person, person_id)
    kept = _looked_at(someone.id)
    agreed = queries.agrees_to_needs(someone.id)
    form = NeedsForm(agreed=agreed, obj=kept)
    if form.sent() and _keep(form, someone):
        return go("people.needs", person_id=someone.id, said="Saved.")
    words = None if agreed else wordings_now()[Purpose.NEEDS]
    return page("people/change_needs.html", form=form, person=someone, words_asked=words)


def _keep(form: NeedsForm, person: Person) -> bool:
    form.carry_out(keep_needs, person=person, seen_version=form.seen_version)
    return form.status == 200


@bp.get("/needs/")
@allows(People.SEE_PRIVATE)
def all_needs() -> Response:
    number = page_number()
    record_looks([row.id for row in queries.needs_listed(number=number).rows])
    shown = queries.needs_listed(number=number)
    return page("people/all_needs.html", listing=shown, counts=queries.counts_of_needs(), no_diagnosis=NO_DIAGNOSIS)
