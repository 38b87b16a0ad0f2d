"""The table of lifts to a meeting, offered and wanted."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.rules.lifts import Way
from esteem.people.models import Person


class Lift(Row, Versioned, Base):
    """Seats somebody offers, or wants; whoever goes along with somebody has `driven_by_id`."""

    __tablename__ = "lift"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", info={"says": "They are there already.", "field": "person_id"}),
        CheckConstraint(
            "person_id IS NOT NULL OR length(name) > 0", name="somebody",
            info={"says": "Choose somebody, or type a name.", "field": "person_id"},
        ),
        CheckConstraint(
            "seats >= 1 AND seats <= 16", name="seats_few",
            info={"says": "Enter a whole number from 1 to 16.", "field": "seats"},
        ),
        CheckConstraint(
            "driven_by_id IS NULL OR way = 'wanted'", name="goes_along",
            info={"says": "Whoever drives does not go along with somebody."},
        ),
        Index("ix_lift_person_id", "person_id"),
        Index("ix_lift_driven_by_id", "driven_by_id"),
    )  # fmt: skip

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    way: Mapped[Way] = mapped_column(enumerated(Way), info={"label": "Which way"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Name"})
    seats: Mapped[int] = mapped_column(default=1, info={"label": "Seats"})
    from_where: Mapped[str] = mapped_column(String(200), default="", info={"label": "From where", "secret": True})
    notes: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind", "secret": True})
    driven_by_id: Mapped[int | None] = mapped_column(ForeignKey("lift.id"), info={"history": False})

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    @property
    def says(self) -> str:
        """How they are called."""
        return self.person.goes_by if self.person else self.name
