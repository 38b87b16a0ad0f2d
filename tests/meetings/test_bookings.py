"""Rooms asked for and confirmed, those that no longer fit their meeting, and what else is on at the same time."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy.orm import Session

from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.meetings.actions import cancel_meeting, change_meeting
from esteem.meetings.actions.bookings import mark_bookings, told_them, write_booking
from esteem.meetings.models import Booking, Meeting, Venue
from esteem.meetings.queries import same_time
from esteem.meetings.queries.bookings import booked, coming_at, to_book
from esteem.meetings.queries.series import look_at
from esteem.meetings.rules.bookings import BookingStatus, Letter, letter_for
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.venues import VenueKind
from tests.makers import make_meeting, make_venue

TODAY = date(2026, 11, 24)
ASKED, CONFIRMED, NOT_ASKED = BookingStatus.ASKED, BookingStatus.CONFIRMED, BookingStatus.NOT_ASKED


def write(meeting: Meeting, stands: BookingStatus, **told: object) -> Booking:
    facts = {"seen_version": None, "on": None, "reference": "", "by_whom": "", **told}
    return write_booking(meeting=meeting, stands=stands, **facts)


@pytest.fixture
def hall(books: Session) -> Venue:
    return make_venue(name="Hall", kind=VenueKind.CENTRE)


def test_a_letter_lists_the_days_and_does_not_say_who_writes() -> None:
    days = [(date(2026, 12, 1), time(19, 30), time(21)), (date(2027, 1, 5), None, None)]
    assert letter_for(Letter.ASK, days).splitlines() == [
        "Could we please have the room on these days?",
        "",
        "- Tuesday 1 December 2026, 7.30 pm to 9 pm",
        "- Tuesday 5 January 2027",
        "",
        "Please tell us whether that is all right, and any booking reference. Thank you.",
    ]
    assert letter_for(Letter.CANCEL, []) == ""


def test_a_room_is_asked_for_confirmed_and_taken_back(hall: Venue) -> None:
    meeting = make_meeting(venue_id=hall.id)
    assert booked(meeting).status is NOT_ASKED
    booking = write(meeting, ASKED, on=date(2026, 11, 20), by_whom="Ann")
    assert (booked(meeting).status, booking.asked_on, booking.confirmed_on) == (ASKED, date(2026, 11, 20), None)
    write(meeting, CONFIRMED, reference="B7", by_whom="Ann")
    assert (booking.asked_on, booking.confirmed_on, booking.reference) == (date(2026, 11, 20), TODAY, "B7")
    write(meeting, NOT_ASKED)
    assert (booked(meeting).status, booking.asked_on, booking.confirmed_on) == (NOT_ASKED, None, None)


def test_a_booking_needs_a_place_a_day_that_came_and_nobody_else_s_words(hall: Venue) -> None:
    with pytest.raises(RuleBroken, match="no place yet"):
        write(make_meeting(), ASKED)
    meeting = make_meeting(venue_id=hall.id)
    with pytest.raises(RuleBroken, match="still to come"):
        write(meeting, ASKED, on=date(2026, 11, 25))
    write(meeting, ASKED)
    with pytest.raises(StaleEdit):
        write(meeting, ASKED, seen_version=99)


def test_a_meeting_that_is_moved_has_to_be_asked_for_again(hall: Venue) -> None:
    meeting = make_meeting(venue_id=hall.id, start_time=time(19))
    write(meeting, CONFIRMED, on=date(2026, 11, 2))
    for changed in ({"meets_on": date(2026, 12, 8)}, {"meets_on": date(2026, 12, 1), "start_time": time(18)}):
        change_meeting(meeting=meeting, seen_version=None, **changed)
        told = booked(meeting)
        assert (told.status, told.was_moved, told.is_off) == (NOT_ASKED, True, False)
    booking = write(meeting, ASKED)
    assert (booking.asked_on, booking.confirmed_on, booked(meeting).was_moved) == (TODAY, None, False)


def test_a_room_that_is_not_needed_is_given_back(hall: Venue) -> None:
    gone, moved, kept = (make_meeting(venue_id=hall.id) for _ in range(3))
    for meeting in (gone, moved, kept):
        write(meeting, CONFIRMED)
    cancel_meeting(meeting=gone, seen_version=None)
    change_meeting(meeting=moved, seen_version=None, venue_id=make_venue(name="Café").id)
    assert [one.meeting.id for one in coming_at(hall) if one.is_off] == [gone.id, moved.id]
    assert [(one.venue.name, one.to_ask, one.waiting, one.to_give_back) for one in to_book(TODAY)] == [
        ("Hall", 0, 0, 2), ("Café", 1, 0, 0),
    ]  # fmt: skip
    assert told_them(venue=hall) == 2
    assert [one.meeting.id for one in coming_at(hall)] == [kept.id]
    assert [one.venue.name for one in to_book(TODAY)] == ["Café"]


def test_many_are_written_down_at_once_and_a_blank_leaves_what_each_has(hall: Venue) -> None:
    one, two, past = (make_meeting(venue_id=hall.id, meets_on=date(2026, *day)) for day in ((12, 1), (12, 8), (11, 3)))
    write(one, ASKED, reference="A1", by_whom="Ann")
    numbers, told = {one.id, two.id, past.id, 99}, {"venue": hall, "on": None, "by_whom": ""}
    assert mark_bookings(meetings=numbers, stands=CONFIRMED, reference="", **told) == 2
    assert [one.status for one in coming_at(hall)] == [CONFIRMED, CONFIRMED]
    assert [one.booking.reference for one in coming_at(hall) if one.booking] == ["A1", ""]
    with pytest.raises(RuleBroken, match="Tick at least one"):
        mark_bookings(meetings={past.id}, stands=ASKED, reference="", **told)


def test_the_desk_hears_of_rooms_of_the_next_weeks_that_must_be_booked(hall: Venue) -> None:
    soon, later = make_meeting(venue_id=hall.id), make_meeting(venue_id=hall.id, meets_on=date(2026, 12, 15))
    make_meeting(venue_id=hall.id, meets_on=date(2027, 2, 2))
    make_meeting(venue_id=hall.id, kind=MeetingKind.OUTSIDE)
    make_meeting(venue_id=make_venue(name="Ann’s", kind=VenueKind.HOME).id)
    make_meeting(venue_id=make_venue(name="Ours", no_booking=True).id)
    (told,) = to_book(TODAY)
    assert (told.venue.name, told.first_on, told.to_ask, told.waiting) == ("Hall", soon.meets_on, 2, 0)
    write(soon, ASKED)
    (told,) = to_book(TODAY)
    assert (told.to_ask, told.waiting) == (1, 1)
    for meeting in (soon, later):
        write(meeting, CONFIRMED)
    assert to_book(TODAY) == []


# What else is on at the same time


def test_what_is_on_at_the_same_time_is_told_for_the_room_and_for_elsewhere(hall: Venue) -> None:
    at = {"start_time": time(19), "end_time": time(21)}
    meeting = make_meeting(venue_id=hall.id, **at)
    here = make_meeting(venue_id=hall.id, start_time=time(20))
    there = make_meeting(venue_id=make_venue(name="Café").id, start_time=time(18), end_time=time(20))
    nowhere = make_meeting(start_time=time(20, 30))
    make_meeting(venue_id=hall.id, start_time=time(21))
    make_meeting(venue_id=hall.id, meets_on=date(2026, 12, 2), **at)
    cancel_meeting(meeting=make_meeting(venue_id=hall.id, **at), seen_version=None)
    told = same_time(meeting)
    assert ([m.id for m in told.here], [m.id for m in told.elsewhere]) == ([here.id], [there.id, nowhere.id])
    (ahead,) = look_at([meeting.meets_on], venue_id=hall.id, start=time(20), end=time(21))
    assert {m.id for m in ahead.clashes} == {meeting.id, here.id}
    assert {m.id for m in ahead.elsewhere} == {nowhere.id}
    (undecided,) = look_at([meeting.meets_on], venue_id=None, start=time(20, 30), end=None)
    assert (list(undecided.clashes), {m.id for m in undecided.elsewhere}) == ([], {meeting.id, nowhere.id})
