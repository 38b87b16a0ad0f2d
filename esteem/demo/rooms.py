"""The places of the invented group: what is known of each, what was noted, which rooms are booked."""

from __future__ import annotations

from datetime import date, timedelta

from esteem.kernel.money import NOTHING, Money
from esteem.meetings.actions import add_venue
from esteem.meetings.actions.bookings import write_booking
from esteem.meetings.actions.venues import note_use, write_alarm
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.queries.bookings import coming_at
from esteem.meetings.rules.bookings import BookingStatus
from esteem.meetings.rules.costs import Charged
from esteem.meetings.rules.venues import VenueKind

CONFIRMED, ASKED = 3, 7  # how many of the next ones are


def find_hall() -> Venue:
    """Where they meet: dear enough, and a little cheaper for them."""
    return add_venue(
        name="St Mary’s Hall", kind=VenueKind.CENTRE, address="Church Lane, Brookvale",
        access="Bus 7 stops outside until 9.30 pm. The ramp is at the side door.", parking="Eight spaces behind, one wide.",
        step_free=True, step_free_note="ramp at the side door", lift=False, lift_note="none needed, all on one floor",
        toilet=True, hearing_loop=True, hearing_loop_note="switch beside the hatch", quiet_room=True,
        quiet_room_note="the vestry, if asked for", kitchen=True, kitchen_note="kettle and cups", private=True,
        private_note="curtains to the lane", capacity=60, charged=Charged.MEETING, cost=Money(2_000), usual_rate=Money(2_800),
        minimum_minutes=120, booking_terms="A term ahead, by telephone.", cancel_terms="Free until a week before.",
        contact_name="Mrs Dale", phone="01632 960640", phone_care="Not on Sundays", key_holder="From Mrs Dale, at number 4",
        notes="Chairs back in stacks of six.",
    )  # fmt: skip


def find_library() -> Venue:
    """Where the committee meets, for nothing."""
    return add_venue(
        name="Brookvale Library, the small room", kind=VenueKind.LIBRARY, address="2 Market Place, Brookvale", step_free=True,
        toilet=True, hearing_loop=False, private=False, private_note="a glass wall to the reading room", capacity=10,
        charged=Charged.HOUR, cost=NOTHING, usual_rate=Money(900), booking_terms="At the desk, a month ahead.",
    )  # fmt: skip


def find_cafe() -> Venue:
    """Where they never met, kept to compare."""
    return add_venue(
        name="The Old Mill Café, the back room", kind=VenueKind.CAFE, address="1 Mill Street, Brookvale", step_free=False,
        step_free_note="two steps, no rail", toilet=False, kitchen=True, kitchen_note="they serve; no own food", private=False,
        private_note="one walks through the café", capacity=16, charged=Charged.HOUR, cost=Money(800), usual_rate=Money(800),
        minimum_minutes=180, phone="01632 960655",
    )  # fmt: skip


def write_about(hall: Venue, day: date) -> None:
    """How the alarm is set, and what was noted lately."""
    write_alarm(
        venue=hall, seen_version=None, note="Panel left of the door; Mrs Dale tells the code. Half a minute to leave."
    )
    note_use(venue=hall, used_on=day - timedelta(days=20), text="The heating came on late. Ask for it from seven.")
    note_use(venue=hall, used_on=day - timedelta(days=6), text="Two chairs are broken, put aside by the stage.")


def book_next(hall: Venue, day: date) -> None:
    """The next few are sure, some more are asked for, the rest nobody has asked for yet."""
    for place, one in enumerate(coming_at(hall)[: CONFIRMED + ASKED]):
        _book(one.meeting, BookingStatus.CONFIRMED if place < CONFIRMED else BookingStatus.ASKED, day)


def _book(meeting: Meeting, stands: BookingStatus, day: date) -> None:
    reference = f"SM {meeting.meets_on:%d%m}" if stands is BookingStatus.CONFIRMED else ""
    write_booking(
        meeting=meeting, seen_version=None, stands=stands, on=day, reference=reference, by_whom="The secretary"
    )
