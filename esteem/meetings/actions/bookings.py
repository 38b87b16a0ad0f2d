"""Rooms are asked for and confirmed: of one meeting, and of all the next ones at a place."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Booking, Meeting, Venue
from esteem.meetings.queries.bookings import booking_of, coming_at
from esteem.meetings.rules.bookings import BookingStatus, check_booked_on


def write_booking(
    *, meeting: Meeting, seen_version: int | None, stands: BookingStatus, on: date | None, reference: str, by_whom: str
) -> Booking:
    """How the room of a meeting stands; without a day, since today. Raises StaleEdit, RuleBroken."""
    if meeting.venue_id is None:
        raise RuleBroken("It has no place yet. Choose where it is first.")
    booking = booking_of(meeting.id)
    if booking is not None:
        check_version(booking, seen_version)
    booking = _write(meeting, booking, stands, on or dates.today())
    booking.reference, booking.by_whom = reference, by_whom
    session.flush()
    return booking


def _write(meeting: Meeting, booking: Booking | None, stands: BookingStatus, on: date) -> Booking:
    check_booked_on(on, dates.today())
    if booking is None:
        booking = Booking(meeting_id=meeting.id, reference="", by_whom="")
        session.add(booking)
    if not booking.is_for(meeting):
        booking.asked_on = booking.confirmed_on = None
    booking.stands = stands
    if stands is BookingStatus.NOT_ASKED:
        booking.asked_on = booking.confirmed_on = None
    elif stands is BookingStatus.ASKED:
        booking.asked_on, booking.confirmed_on = on, None
    else:
        booking.confirmed_on = on
    booking.venue_id, booking.booked_on = meeting.venue_id, meeting.meets_on
    booking.from_time, booking.to_time = meeting.start_time, meeting.end_time
    return booking


def mark_bookings(
    *, venue: Venue, meetings: Collection[int], stands: BookingStatus, on: date | None, reference: str, by_whom: str
) -> int:
    """The same for many at once: those of these numbers that are still to come there. How many. Raises RuleBroken when none is.

    A blank reference or name leaves what each has.
    """
    chosen = [one for one in coming_at(venue) if one.meeting.id in meetings and not one.is_off]
    if not chosen:
        raise RuleBroken("Tick at least one.", field="meetings")
    for one in chosen:
        booking = _write(one.meeting, one.booking, stands, on or dates.today())
        booking.reference, booking.by_whom = reference or booking.reference, by_whom or booking.by_whom
    session.flush()
    return len(chosen)


def ask_for_all(*, venue: Venue, by_whom: str) -> int:
    """Every room there that was not asked for was asked for today. How many. Raises RuleBroken when none was left."""
    unasked = [one.meeting.id for one in coming_at(venue) if one.status is BookingStatus.NOT_ASKED]
    return mark_bookings(
        venue=venue, meetings=unasked, stands=BookingStatus.ASKED, on=None, reference="", by_whom=by_whom
    )


def told_them(*, venue: Venue) -> int:
    """The place was told which rooms are not needed any more. How many."""
    off = [one for one in coming_at(venue) if one.is_off]
    for one in off:
        if one.booking is not None:
            one.booking.stands = BookingStatus.NOT_ASKED
            one.booking.asked_on = one.booking.confirmed_on = None
    session.flush()
    return len(off)
