"""Places to meet: the list, and what is kept about each."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.meetings import actions, exports, queries
from esteem.meetings.forms import VenueForm
from esteem.meetings.models import Venue
from esteem.meetings.permissions import Meetings
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.lists import Use
from esteem.people.permissions import People


def _may_see_contacts() -> bool:
    """Whom to ring is a person: their name and number are for those who see people, or who book places."""
    return may(People.SEE) or may(Meetings.CHANGE)


def _narrowed() -> dict[str, Any]:
    return {"use": Use.read(request.args.get("use"), Use.IN_USE), "sought": request.args.get("q", "")[:100]}


@bp.get("/venues/")
@allows(Meetings.SEE)
def venues() -> Response:
    wanted = _narrowed()
    shown = queries.venues_listed(**wanted, number=page_number())
    return page("meetings/venues.html", listing=shown, uses=Use, contacts=_may_see_contacts(), **wanted)


@bp.get("/venues/venues.csv")
@allows(Meetings.SEE)
def export_venues() -> Response:
    return exports.venues_file(queries.venues_found(**_narrowed()), contacts=_may_see_contacts())


@bp.route("/venues/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_venue() -> Response:
    form = VenueForm()
    if form.sent() and (added := form.carry_out(actions.add_venue)):
        return go("meetings.venue", venue_id=added.id, said=f"{added.name} is added.")
    return page("meetings/add_venue.html", form=form)


@bp.get("/venues/<int:venue_id>/")
@allows(Meetings.SEE)
def venue(venue_id: int) -> Response:
    shown = find(Venue, venue_id)
    contacts, used = _may_see_contacts(), queries.use_of(shown, dates.today())
    entries = history.of("venue", shown.id) if contacts else []
    return page("meetings/venue.html", venue=shown, used=used, contacts=contacts, entries=entries)


@bp.route("/venues/<int:venue_id>/change/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_venue(venue_id: int) -> Response:
    changed = find(Venue, venue_id)
    form = VenueForm(obj=changed)
    if form.sent() and form.carry_out(actions.change_venue, venue=changed, seen_version=form.seen_version) is not None:
        return go("meetings.venue", venue_id=changed.id, said="Saved.")
    return page("meetings/change_venue.html", form=form, venue=changed)


@bp.post("/venues/<int:venue_id>/retire/")
@allows(Meetings.CHANGE)
def retire_venue(venue_id: int) -> Response:
    retired = actions.retire_venue(venue=find(Venue, venue_id))
    return go(
        "meetings.venue", venue_id=retired.id, said=f"{retired.name} is no longer offered. It can be brought back."
    )


@bp.post("/venues/<int:venue_id>/back/")
@allows(Meetings.CHANGE)
def bring_back_venue(venue_id: int) -> Response:
    back = actions.bring_back_venue(venue=find(Venue, venue_id))
    return go("meetings.venue", venue_id=back.id, said=f"{back.name} is offered again.")
