"""The table of a group's own kinds of meeting."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.rules.kinds import MeetingKind, What


class OwnKind(Row, Versioned, Base):
    """A kind this group has a name for; the kind it is like says which rules hold for it. Put away rather than deleted."""

    __tablename__ = "own_kind"
    __table_args__ = (
        CheckConstraint(
            "length(name) > 0", name="name_given", info={"says": "Enter what it is called.", "field": "name"}
        ),
        UniqueConstraint("folded_name", info={"says": "There is a kind of that name already.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    is_like: Mapped[MeetingKind] = mapped_column(enumerated(MeetingKind), info={"label": "Like"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})

    @property
    def what(self) -> What:
        return What(self.is_like, self.id)
