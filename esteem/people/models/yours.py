"""The tables of members' own door: whether it is open, the links that were made, and what people sent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.yours import Outcome, is_live


class PeopleSettings(Row, Versioned, Base):
    """What the group decided of its lists of people; one row, made when something is first decided."""

    __tablename__ = "people_settings"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row", info={"says": "That was decided a moment ago. Try again."}),
    )

    own_door: Mapped[bool] = mapped_column(default=False, info={"label": "Links for people's own details"})


class YoursLink(Row, Versioned, Base):
    """A private link somebody was sent; of its secret only the fingerprint is kept."""

    __tablename__ = "yours_link"
    __table_args__ = (
        UniqueConstraint("fingerprint", info={"says": "Try again."}),
        Index("ix_yours_link_person_id", "person_id"),
        {"sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "For"})
    fingerprint: Mapped[str] = mapped_column(String(64), info={"history": False})
    made_at: Mapped[datetime] = mapped_column(info={"history": False})
    expires_at: Mapped[datetime] = mapped_column(info={"label": "Works until"})
    used_at: Mapped[datetime | None] = mapped_column(info={"label": "Used"})
    stopped_at: Mapped[datetime | None] = mapped_column(info={"label": "Stopped"})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def is_live(self, now: datetime) -> bool:
        return is_live(expires_at=self.expires_at, used_at=self.used_at, stopped_at=self.stopped_at, now=now)


class YoursAnswer(Row, Versioned, Base):
    """What somebody sent through their link: that all is right, or corrections to be looked at."""

    __tablename__ = "yours_answer"
    __table_args__ = (Index("ix_yours_answer_person_id", "person_id"), {"sqlite_autoincrement": True})

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "From"})
    sent_at: Mapped[datetime] = mapped_column(info={"history": False})
    outcome: Mapped[Outcome] = mapped_column(enumerated(Outcome), info={"label": "What became of it"})
    decided_at: Mapped[datetime | None] = mapped_column(info={"history": False})
    changes: Mapped[str] = mapped_column(Text, default="{}", info={"label": "What they wrote", "secret": True})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    @property
    def corrected(self) -> dict[str, list[Any]]:
        """`{field: [what they saw, what they wrote]}`."""
        found: dict[str, list[Any]] = json.loads(self.changes)
        return found
