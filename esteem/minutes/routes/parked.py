"""What is parked until there is a meeting for it."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel.pages import find, go, page, page_number, words
from esteem.kernel.permissions import allows
from esteem.meetings.rules.kinds import kind_said, kinds_for
from esteem.minutes.actions import agenda as actions
from esteem.minutes.forms.agenda import IdeaForm, kinds_to_park
from esteem.minutes.models import AgendaItem
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.agenda import parked_listed
from esteem.minutes.queries.meetings import is_open
from esteem.minutes.routes.blueprint import bp


@bp.route("/parked/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def parked() -> Response:
    word, form, dropped = str(words().Meeting), IdeaForm(), "dropped" in request.args
    form.parked_for.offer(kinds_to_park(kinds_for(has_committee=has_committee(), meeting=word)))
    if form.sent() and (item := form.carry_out(actions.park_idea)):
        return go("minutes.parked", said=f"{item.title} waits for a meeting.")
    return page(
        "minutes/parked.html", form=form, dropped=dropped, listing=parked_listed(dropped=dropped, number=page_number()),
        kind_of=lambda item: kind_said(item.parked_for, word) if item.parked_for else "Any",
    )  # fmt: skip


def parked_item(item_id: int) -> AgendaItem:
    """The parked item of this number that the reader may see, or the plain 404 page."""
    item = find(AgendaItem, item_id)
    if item.parked_at is None or (item.parked_for is not None and not is_open(item.parked_for)):
        abort(404)
    return item


@bp.post("/parked/<int:item_id>/drop/")
@allows(MinutesOf.WRITE)
def drop_parked(item_id: int) -> Response:
    item = actions.drop_parked(item=parked_item(item_id))
    return go("minutes.parked", said=f"{item.title} is dropped. It can be picked up again.")


@bp.post("/parked/<int:item_id>/back/")
@allows(MinutesOf.WRITE)
def pick_up(item_id: int) -> Response:
    item = actions.pick_up(item=parked_item(item_id))
    return go("minutes.parked", said=f"{item.title} waits for a meeting again.")
