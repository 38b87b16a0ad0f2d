"""The table of speakers at meetings: who speaks about what at which, and how it stands."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.money import Money
from esteem.meetings.models.meeting import Meeting
from esteem.meetings.rules.speakers import TalkState, state_of
from esteem.people.models import Person


class Talk(Row, Versioned, Base):
    """Somebody speaks at a meeting: one of the people, or in words. What they offer at any time is kept with the helpers."""

    __tablename__ = "talk"
    __table_args__ = (
        CheckConstraint("fee >= 0", name="fee_not_below_nought", info={"says": "Enter 0 or more.", "field": "fee"}),
        CheckConstraint(
            "confirmed_on IS NULL OR declined_on IS NULL", name="one_answer",
            info={"says": "They confirmed, or they cannot come: leave one of the two blank.", "field": "declined_on"},
        ),
        Index("ix_talk_meeting_id", "meeting_id"),
        Index("ix_talk_person_id", "person_id"),
    )  # fmt: skip

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who speaks"})
    who: Mapped[str] = mapped_column(String(200), default="", info={"label": "Who speaks, in words"})
    topic: Mapped[str] = mapped_column(String(200), default="", info={"label": "Topic"})
    fee: Mapped[Money | None] = mapped_column(info={"label": "Fee agreed"})
    needs: Mapped[str] = mapped_column(String(300), default="", info={"label": "What they need"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    asked_on: Mapped[date | None] = mapped_column(info={"label": "Asked on"})
    confirmed_on: Mapped[date | None] = mapped_column(info={"label": "Confirmed on"})
    declined_on: Mapped[date | None] = mapped_column(info={"label": "Said no on"})
    thanked_on: Mapped[date | None] = mapped_column(info={"label": "Thanks sent on"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken off"})

    meeting: Mapped[Meeting] = relationship(lazy="joined", innerjoin=True)
    person: Mapped[Person | None] = relationship(lazy="joined")

    @property
    def state(self) -> TalkState:
        return state_of(
            asked=self.asked_on, confirmed=self.confirmed_on, declined=self.declined_on, thanked=self.thanked_on
        )
