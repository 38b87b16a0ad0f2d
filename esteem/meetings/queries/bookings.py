"""Bookings: how the room of a meeting stands, what is still to be asked for, and whom to tell that it is not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import contains_eager

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.signs import in_days, some
from esteem.meetings.models import Booking, Meeting, Venue
from esteem.meetings.queries.meetings import PLANNED, are_planned
from esteem.meetings.rules.bookings import BookingStatus, When
from esteem.meetings.rules.kinds import MeetingKind

SOON = timedelta(weeks=5)
MOST_AHEAD = 200
_NEAR = (Meeting.meets_on >= in_days()) & (Meeting.meets_on < in_days(SOON.days))
SOME_ROOMS_NEAR = some(_NEAR, PLANNED, Meeting.venue_id.is_not(None)) | some(_NEAR, Booking.meeting_id == Meeting.id)


def when_of(meeting: Meeting) -> When:
    """Its day and times."""
    return meeting.meets_on, meeting.start_time, meeting.end_time


def booking_of(meeting_id: int) -> Booking | None:
    """What is written down about the room of a meeting."""
    return session.scalars(select(Booking).where(Booking.meeting_id == meeting_id)).first()


@dataclass(frozen=True, slots=True)
class Booked:
    """A meeting still to come and how its room stands there."""

    meeting: Meeting
    booking: Booking | None

    @property
    def is_off(self) -> bool:
        """Whether the room is asked for and not needed: the meeting is cancelled, removed or somewhere else."""
        asked = self.booking is not None and self.booking.is_asked
        return asked and (self.meeting.is_cancelled or self.meeting.removed_at is not None or self._elsewhere)

    @property
    def _elsewhere(self) -> bool:
        return self.booking is not None and self.booking.venue_id != self.meeting.venue_id

    @property
    def status(self) -> BookingStatus:
        """How it stands for the meeting as it is now: one booked for another time has to be asked for again."""
        fits = self.booking is not None and self.booking.is_for(self.meeting)
        return self.booking.stands if self.booking is not None and fits else BookingStatus.NOT_ASKED

    @property
    def is_confirmed(self) -> bool:
        return self.status is BookingStatus.CONFIRMED

    @property
    def was_moved(self) -> bool:
        """Whether it was asked for, and for another day, time or place."""
        return self.booking is not None and self.booking.is_asked and not self.booking.is_for(self.meeting)


def booked(meeting: Meeting) -> Booked:
    """How the room of one meeting stands."""
    return Booked(meeting, booking_of(meeting.id))


def _with_bookings() -> Select[Meeting, Booking]:
    return (
        select(Meeting, Booking)
        .outerjoin(Booking, Booking.meeting_id == Meeting.id)
        .outerjoin(Meeting.venue)
        .options(contains_eager(Meeting.venue))
        .order_by(Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id)
    )


def coming_at(venue: Venue) -> list[Booked]:
    """The meetings of ours still to come there, and those whose room there is asked for and not needed."""
    there = and_(are_planned(), Meeting.venue_id == venue.id, Meeting.kind != MeetingKind.OUTSIDE)
    asked = and_(Booking.venue_id == venue.id, Booking.stands != BookingStatus.NOT_ASKED)
    wanted = _with_bookings().where(Meeting.meets_on >= dates.today(), there | asked).limit(MOST_AHEAD)
    return [Booked(meeting, booking) for meeting, booking in session.execute(wanted)]


@dataclass(frozen=True, slots=True)
class ToBook:
    """A place that has to be told something: how many rooms to ask for, to hear about, and to give back; from when on."""

    venue: Venue
    first_on: date
    to_ask: int = 0
    waiting: int = 0
    to_give_back: int = 0


def to_book(on: date) -> list[ToBook]:
    """The places where a room is not confirmed for a meeting in the next weeks, or is not needed; the first day first."""
    ours = and_(are_planned(), Meeting.venue_id.is_not(None), Meeting.kind != MeetingKind.OUTSIDE)
    wanted = _with_bookings().where(
        Meeting.meets_on >= on, Meeting.meets_on < on + SOON, ours | (Booking.stands != BookingStatus.NOT_ASKED)
    )
    return _by_place(Booked(meeting, booking) for meeting, booking in session.execute(wanted))


def _by_place(found: Iterable[Booked]) -> list[ToBook]:
    places: dict[int, ToBook] = {}
    for one in found:
        for venue, what in _to_tell(one):
            told = places.setdefault(venue.id, ToBook(venue, one.meeting.meets_on))
            places[venue.id] = replace(told, **{what: getattr(told, what) + 1})
    return list(places.values())


def _to_tell(one: Booked) -> Iterator[tuple[Venue, str]]:
    """What is to be told or heard of this one, and where: a meeting that moved house may be two."""
    meeting, venue = one.meeting, one.meeting.venue
    if one.is_off and one.booking is not None and one.booking.venue is not None:
        yield one.booking.venue, "to_give_back"
    goes_on = not meeting.is_cancelled and meeting.removed_at is None
    if venue is not None and venue.must_book and goes_on and not one.is_confirmed:
        yield venue, "to_ask" if one.status is BookingStatus.NOT_ASKED else "waiting"
