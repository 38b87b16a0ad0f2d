"""Places to meet: the list, what is kept about each, and what was noted after using one."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.group.queries import financial_year
from esteem.kernel import dates, history
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.meetings import actions, exports, queries
from esteem.meetings.actions import venues as doing
from esteem.meetings.forms import VenueForm, VenueNoteForm
from esteem.meetings.models import Venue, VenueNote
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.bookings import coming_at
from esteem.meetings.queries.comparison import is_told, said_of
from esteem.meetings.queries.room_costs import room_costs
from esteem.meetings.queries.venues import has_alarm, notes_on, venues_whole
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.costs import say_price
from esteem.meetings.rules.lists import Use
from esteem.meetings.rules.venues import FEATURES, say_length
from esteem.people.permissions import People


def may_see_contacts() -> bool:
    """Whom to ring is a person: their name and number are for those who see people, or who book places."""
    return may(People.SEE) or may(Meetings.CHANGE)


def _narrowed() -> dict[str, Any]:
    return {"use": Use.read(request.args.get("use"), Use.IN_USE), "sought": request.args.get("q", "")[:100]}


@bp.get("/venues/")
@allows(Meetings.SEE)
def venues() -> Response:
    wanted = _narrowed()
    shown = queries.venues_listed(**wanted, number=page_number())
    return page(
        "meetings/venues.html", listing=shown, uses=Use, contacts=may_see_contacts(), say_price=say_price, **wanted
    )


@bp.get("/venues/venues.csv")
@allows(Meetings.SEE)
def export_venues() -> Response:
    return exports.venues_file(venues_whole(**_narrowed()), contacts=may_see_contacts(), names=may(People.SEE))


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
    contacts = may_see_contacts()
    year = financial_year(dates.today())
    return page(
        "meetings/venue.html", venue=shown, used=queries.use_of(shown, dates.today()), contacts=contacts,
        entries=history.of("venue", shown.id) if contacts else [], coming=coming_at(shown),
        features=[(says, said_of(shown, name)) for name, says in FEATURES.items() if is_told(shown, name)],
        unknown=[says.lower() for name, says in FEATURES.items() if not is_told(shown, name)],
        price=say_price(shown.cost, shown.charged), usual=say_price(shown.usual_rate, shown.charged), say_length=say_length,
        year=year, sums=room_costs(year, venue_id=shown.id).whole, notes=notes_on(shown) if contacts else [],
        away=notes_on(shown, put_away=True) if may(Meetings.CHANGE) else [],
        alarm=has_alarm(shown.id) if may(Meetings.ALARM) else None,
    )  # fmt: skip


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


# Notes after use


@bp.route("/venues/<int:venue_id>/notes/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_venue_note(venue_id: int) -> Response:
    noted = find(Venue, venue_id)
    form = VenueNoteForm()
    if form.sent() and form.carry_out(doing.note_use, venue=noted) is not None:
        return go("meetings.venue", venue_id=noted.id, said="The note is kept.")
    return page("meetings/venue_note.html", form=form, venue=noted, note=None)


def _note(venue_id: int, note_id: int) -> VenueNote:
    """The note of this number on this place, or the plain 404 page."""
    note = find(VenueNote, note_id)
    if note.venue_id != venue_id:
        abort(404)
    return note


@bp.route("/venues/<int:venue_id>/notes/<int:note_id>/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_venue_note(venue_id: int, note_id: int) -> Response:
    noted, note = find(Venue, venue_id), _note(venue_id, note_id)
    form = VenueNoteForm(obj=note)
    if form.sent() and form.carry_out(doing.change_note, note=note, seen_version=form.seen_version) is not None:
        return go("meetings.venue", venue_id=noted.id, said="Saved.")
    return page("meetings/venue_note.html", form=form, venue=noted, note=note)


@bp.post("/venues/<int:venue_id>/notes/<int:note_id>/away/")
@allows(Meetings.CHANGE)
def put_venue_note_away(venue_id: int, note_id: int) -> Response:
    doing.put_note_away(note=_note(venue_id, note_id))
    return go("meetings.venue", venue_id=venue_id, said="The note is put away. It can be put back.")


@bp.post("/venues/<int:venue_id>/notes/<int:note_id>/back/")
@allows(Meetings.CHANGE)
def put_venue_note_back(venue_id: int, note_id: int) -> Response:
    doing.put_note_back(note=_note(venue_id, note_id))
    return go("meetings.venue", venue_id=venue_id, said="The note is back.")
