"""Whether rooms are booked: of one meeting, and of all the next ones at a place, with a message to paste."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import actor, allows
from esteem.kernel.text import plural
from esteem.meetings.actions.bookings import ask_for_all, mark_bookings, told_them, write_booking
from esteem.meetings.forms import BookingForm, bookings_form
from esteem.meetings.models import Venue
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.bookings import booked, coming_at, when_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.bookings import BookingStatus, Letter, letter_for


@bp.route("/<int:meeting_id>/booking/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def booking(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    told = booked(meeting)
    form = BookingForm(obj=told.booking, data={"stands": BookingStatus.ASKED, "by_whom": actor().name})
    if form.sent() and form.carry_out(write_booking, meeting=meeting, seen_version=form.seen_version) is not None:
        return go("meetings.meeting", meeting_id=meeting.id, said="Saved.")
    return page("meetings/booking.html", form=form, meeting=meeting, called=said_of(meeting), told=told)


@bp.route("/venues/<int:venue_id>/bookings/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def bookings(venue_id: int) -> Response:
    place = find(Venue, venue_id)
    coming = coming_at(place)
    off, on = [one for one in coming if one.is_off], [one for one in coming if not one.is_off]
    form = bookings_form(on, data={"by_whom": actor().name})
    if form.sent() and (marked := form.carry_out(mark_bookings, venue=place)):
        says = f"{plural(marked, 'booking')}: {form.clean['stands'].says.lower()}."
        return go("meetings.bookings", venue_id=place.id, said=says)
    unasked = [when_of(one.meeting) for one in on if one.status is BookingStatus.NOT_ASKED]
    gone = [(one.booking.booked_on, one.booking.from_time, one.booking.to_time) for one in off if one.booking]
    return page(
        "meetings/bookings.html", form=form, venue=place, coming=on, off=off, letter=letter_for(Letter.ASK, unasked),
        unasked=len(unasked), sorry=letter_for(Letter.CANCEL, gone),
    )  # fmt: skip


@bp.post("/venues/<int:venue_id>/bookings/asked/")
@allows(Meetings.CHANGE)
def bookings_asked(venue_id: int) -> Response:
    place = find(Venue, venue_id)
    try:
        many = ask_for_all(venue=place, by_whom=actor().name)
    except RuleBroken:
        return go("meetings.bookings", venue_id=place.id, said="All of them were asked for already.")
    return go("meetings.bookings", venue_id=place.id, said=f"{plural(many, 'booking')}: asked for.")


@bp.post("/venues/<int:venue_id>/bookings/told/")
@allows(Meetings.CHANGE)
def bookings_told(venue_id: int) -> Response:
    place = find(Venue, venue_id)
    many = told_them(venue=place)
    return go("meetings.bookings", venue_id=place.id, said=f"{plural(many, 'booking')} taken off.")
