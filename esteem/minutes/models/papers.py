"""The table of papers that go with an agenda: files people are to read before, or to have before them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.meetings.models import Meeting
from esteem.minutes.models.agenda import AgendaItem
from esteem.minutes.rules.papers import size_says


class AgendaPaper(Row, Versioned, Base):
    """A file of the whole meeting, or of one item, with which it moves. What is in it stands in the store."""

    __tablename__ = "agenda_paper"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter what it is called.", "field": "name"}),
        CheckConstraint(
            "(meeting_id IS NULL) <> (agenda_item_id IS NULL)", name="of_one_thing",
            info={"says": "A paper goes with the whole meeting, or with one item.", "field": "item_id"},
        ),
        Index("ix_agenda_paper_meeting_id", "meeting_id"),
        Index("ix_agenda_paper_agenda_item_id", "agenda_item_id"),
    )  # fmt: skip

    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), info={"history": False})
    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    ending: Mapped[str] = mapped_column(String(8), info={"history": False})
    sha256: Mapped[str] = mapped_column(String(64), info={"history": False})
    file_size: Mapped[int] = mapped_column(info={"history": False})
    added_at: Mapped[datetime] = mapped_column(info={"history": False})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken away"})

    meeting: Mapped[Meeting | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    @property
    def what(self) -> str:
        """What kind of file it is, and how large: `PDF, 240 KB`."""
        return f"{self.ending[1:].upper()}, {size_says(self.file_size)}"
