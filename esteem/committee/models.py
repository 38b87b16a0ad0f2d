"""The tables of offices, and of who held them from when to when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.committee.rules import Came, OfficeKind
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models import Person


class Office(Row, Versioned, Base):
    """An office; `kind` is None for one of the group's own, and there is one of each other kind."""

    __tablename__ = "office"
    __table_args__ = (
        CheckConstraint(
            "length(name) > 0", name="name_given", info={"says": "Enter what it is called.", "field": "name"}
        ),
        UniqueConstraint("kind", info={"says": "There is already such an office. Change that one.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    kind: Mapped[OfficeKind | None] = mapped_column(enumerated(OfficeKind), info={"label": "Known to the papers as"})
    duties: Mapped[str] = mapped_column(Text, default="", info={"label": "What it is for"})
    needed: Mapped[bool] = mapped_column(default=False, info={"label": "Should not be empty"})
    on_committee: Mapped[bool] = mapped_column(default=True, info={"label": "On the committee"})
    place: Mapped[int] = mapped_column(info={"history": False})
    retired_at: Mapped[datetime | None] = mapped_column(info={"label": "No longer used"})


class Term(Row, Versioned, Base):
    """Somebody in an office from `since_on`; on `until_on` they hold it no longer."""

    __tablename__ = "term"
    __table_args__ = (
        CheckConstraint(
            "until_on IS NULL OR until_on > since_on",
            name="ends_after_it_began",
            info={"says": "The day it ends is not after the day it began.", "field": "until_on"},
        ),
    )

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), index=True, info={"label": "Office"})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Who"})
    since_on: Mapped[date] = mapped_column(info={"label": "From"})
    until_on: Mapped[date | None] = mapped_column(info={"label": "Until"})
    came: Mapped[Came | None] = mapped_column(enumerated(Came), info={"label": "How"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})

    office: Mapped[Office] = relationship(lazy="joined", innerjoin=True)
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    def holds_on(self, day: date) -> bool:
        """Whether they hold it on that day."""
        return self.removed_at is None and self.since_on <= day and (self.until_on is None or day < self.until_on)
