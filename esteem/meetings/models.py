"""The tables of places and of meetings."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.meetings.rules import MeetingKind, MeetingStatus, VenueKind
from esteem.people.rules.reach import phone_cautions


class Venue(Row, Versioned, Base):
    """A place; its contact's number is treated with the same care as a member's."""

    __tablename__ = "venue"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "cost >= 0", name="cost_not_below_nought", info={"says": "Enter £0.00 or more.", "field": "cost"}
        ),
        Index("ix_venue_sort_name", "sort_name"),
    )

    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    kind: Mapped[VenueKind | None] = mapped_column(enumerated(VenueKind), info={"label": "Kind"})
    address: Mapped[str] = mapped_column(Text, default="", info={"label": "Address"})
    step_free: Mapped[bool | None] = mapped_column(info={"label": "Step-free"})
    access: Mapped[str] = mapped_column(Text, default="", info={"label": "Getting there and in"})
    cost: Mapped[Money | None] = mapped_column(info={"label": "Cost of a meeting"})
    contact_name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Contact"})
    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    no_voicemail: Mapped[bool] = mapped_column(default=False, info={"label": "Do not leave a voicemail"})
    phone_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when ringing"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    retired_at: Mapped[datetime | None] = mapped_column(info={"label": "No longer used"})
    sort_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    @property
    def cautions(self) -> list[str]:
        """What must be minded when ringing: shown right beside the number, wherever it is shown."""
        return phone_cautions(self.no_voicemail, self.phone_care)


class Meeting(Row, Versioned, Base):
    """People coming together on a day. Who came is not kept here, only how many."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint(
            "end_time IS NULL OR (start_time IS NOT NULL AND end_time > start_time)",
            name="ends_after_it_starts",
            info={"says": "It ends before it starts.", "field": "end_time"},
        ),
        CheckConstraint(
            "headcount >= 0", name="headcount_not_below_nought", info={"says": "Enter 0 or more.", "field": "headcount"}
        ),
        CheckConstraint(
            "first_timers IS NULL OR (headcount IS NOT NULL AND first_timers >= 0 AND first_timers <= headcount)",
            name="first_timers_among_all",
            info={"says": "More for the first time than came in all.", "field": "first_timers"},
        ),
        Index("ix_meeting_meets_on", "meets_on"),
    )

    kind: Mapped[MeetingKind] = mapped_column(enumerated(MeetingKind), info={"label": "Kind"})
    meets_on: Mapped[date] = mapped_column(info={"label": "Day"})
    start_time: Mapped[time | None] = mapped_column(info={"label": "Starts"})
    end_time: Mapped[time | None] = mapped_column(info={"label": "Ends"})
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True, info={"label": "Where"})
    title: Mapped[str] = mapped_column(String(120), default="", info={"label": "What is on"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    notice_on: Mapped[date | None] = mapped_column(info={"label": "Notice sent"})
    status: Mapped[MeetingStatus] = mapped_column(enumerated(MeetingStatus), info={"label": "Status"})
    because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why cancelled"})
    headcount: Mapped[int | None] = mapped_column(info={"label": "How many came"})
    first_timers: Mapped[int | None] = mapped_column(info={"label": "For the first time"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    venue: Mapped[Venue | None] = relationship(lazy="joined")

    @property
    def is_cancelled(self) -> bool:
        return self.status is MeetingStatus.CANCELLED
