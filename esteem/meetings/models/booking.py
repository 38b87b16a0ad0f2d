"""The table of bookings: whether the room of a meeting was asked for and given."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.models.meeting import Meeting
from esteem.meetings.models.venue import Venue
from esteem.meetings.rules.bookings import BookingStatus


class Booking(Row, Versioned, Base):
    """How it stands, and for which place, day and time that was: a meeting may have been moved since."""

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("meeting_id", info={"says": "Somebody wrote this down a moment ago. Look at it first."}),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    stands: Mapped[BookingStatus] = mapped_column(enumerated(BookingStatus), info={"label": "Booking"})
    asked_on: Mapped[date | None] = mapped_column(info={"label": "Asked on"})
    confirmed_on: Mapped[date | None] = mapped_column(info={"label": "Confirmed on"})
    reference: Mapped[str] = mapped_column(String(120), default="", info={"label": "Reference"})
    by_whom: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who saw to it"})
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True, info={"history": False})
    booked_on: Mapped[date] = mapped_column(info={"label": "For"})
    from_time: Mapped[time | None] = mapped_column(info={"label": "From"})
    to_time: Mapped[time | None] = mapped_column(info={"label": "To"})

    venue: Mapped[Venue | None] = relationship(lazy="joined")

    @property
    def is_asked(self) -> bool:
        """Whether the place was asked, and so must be told when it is not needed."""
        return self.stands is not BookingStatus.NOT_ASKED

    @property
    def is_confirmed(self) -> bool:
        return self.stands is BookingStatus.CONFIRMED

    def is_for(self, meeting: Meeting) -> bool:
        """Whether it is for the place, day and time the meeting has now."""
        booked = (self.venue_id, self.booked_on, self.from_time, self.to_time)
        return booked == (meeting.venue_id, meeting.meets_on, meeting.start_time, meeting.end_time)
