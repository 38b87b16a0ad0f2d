"""The table of meetings."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, event, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel import dates
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.text import fold
from esteem.meetings.models.own_kind import OwnKind
from esteem.meetings.models.series import Series
from esteem.meetings.models.venue import Venue
from esteem.meetings.rules.kinds import MeetingKind, What, kind_said
from esteem.meetings.rules.lists import MeetingStatus

# What a calendar shows of a meeting: when one of these changes, every calendar that has it is told so.
SHOWN = (
    "kind", "own_kind_id", "meets_on", "start_time", "end_time", "venue_id", "title", "status", "removed_at",
)  # fmt: skip


class Meeting(Row, Versioned, Base):
    """People coming together on a day. Who came is not kept here, only how many."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint(
            "end_time IS NULL OR (start_time IS NOT NULL AND end_time > start_time)",
            name="ends_after_it_starts",
            info={"says": "It ends before it starts.", "field": "end_time"},
        ),
        CheckConstraint(
            "headcount >= 0", name="headcount_not_below_nought", info={"says": "Enter 0 or more.", "field": "headcount"}
        ),
        CheckConstraint(
            "first_timers IS NULL OR (headcount IS NOT NULL AND first_timers >= 0 AND first_timers <= headcount)",
            name="first_timers_among_all",
            info={"says": "More for the first time than came in all.", "field": "first_timers"},
        ),
        Index("ix_meeting_meets_on", "meets_on"),
    )

    kind: Mapped[MeetingKind] = mapped_column(enumerated(MeetingKind), info={"label": "Kind"})
    own_kind_id: Mapped[int | None] = mapped_column(ForeignKey("own_kind.id"), index=True, info={"label": "Own kind"})
    meets_on: Mapped[date] = mapped_column(info={"label": "Day"})
    start_time: Mapped[time | None] = mapped_column(info={"label": "Starts"})
    end_time: Mapped[time | None] = mapped_column(info={"label": "Ends"})
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True, info={"label": "Where"})
    title: Mapped[str] = mapped_column(String(120), default="", info={"label": "What is on"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    notice_on: Mapped[date | None] = mapped_column(info={"label": "Notice sent"})
    status: Mapped[MeetingStatus] = mapped_column(enumerated(MeetingStatus), info={"label": "Status"})
    because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why cancelled"})
    headcount: Mapped[int | None] = mapped_column(info={"label": "How many came"})
    first_timers: Mapped[int | None] = mapped_column(info={"label": "For the first time"})
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True, info={"history": False})
    off_with_series: Mapped[bool] = mapped_column(default=False, info={"history": False})  # cancelled with all after it
    moved_from_on: Mapped[date | None] = mapped_column(info={"label": "Moved by hand from"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})
    is_public: Mapped[bool] = mapped_column(default=False, info={"label": "For the public page"})
    public_words: Mapped[str] = mapped_column(String(300), default="", info={"label": "What the public is told"})
    uid: Mapped[str] = mapped_column(String(36), default=lambda: str(uuid4()), info={"history": False})
    shown_version: Mapped[int] = mapped_column(default=0, info={"history": False})
    shown_at: Mapped[datetime] = mapped_column(default=dates.now, info={"history": False})

    venue: Mapped[Venue | None] = relationship(lazy="joined")
    own_kind: Mapped[OwnKind | None] = relationship(lazy="joined")
    series: Mapped[Series | None] = relationship()

    @property
    def is_cancelled(self) -> bool:
        return self.status is MeetingStatus.CANCELLED

    @property
    def what(self) -> What:
        return What(self.kind, self.own_kind_id)

    def kind_in(self, meeting: str) -> str:
        """What it is, in the group's own words; `meeting` is its word for one, with a capital."""
        return kind_said(self.kind, meeting, self.own_kind.name if self.own_kind else "")

    def find_by_words(self) -> None:
        """Let a search find it by what is on and by its notes."""
        self.found_by = f"{fold(self.title)}\n{fold(self.notes)}"


@event.listens_for(Meeting, "before_update")
def _count_what_is_shown(_mapper: object, _connection: object, meeting: Meeting) -> None:
    """Whoever changes it, and however: calendars learn from this that theirs is old."""
    state = inspect(meeting)
    if any(state.attrs[name].history.has_changes() for name in SHOWN):
        meeting.shown_version, meeting.shown_at = meeting.shown_version + 1, dates.now()
