"""The table of minutes: one of a meeting, a draft until it is approved, and from then on a record with its stored file.

What is said of each item stands with the item. Triggers refuse changes after the approval (kernel/sqlite.py).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.history import Sat
from esteem.meetings.models import Meeting
from esteem.minutes.rules.states import MinutesState


class Minutes(Row, Versioned, Sat, Base):
    __tablename__ = "minutes"
    __table_args__ = (
        UniqueConstraint("meeting_id", info={"says": "This meeting has minutes already. Look at them first."}),
        CheckConstraint(
            "(approved_on IS NULL) = (sha256 = '') AND (approved_on IS NULL) = (approved_meeting_id IS NULL)",
            name="approved_whole", info={"says": "Approved minutes have a day, a meeting and a file.", "field": "approved_on"},
        ),
        CheckConstraint(
            "approved_meeting_id IS NULL OR approved_meeting_id <> meeting_id", name="approved_later",
            info={"says": "Minutes are approved at a later meeting.", "field": "approved_meeting_id"},
        ),
        CheckConstraint(
            "approved_on IS NULL OR set_aside_at IS NULL", name="approved_or_aside",
            info={"says": "Approved minutes cannot be set aside."},
        ),
        CheckConstraint(
            "present_count IS NULL OR present_count >= 0", name="present_not_below_nought",
            info={"says": "Enter 0 or more.", "field": "present_count"},
        ),
        Index("ix_minutes_approved_meeting_id", "approved_meeting_id"),
    )  # fmt: skip

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    chair: Mapped[str] = mapped_column(String(120), default="", info={"label": "In the chair", "history": False})
    present: Mapped[str] = mapped_column(Text, default="", info={"label": "Present", "history": False})
    present_count: Mapped[int | None] = mapped_column(info={"label": "How many count for the quorum", "history": False})
    in_attendance: Mapped[str] = mapped_column(Text, default="", info={"label": "In attendance", "history": False})
    apologies: Mapped[str] = mapped_column(Text, default="", info={"label": "Apologies", "history": False})
    other_words: Mapped[str] = mapped_column(Text, default="", info={"label": "Other words", "history": False})
    quorum_needed: Mapped[int | None] = mapped_column(info={"label": "Needed for a quorum", "history": False})
    quorum_met: Mapped[bool | None] = mapped_column(info={"label": "Enough to decide", "history": False})
    finished_on: Mapped[date | None] = mapped_column(info={"label": "Finished"})
    approved_on: Mapped[date | None] = mapped_column(info={"label": "Approved"})
    approved_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    signed_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Signed by"})
    sha256: Mapped[str] = mapped_column(String(64), default="", info={"label": "Code of the stored file"})
    file_size: Mapped[int | None] = mapped_column(info={"history": False})
    set_aside_at: Mapped[datetime | None] = mapped_column(info={"label": "Set aside"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    meeting: Mapped[Meeting] = relationship(foreign_keys=[meeting_id])
    approved_at: Mapped[Meeting | None] = relationship(foreign_keys=[approved_meeting_id])

    @property
    def state(self) -> MinutesState:
        return MinutesState.DRAFT if self.approved_on is None else MinutesState.APPROVED

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None
