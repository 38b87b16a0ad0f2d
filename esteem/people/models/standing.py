"""The record of where people stood, and the steps of welcoming them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.standing import Became


class StandingChange(Row, Versioned, Base):
    """What somebody became, on which day; the person's own row says how it is now."""

    __tablename__ = "standing_change"
    __table_args__ = (Index("ix_standing_change_person_id", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    became: Mapped[Became] = mapped_column(enumerated(Became), info={"label": "What"})
    changed_on: Mapped[date | None] = mapped_column(info={"label": "Day"})
    note: Mapped[str] = mapped_column(String(200), default="", info={"label": "Note"})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class WelcomeStep(Row, Versioned, Base):
    """One step of welcoming somebody new, in the group's own words; put away rather than deleted."""

    __tablename__ = "welcome_step"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter the step.", "field": "name"}),
        UniqueConstraint("folded_name", info={"says": "That is on the list already.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(200), info={"label": "Step"})
    folded_name: Mapped[str] = mapped_column(String(400), info={"history": False})
    place: Mapped[int] = mapped_column(default=0, info={"history": False})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})


class WelcomeDone(Row, Base):
    """A step that was done for somebody: who ticked it, and when."""

    __tablename__ = "welcome_done"
    __table_args__ = (
        UniqueConstraint("person_id", "step_id", info={"says": "That step is ticked already.", "field": None}),
        Index("ix_welcome_done_step_id", "step_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "For"})
    step_id: Mapped[int] = mapped_column(ForeignKey("welcome_step.id"), info={"label": "Step"})
    done_at: Mapped[datetime] = mapped_column(info={"label": "Ticked"})
    account_id: Mapped[int | None] = mapped_column(info={"history": False})

    step: Mapped[WelcomeStep] = relationship(lazy="raise_on_sql")
