"""The table of actions: what somebody does by when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.meetings.models import Meeting
from esteem.minutes.models.agenda import AgendaItem
from esteem.minutes.models.decision import Decision
from esteem.minutes.rules.states import ActionState
from esteem.people.models import Person


class Action(Row, Versioned, Base):
    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("length(words) > 0", name="words_given", info={"says": "Enter what is to be done.", "field": "words"}),
        CheckConstraint(
            "person_id IS NULL OR who = ''", name="one_who",
            info={"says": "Choose somebody, or write who does it; not both.", "field": "who"},
        ),
        CheckConstraint(
            "done_on IS NULL OR dropped_on IS NULL", name="done_or_dropped",
            info={"says": "It is done, or it is dropped; not both."},
        ),
        CheckConstraint(
            "done_on IS NULL OR done_on >= begun_on", name="done_after_agreed",
            info={"says": "It cannot be done before it was agreed.", "field": "done_on"},
        ),
        Index("ix_action_person_id", "person_id"),
        Index("ix_action_meeting_id", "meeting_id"),
        Index("ix_action_agenda_item_id", "agenda_item_id"),
        Index("ix_action_decision_id", "decision_id"),
        Index("ix_action_due_on", "due_on"),
    )  # fmt: skip

    words: Mapped[str] = mapped_column(String(500), info={"label": "What is to be done"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who, in words"})
    begun_on: Mapped[date] = mapped_column(info={"label": "Agreed on"})
    due_on: Mapped[date | None] = mapped_column(info={"label": "By"})
    done_on: Mapped[date | None] = mapped_column(info={"label": "Done"})
    dropped_on: Mapped[date | None] = mapped_column(info={"label": "Dropped"})
    dropped_because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why dropped"})
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), info={"history": False})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    person: Mapped[Person | None] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    decision: Mapped[Decision | None] = relationship()

    @property
    def doer(self) -> str:
        """Who does it, by name; "" when nobody was named."""
        return self.person.name if self.person is not None else self.who

    @property
    def state(self) -> ActionState:
        if self.done_on is not None:
            return ActionState.DONE
        return ActionState.OPEN if self.dropped_on is None else ActionState.DROPPED
