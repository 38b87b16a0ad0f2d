"""The tables of who came and who sent apologies, and of what is left when the names are gone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row
from esteem.people.models import Person


class Presence(Row, Base):
    """Somebody was ticked at the door: only where the group wants names, and only for so long."""

    __tablename__ = "presence"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", info={"says": "They are ticked already.", "field": None}),
        Index("ix_presence_person_id", "person_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who came"})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class PresenceSum(Row, Base):
    """What is left of the names of a meeting: how many there were, and how many of them had come before."""

    __tablename__ = "presence_sum"
    __table_args__ = (
        UniqueConstraint("meeting_id", info={"says": "Those names are gone already.", "field": None}),
        CheckConstraint(
            "returners >= 0 AND returners <= named",
            name="returners_among_named",
            info={"says": "More came again than came."},
        ),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    named: Mapped[int] = mapped_column(info={"label": "Names that were ticked"})
    returners: Mapped[int] = mapped_column(info={"label": "Of them had come before"})


class Apology(Row, Base):
    """Somebody said they would not come: one of the people, or a name. Why is nobody's business here."""

    __tablename__ = "apology"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", info={"says": "Theirs are there already.", "field": "person_id"}),
        CheckConstraint(
            "person_id IS NOT NULL OR length(name) > 0",
            name="somebody",
            info={"says": "Choose somebody, or type a name.", "field": "person_id"},
        ),
        Index("ix_apology_person_id", "person_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Apologies from"})
    name: Mapped[str] = mapped_column(String(120), info={"label": "Apologies from"})

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
