"""The table of who went to a meeting outside for the group, and what came back."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.meetings.models.meeting import Meeting
from esteem.people.models import Person


class Outside(Row, Versioned, Base):
    """Who represents the group at a meeting of others, somebody of the group or in words, and the notes that come back."""

    __tablename__ = "outside"
    __table_args__ = (UniqueConstraint("meeting_id", info={"says": "That is written down already."}),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), index=True, info={"label": "Who goes for us"}
    )
    who: Mapped[str] = mapped_column(String(200), default="", info={"label": "Who else goes for us"})
    came_back: Mapped[str] = mapped_column(Text, default="", info={"label": "What came back"})

    meeting: Mapped[Meeting] = relationship(lazy="joined")
    person: Mapped[Person | None] = relationship(lazy="joined")
