"""The table of agenda items. An item's note is what the minutes say of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.history import Sat
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.rules.items import ItemKind


class AgendaItem(Row, Versioned, Sat, Base):
    """Something to talk of at a meeting, or parked until there is one for it. The note is saved in sittings."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="title_given", info={"says": "Enter what it is about.", "field": "title"}),
        CheckConstraint(
            "meeting_id IS NOT NULL OR parked_at IS NOT NULL", name="somewhere",
            info={"says": "Put it on a meeting’s agenda, or park it for later.", "field": "meeting_id"},
        ),
        CheckConstraint(
            "minutes IS NULL OR minutes > 0", name="takes_time", info={"says": "Enter 1 or more.", "field": "minutes"}
        ),
        CheckConstraint(
            "kind <> 'sharing' OR note = ''", name="sharing_is_not_minuted",
            info={"says": "What people share is not minuted.", "field": "note"},
        ),
        Index("ix_agenda_item_meeting_id", "meeting_id", "place"),
    )  # fmt: skip

    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    place: Mapped[int] = mapped_column(info={"label": "Place on the agenda"})
    title: Mapped[str] = mapped_column(String(200), info={"label": "What it is about"})
    kind: Mapped[ItemKind] = mapped_column(enumerated(ItemKind), info={"label": "What it is for"})
    usual: Mapped[str] = mapped_column(
        String(30), default="", info={"history": False}
    )  # which of the usual order it is
    about: Mapped[str] = mapped_column(Text, default="", info={"label": "What to know before"})
    minutes: Mapped[int | None] = mapped_column(info={"label": "Minutes"})
    brought_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who brings it"})
    carried_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id"), index=True, info={"history": False}
    )
    parked_at: Mapped[datetime | None] = mapped_column(info={"label": "Parked"})
    parked_for: Mapped[MeetingKind | None] = mapped_column(enumerated(MeetingKind), info={"label": "Parked for"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken off"})
    note: Mapped[str] = mapped_column(Text, default="", info={"label": "Note", "history": False})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    meeting: Mapped[Meeting | None] = relationship()
