"""People who may be one and the same: looked through, told apart, or made one."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.people.actions import merging as actions
from esteem.people.forms.merging import OtherForm, merge_form
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries.likeness import newer_of, pairs_found, people_by_id, said_apart
from esteem.people.queries.merging import offers_for
from esteem.people.routes.blueprint import bp


@bp.before_request
def lead_to_whom_they_are() -> Response | None:
    """An address of somebody who was merged leads to the entry that was kept."""
    number = (request.view_args or {}).get("person_id")
    if not isinstance(number, int) or not 0 < number < 2**63:
        return None
    person = session.get(Person, number)
    if person is None or person.merged_into_id is None:
        return None
    return redirect(url_for("people.person", person_id=person.merged_into_id), 303)


@bp.get("/alike/")
@allows(People.CHANGE)
def alike() -> Response:
    pairs = pairs_found()
    number = min(max(1, page_number()), max(1, -(-len(pairs) // PAGE_SIZE)))
    shown = pairs[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    people = people_by_id({number for pair in shown for number in (pair.first, pair.second)})
    return page(
        "people/merging/alike.html", listing=Listing(shown, len(pairs), number), people=people, apart=said_apart()
    )


@bp.route("/<int:person_id>/merge/", methods=["GET", "POST"])
@allows(People.CHANGE)
def merge_with(person_id: int) -> Response:
    someone, form = find(Person, person_id), OtherForm()
    if form.sent():
        if form.clean["other_id"] != person_id:
            return go("people.merge", person_id=person_id, other_id=form.clean["other_id"])
        form.blame("other_id", "That is the same entry. Choose another one.")
    return page("people/merging/other.html", form=form, person=someone)


@bp.route("/<int:person_id>/merge/<int:other_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def merge(person_id: int, other_id: int) -> Response:
    kept, gone = find(Person, person_id), find(Person, other_id)
    if kept is gone:
        return go("people.merge_with", person_id=person_id)
    actions.check_can_merge(kept, gone)
    offers = offers_for(kept, gone, gone_is_newer=newer_of(kept, gone) is gone)
    form = merge_form(offers, (kept.version, gone.version))
    if form.sent():
        seen = {"seen_version": form.seen_version, "other_version": form.seen_other}
        if form.carry_out(lambda **_: actions.merge_people(kept=kept, gone=gone, sides=form.sides, **seen)) is not None:
            return go("people.person", person_id=kept.id, said=f"Both entries are one now: {kept.goes_by}.")
    return page("people/merging/merge.html", form=form, kept=kept, gone=gone)


@bp.post("/<int:person_id>/not-the-same/<int:other_id>/")
@allows(People.CHANGE)
def not_the_same(person_id: int, other_id: int) -> Response:
    one, other = find(Person, person_id), find(Person, other_id)
    actions.say_not_the_same(one_id=one.id, other_id=other.id)
    return go("people.alike", said=f"{one.goes_by} and {other.goes_by} are two people. That is remembered.")


@bp.post("/<int:person_id>/may-be-the-same/<int:other_id>/")
@allows(People.CHANGE)
def may_be_the_same(person_id: int, other_id: int) -> Response:
    one, other = find(Person, person_id), find(Person, other_id)
    actions.may_be_the_same(one_id=one.id, other_id=other.id)
    return go("people.person", person_id=one.id, said="They are shown as alike again.")
