"""The tables of counting at the door: what is counted, how many there were of each, and what the group decided of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.rules.door import Usual


class Tally(Row, Versioned, Base):
    """A line at the door; a usual one without a name is called as every group calls it. Put away rather than deleted."""

    __tablename__ = "tally"
    __table_args__ = (
        CheckConstraint(
            "length(name) > 0 OR usual IS NOT NULL",
            name="name_given",
            info={"says": "Enter what you count.", "field": "name"},
        ),
        UniqueConstraint("folded_name", info={"says": "That is on the list already.", "field": "name"}),
    )

    usual: Mapped[Usual | None] = mapped_column(enumerated(Usual), info={"label": "Usual kind"})
    name: Mapped[str] = mapped_column(String(40), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(80), info={"history": False})
    is_people: Mapped[bool] = mapped_column(default=True, info={"label": "Counted in the total"})
    place: Mapped[int] = mapped_column(default=0, info={"history": False})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})


class DoorCount(Row, Base):
    """How many of a kind came to a meeting."""

    __tablename__ = "door_count"
    __table_args__ = (
        UniqueConstraint("meeting_id", "tally_id", info={"says": "That is counted already.", "field": None}),
        CheckConstraint("number >= 0", name="number_not_below_nought", info={"says": "Enter 0 or more."}),
        Index("ix_door_count_tally_id", "tally_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    tally_id: Mapped[int] = mapped_column(ForeignKey("tally.id"), info={"label": "Kind"})
    number: Mapped[int] = mapped_column(info={"label": "How many"})

    tally: Mapped[Tally] = relationship(lazy="raise_on_sql")


class DoorSettings(Row, Versioned, Base):
    """What the group decided of its door; one row, made when something is first decided."""

    __tablename__ = "door_settings"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row", info={"says": "That was decided a moment ago. Try again."}),
    )

    names: Mapped[bool] = mapped_column(default=False, info={"label": "Names are ticked"})
    by_itself: Mapped[bool] = mapped_column(default=False, info={"label": "Names become numbers by themselves"})
