"""The table of patterns that meetings follow."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.models.own_kind import OwnKind
from esteem.meetings.models.venue import Venue
from esteem.meetings.rules.kinds import MeetingKind, What, kind_said
from esteem.meetings.rules.patterns import Every, Pattern, Turn, Weekday, days_said, months_said


class Series(Row, Versioned, Base):
    """Meetings that come round again. What it says holds for those still to be made; each meeting may differ from it."""

    __tablename__ = "series"
    __table_args__ = (
        CheckConstraint("step >= 1", name="step_not_nought", info={"says": "Enter 1 or more.", "field": "step"}),
        CheckConstraint(
            "day_of_month >= 1 AND day_of_month <= 31",
            name="day_of_month_known",
            info={"says": "Enter a day from 1 to 31.", "field": "day_of_month"},
        ),
        CheckConstraint(
            "end_time IS NULL OR (start_time IS NOT NULL AND end_time > start_time)",
            name="ends_after_it_starts",
            info={"says": "It ends before it starts.", "field": "end_time"},
        ),
        CheckConstraint(
            "until_on IS NULL OR until_on >= starts_on",
            name="until_after_beginning",
            info={"says": "It ends before it begins.", "field": "until_on"},
        ),
        CheckConstraint(
            "coalesce(times, 1) >= 1", name="times_not_nought", info={"says": "Enter 1 or more.", "field": "times"}
        ),
    )

    every: Mapped[Every] = mapped_column(enumerated(Every), info={"label": "How often"})
    step: Mapped[int] = mapped_column(default=1, info={"label": "Every how many"})
    weekday: Mapped[Weekday] = mapped_column(enumerated(Weekday), info={"label": "Weekday"})
    turn: Mapped[Turn] = mapped_column(enumerated(Turn), info={"label": "Which of the month"})
    day_of_month: Mapped[int] = mapped_column(default=1, info={"label": "Date"})
    in_months: Mapped[str] = mapped_column(String(40), default="", info={"label": "In the months", "said": months_said})
    out_months: Mapped[str] = mapped_column(String(40), default="", info={"label": "But not in", "said": months_said})
    left_out: Mapped[str] = mapped_column(Text, default="", info={"label": "Days left out", "said": days_said})
    starts_on: Mapped[date] = mapped_column(info={"label": "From"})
    until_on: Mapped[date | None] = mapped_column(info={"label": "Until"})
    times: Mapped[int | None] = mapped_column(info={"label": "How many times"})
    start_time: Mapped[time | None] = mapped_column(info={"label": "Starts"})
    end_time: Mapped[time | None] = mapped_column(info={"label": "Ends"})
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True, info={"label": "Where"})
    kind: Mapped[MeetingKind] = mapped_column(enumerated(MeetingKind), info={"label": "Kind"})
    own_kind_id: Mapped[int | None] = mapped_column(ForeignKey("own_kind.id"), index=True, info={"label": "Own kind"})
    title: Mapped[str] = mapped_column(String(120), default="", info={"label": "What is on"})
    made_until_on: Mapped[date | None] = mapped_column(info={"label": "Made until"})
    ended_on: Mapped[date | None] = mapped_column(info={"label": "Ended"})
    because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why it ended"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    is_public: Mapped[bool] = mapped_column(default=False, info={"label": "For the public page"})
    public_words: Mapped[str] = mapped_column(String(300), default="", info={"label": "What the public is told"})

    venue: Mapped[Venue | None] = relationship(lazy="joined")
    own_kind: Mapped[OwnKind | None] = relationship(lazy="joined")

    @property
    def what(self) -> What:
        return What(self.kind, self.own_kind_id)

    @property
    def months(self) -> list[int]:
        return _numbers(self.in_months)

    @property
    def not_months(self) -> list[int]:
        return _numbers(self.out_months)

    @property
    def days_left_out(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.left_out.split()]

    @property
    def pattern(self) -> Pattern:
        return Pattern(
            every=self.every, starts_on=self.starts_on, step=self.step, weekday=int(self.weekday), turn=self.turn,
            day_of_month=self.day_of_month, months=frozenset(self.months), not_months=frozenset(self.not_months),
            until_on=self.until_on, times=self.times,
        )  # fmt: skip

    @property
    def says(self) -> str:
        """The pattern in words."""
        return self.pattern.says

    @property
    def is_live(self) -> bool:
        return self.ended_on is None and self.removed_at is None

    def kind_in(self, meeting: str) -> str:
        """What its meetings are, in the group's own words; `meeting` is its word for one, with a capital."""
        return kind_said(self.kind, meeting, self.own_kind.name if self.own_kind else "")


def _numbers(written: str) -> list[int]:
    return [int(number) for number in written.split()]
