"""The tables of jobs on the night: the group's own list, who may be asked, who does what, and who cannot."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.meetings.models.meeting import Meeting
from esteem.meetings.rules.jobs import Size, kinds_kept, kinds_read
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.models import Person


class Job(Row, Versioned, Base):
    """A job that some meetings need. Put away rather than deleted."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint(
            "length(name) > 0", name="name_given", info={"says": "Enter what the job is called.", "field": "name"}
        ),
        CheckConstraint(
            "people >= 1 AND people <= 9", name="people_few",
            info={"says": "Enter a whole number from 1 to 9.", "field": "people"},
        ),
        UniqueConstraint("folded_name", info={"says": "That job is on the list already.", "field": "name"}),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(40), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(80), info={"history": False})
    people: Mapped[int] = mapped_column(default=1, info={"label": "How many people"})
    size: Mapped[Size] = mapped_column(enumerated(Size), info={"label": "How much work"})
    in_kinds: Mapped[str] = mapped_column(String(200), default="", info={"history": False})
    place: Mapped[int] = mapped_column(default=0, info={"history": False})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})

    @property
    def kinds(self) -> list[MeetingKind]:
        return kinds_read(self.in_kinds)

    @kinds.setter
    def kinds(self, kinds: list[MeetingKind]) -> None:
        self.in_kinds = kinds_kept(kinds)


class JobTaker(Row, Base):
    """Somebody may be asked for a job."""

    __tablename__ = "job_taker"
    __table_args__ = (
        UniqueConstraint("job_id", "person_id", info={"says": "They may be asked for it already.", "field": None}),
        Index("ix_job_taker_person_id", "person_id"),
    )

    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), info={"label": "May be asked for"})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class JobTurn(Row, Base):
    """Somebody does a job at a meeting. When they give it to somebody else, the row stays and its history tells."""

    __tablename__ = "job_turn"
    __table_args__ = (
        UniqueConstraint(
            "meeting_id", "job_id", "person_id",
            info={"says": "They are down for that job already.", "field": "person_id"},
        ),
        Index("ix_job_turn_job_id", "job_id"),
        Index("ix_job_turn_person_id", "person_id"),
    )  # fmt: skip

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), info={"label": "Job"})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who does it"})

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    job: Mapped[Job] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class JobCannot(Row, Base):
    """Somebody cannot do a job at that meeting; they may come all the same. Why is nobody's business here."""

    __tablename__ = "job_cannot"
    __table_args__ = (
        UniqueConstraint(
            "meeting_id", "person_id", info={"says": "That is written down already.", "field": "person_id"}
        ),
        Index("ix_job_cannot_person_id", "person_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who cannot"})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
