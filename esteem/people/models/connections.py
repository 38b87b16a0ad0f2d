"""The table of who is connected with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.connections import Connected


@dataclass(frozen=True, slots=True)
class Side:
    """A connection as one of the two sees it."""

    id: int
    version: int
    kind: Connected
    other: Person
    words: str
    removed_at: datetime | None


class Connection(Row, Versioned, Base):
    """`one` is `kind` of `other`: kept once, the person with the smaller number first; taken off rather than deleted."""

    __tablename__ = "connection"
    __table_args__ = (
        CheckConstraint(
            "one_id < other_id", name="two_people", info={"says": "Choose somebody else than the person themselves.",
                                                          "field": "other_id"},
        ),
        UniqueConstraint(
            "one_id", "other_id", "kind", info={
                "says": "That is written down already, or was taken off and can be put back.", "field": "other_id",
            }
        ),
        Index("ix_connection_other_id", "other_id"),
        {"sqlite_autoincrement": True},
    )  # fmt: skip

    one_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "First person"})
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Second person"})
    kind: Mapped[Connected] = mapped_column(enumerated(Connected), info={"label": "Connected as"})
    words: Mapped[str] = mapped_column(String(80), default="", info={"label": "More exactly"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken off"})

    one: Mapped[Person] = relationship(foreign_keys=[one_id], lazy="raise_on_sql")
    other: Mapped[Person] = relationship(foreign_keys=[other_id], lazy="raise_on_sql")

    def seen_from(self, person_id: int) -> Side:
        """What this person would call it, and with whom. Raises LookupError when it is not theirs."""
        if person_id not in (self.one_id, self.other_id):
            raise LookupError("this connection is between two others")
        is_one = person_id == self.one_id
        kind = self.kind if is_one else self.kind.other_side
        return Side(self.id, self.version, kind, self.other if is_one else self.one, self.words, self.removed_at)
