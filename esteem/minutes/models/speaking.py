"""The tables of who may speak for the group outside, and of what was said for it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.meetings.models import Meeting
from esteem.minutes.models.decision import Decision
from esteem.minutes.rules.speaking import ANYBODY, Days, Standing, standing
from esteem.people.models import Person


class Mandate(Row, Versioned, Base):
    """Somebody may speak for the group about something, up to and including a last day; it ends, and stays written."""

    __tablename__ = "mandate"
    __table_args__ = (
        CheckConstraint("length(about) > 0", name="about_given", info={"says": "Enter what about.", "field": "about"}),
        CheckConstraint(
            "last_on IS NULL OR last_on >= since_on", name="ends_after_it_began",
            info={"says": "The last day is before the first.", "field": "last_on"},
        ),
        CheckConstraint(
            "decision_id IS NOT NULL OR rests_on <> ''", name="rests_on_something",
            info={"says": "Say what it rests on.", "field": "rests_on"},
        ),
        Index("ix_mandate_person_id", "person_id"),
        Index("ix_mandate_decision_id", "decision_id"),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    about: Mapped[str] = mapped_column(String(300), info={"label": "About what"})
    to_whom: Mapped[str] = mapped_column(String(200), default="", info={"label": "To whom"})
    since_on: Mapped[date] = mapped_column(info={"label": "From"})
    last_on: Mapped[date | None] = mapped_column(info={"label": "Last day"})
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), info={"history": False})
    rests_on: Mapped[str] = mapped_column(String(200), default="", info={"label": "Decided"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken off as a mistake"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    person: Mapped[Person] = relationship()
    decision: Mapped[Decision | None] = relationship()

    @property
    def days(self) -> Days:
        return Days(self.since_on, self.last_on)

    @property
    def to(self) -> str:
        """To whom, in words."""
        return self.to_whom or ANYBODY

    def stands(self, today: date) -> Standing:
        return standing(self.days, removed=self.removed_at is not None, today=today)


class SaidOutside(Row, Versioned, Base):
    """What somebody said for the group outside, on a day."""

    __tablename__ = "said_outside"
    __table_args__ = (
        CheckConstraint("length(words) > 0", name="words_given", info={"says": "Enter what was said.", "field": "words"}),
        CheckConstraint(
            "(person_id IS NULL) <> (who = '')", name="one_who",
            info={"says": "Choose somebody, or write who it was; not both.", "field": "who"},
        ),
        Index("ix_said_outside_person_id", "person_id"),
        Index("ix_said_outside_meeting_id", "meeting_id"),
        Index("ix_said_outside_said_on", "said_on"),
    )  # fmt: skip

    said_on: Mapped[date] = mapped_column(info={"label": "Day"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who spoke"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who spoke, in words"})
    place: Mapped[str] = mapped_column(String(200), default="", info={"label": "Where"})
    to_whom: Mapped[str] = mapped_column(String(200), default="", info={"label": "To whom"})
    words: Mapped[str] = mapped_column(Text, info={"label": "What was said"})
    follow_up: Mapped[str] = mapped_column(Text, default="", info={"label": "What follows"})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken off as a mistake"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    person: Mapped[Person | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
