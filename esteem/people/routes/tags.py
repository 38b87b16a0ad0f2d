"""The group's tags, and those of one person."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people.actions import tags as actions
from esteem.people.forms.lists import TagForm, TagsForm
from esteem.people.models import Person, Tag
from esteem.people.permissions import People
from esteem.people.queries.tags import every_tag, taggings_of
from esteem.people.routes.blueprint import bp


@bp.get("/tags/")
@allows(People.SEE)
def tags() -> Response:
    return page("people/tags.html", tags=every_tag())


@bp.route("/tags/<int:tag_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change_tag(tag_id: int) -> Response:
    tag = find(Tag, tag_id)
    form = TagForm(obj=tag)
    if form.sent() and form.carry_out(actions.rename_tag, tag=tag, seen_version=form.seen_version) is not None:
        return go("people.tags", said="Saved.")
    return page("people/change_tag.html", form=form, tag=tag)


@bp.post("/tags/<int:tag_id>/put-away/")
@allows(People.CHANGE)
def put_away_tag(tag_id: int) -> Response:
    tag = actions.put_away_tag(tag=find(Tag, tag_id))
    return go(
        "people.tags", said=f"“{tag.name}” is put away; you can put it back below, and all who had it have it again."
    )


@bp.post("/tags/<int:tag_id>/put-back/")
@allows(People.CHANGE)
def put_back_tag(tag_id: int) -> Response:
    tag = actions.put_back_tag(tag=find(Tag, tag_id))
    return go("people.tags", said=f"“{tag.name}” is back.")


@bp.route("/<int:person_id>/tags/", methods=["GET", "POST"])
@allows(People.CHANGE)
def tags_of_person(person_id: int) -> Response:
    someone = find(Person, person_id)
    form = TagsForm(data={"tags": [one.tag_id for one in taggings_of(someone.id)]})
    if form.sent() and form.carry_out(actions.set_tags, person=someone) is not None:
        return go("people.person", person_id=someone.id, said="Saved.")
    return page("people/tags_of_person.html", form=form, person=someone)
