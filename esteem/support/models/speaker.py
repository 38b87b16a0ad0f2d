"""The table of speakers: somebody, and what they speak about."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.money import Money
from esteem.people.models import Person


class Speaker(Row, Versioned, Base):
    __tablename__ = "speaker"
    __table_args__ = (
        CheckConstraint(
            "length(topic) > 0", name="topic_given", info={"says": "Enter what they speak about.", "field": "topic"}
        ),
        CheckConstraint("fee >= 0", name="fee_not_below_nought", info={"says": "Enter 0 or more.", "field": "fee"}),
        Index("ix_speaker_person_id", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"history": False})
    topic: Mapped[str] = mapped_column(String(200), info={"label": "Topic"})
    fee: Mapped[Money | None] = mapped_column(info={"label": "Fee"})
    fee_covers: Mapped[str] = mapped_column(String(200), default="", info={"label": "What the fee covers"})
    needs: Mapped[str] = mapped_column(String(300), default="", info={"label": "What they need"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    contacted_on: Mapped[date | None] = mapped_column(info={"label": "Asked on"})
    speaks_on: Mapped[date | None] = mapped_column(info={"label": "Speaks on"})
    thanked_on: Mapped[date | None] = mapped_column(info={"label": "Thanks sent"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
