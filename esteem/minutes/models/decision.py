"""The table of decisions, numbered without gaps each calendar year, findable for ever."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.meetings.models import Meeting
from esteem.minutes.models.agenda import AgendaItem
from esteem.minutes.rules.states import DecisionState


class Decision(Row, Versioned, Base):
    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("year", "number", info={"says": "Another decision was written down a moment ago. Save again."}),
        CheckConstraint("length(words) > 0", name="words_given", info={"says": "Enter what was decided.", "field": "words"}),
        CheckConstraint("number > 0", name="numbered", info={"says": "Decisions are numbered from 1."}),
        CheckConstraint(
            "votes_for >= 0 AND votes_against >= 0 AND abstained >= 0", name="votes_not_below_nought",
            info={"says": "Enter 0 or more.", "field": "votes_for"},
        ),
        CheckConstraint(
            "withdrawn_on IS NULL OR withdrawn_because <> ''", name="withdrawn_with_a_reason",
            info={"says": "Say why it is withdrawn.", "field": "because"},
        ),
        Index("ix_decision_meeting_id", "meeting_id"),
        Index("ix_decision_agenda_item_id", "agenda_item_id"),
        Index("ix_decision_decided_on", "decided_on"),
    )  # fmt: skip

    year: Mapped[int] = mapped_column(info={"label": "Year"})
    number: Mapped[int] = mapped_column(info={"label": "Number"})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), info={"history": False})
    words: Mapped[str] = mapped_column(Text, info={"label": "Decided"})
    proposed_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Proposed by"})
    seconded_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Seconded by"})
    votes_for: Mapped[int | None] = mapped_column(info={"label": "For"})
    votes_against: Mapped[int | None] = mapped_column(info={"label": "Against"})
    abstained: Mapped[int | None] = mapped_column(info={"label": "Did not vote"})
    conflict: Mapped[str] = mapped_column(Text, default="", info={"label": "Interest declared"})
    decided_on: Mapped[date] = mapped_column(info={"label": "Decided on"})
    withdrawn_on: Mapped[date | None] = mapped_column(info={"label": "Withdrawn"})
    withdrawn_because: Mapped[str] = mapped_column(String(300), default="", info={"label": "Why withdrawn"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    meeting: Mapped[Meeting | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    @property
    def name(self) -> str:
        """Its number as people say it: 2026/14."""
        return f"{self.year}/{self.number}"

    @property
    def state(self) -> DecisionState:
        return DecisionState.STANDS if self.withdrawn_on is None else DecisionState.WITHDRAWN
