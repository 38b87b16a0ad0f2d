"""The tables of people's rights: what was asked, the files made, how long things are kept, erasures, and the notice."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models import Person
from esteem.privacy.rules.clock import Pause as Paused
from esteem.privacy.rules.erasures import Reason
from esteem.privacy.rules.requests import Awaiting, Came, Ended, Kind
from esteem.privacy.rules.retention import Item


class PrivacyRequest(Row, Versioned, Base):
    """What somebody asked, or complained of: a person on the list, or a name that was typed."""

    __tablename__ = "privacy_request"
    __table_args__ = (
        CheckConstraint(
            "person_id IS NOT NULL OR length(name) > 0", name="from_somebody",
            info={"says": "Say who asks: somebody on the list, or a name.", "field": "person_id"},
        ),
        CheckConstraint(
            "(closed_on IS NULL) = (ended IS NULL)", name="ended_when_closed",
            info={"says": "Say how it ended.", "field": "ended"},
        ),
        CheckConstraint(
            "(extended_on IS NULL) = (length(extended_because) = 0)", name="extended_with_reason",
            info={"says": "Say why it takes longer.", "field": "extended_because"},
        ),
        Index("ix_privacy_request_person_id", "person_id"),
        Index("ix_privacy_request_closed_on", "closed_on"),
    )  # fmt: skip

    kind: Mapped[Kind] = mapped_column(enumerated(Kind), info={"label": "What is asked"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    name: Mapped[str] = mapped_column(String(200), default="", info={"label": "Name", "secret": True})
    came: Mapped[Came] = mapped_column(enumerated(Came), info={"label": "How it came"})
    received_on: Mapped[date] = mapped_column(info={"label": "Came on"})
    details: Mapped[str] = mapped_column(Text, default="", info={"label": "In their words", "secret": True})
    acknowledged_on: Mapped[date | None] = mapped_column(info={"label": "Acknowledged"})
    extended_on: Mapped[date | None] = mapped_column(info={"label": "Told that it takes longer"})
    extended_because: Mapped[str] = mapped_column(
        String(300), default="", info={"label": "Why it takes longer", "secret": True}
    )
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Closed"})
    ended: Mapped[Ended | None] = mapped_column(enumerated(Ended), info={"label": "How it ended"})
    answer: Mapped[str] = mapped_column(Text, default="", info={"label": "What they were told", "secret": True})

    person: Mapped[Person | None] = relationship(lazy="joined")
    pauses: Mapped[list[PrivacyPause]] = relationship(order_by="PrivacyPause.id", lazy="selectin")

    @property
    def who(self) -> str:
        return self.person.name if self.person else self.name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def waits(self) -> list[Paused]:
        return [Paused(pause.since_on, pause.until_on) for pause in self.pauses]

    @property
    def running_pause(self) -> PrivacyPause | None:
        return next((pause for pause in self.pauses if pause.until_on is None), None)


class PrivacyPause(Row, Base):
    """The clock of a request stands still while something is awaited."""

    __tablename__ = "privacy_pause"
    __table_args__ = (
        CheckConstraint(
            "until_on IS NULL OR until_on >= since_on", name="ends_after_it_began",
            info={"says": "That is before the day the clock was stopped.", "field": "until_on"},
        ),
        Index("ix_privacy_pause_request_id", "request_id"),
    )  # fmt: skip

    request_id: Mapped[int] = mapped_column(ForeignKey("privacy_request.id"), info={"history": False})
    awaiting: Mapped[Awaiting] = mapped_column(enumerated(Awaiting), info={"label": "Awaited"})
    since_on: Mapped[date] = mapped_column(info={"label": "Since"})
    until_on: Mapped[date | None] = mapped_column(info={"label": "Until"})


class HeldFile(Row, Base):
    """Everything held about somebody was put together for somebody to see; the file itself is kept nowhere."""

    __tablename__ = "held_file"
    __table_args__ = (Index("ix_held_file_person_id", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "About"})
    request_id: Mapped[int | None] = mapped_column(ForeignKey("privacy_request.id"), info={"label": "For a request"})
    form: Mapped[str] = mapped_column(String(10), info={"label": "As"})
    made_at: Mapped[datetime] = mapped_column(info={"label": "Made"})
    account_id: Mapped[int | None] = mapped_column(info={"history": False})


class RetentionChoice(Row, Versioned, Base):
    """How long something is kept, where the group decided otherwise than delivered (rules/retention.py)."""

    __tablename__ = "retention_choice"
    __table_args__ = (
        CheckConstraint("months > 0", name="some_time", info={"says": "Enter a month or more.", "field": "months"}),
        UniqueConstraint("item", info={"says": "That was decided a moment ago. Look at it again."}),
    )

    item: Mapped[Item] = mapped_column(enumerated(Item), info={"label": "What is kept"})
    months: Mapped[int] = mapped_column(info={"label": "Months"})
    because: Mapped[str] = mapped_column(String(300), default="", info={"label": "Because"})


class KeptLonger(Row, Base):
    """Somebody whose time has come is kept for another while, because of something."""

    __tablename__ = "kept_longer"
    __table_args__ = (
        CheckConstraint("length(because) > 0", name="reason_given", info={"says": "Say why.", "field": "because"}),
        Index("ix_kept_longer_person_id", "person_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    decided_on: Mapped[date] = mapped_column(info={"label": "Decided"})
    until_on: Mapped[date] = mapped_column(info={"label": "Until"})
    because: Mapped[str] = mapped_column(String(300), info={"label": "Because", "secret": True})

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class RetentionReview(Row, Base):
    """Somebody went through who may be forgotten."""

    __tablename__ = "retention_review"

    reviewed_on: Mapped[date] = mapped_column(info={"label": "Looked through"})


class Erasure(Row, Base):
    """Somebody was erased: when and why. Who it was is in no table any more."""

    __tablename__ = "erasure"
    __table_args__ = (UniqueConstraint("person_id", info={"says": "They are erased already."}),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"label": "Who"})
    erased_at: Mapped[datetime] = mapped_column(info={"label": "Erased"})
    reason: Mapped[Reason] = mapped_column(enumerated(Reason), info={"label": "Why"})
    note: Mapped[str] = mapped_column(String(300), default="", info={"label": "In words", "secret": True})

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class NoticeDetails(Row, Versioned, Base):
    """What the group adds to its privacy notice: one row."""

    __tablename__ = "notice_details"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_notice", info={"says": "The group has these details already."}),
    )

    contact: Mapped[str] = mapped_column(String(300), default="", info={"label": "Whom to ask"})
    recipients: Mapped[str] = mapped_column(Text, default="", info={"label": "Who else is given any of it"})
    abroad: Mapped[str] = mapped_column(Text, default="", info={"label": "Sent abroad"})
    more: Mapped[str] = mapped_column(Text, default="", info={"label": "Further sentences"})


class AdoptedNotice(Row, Base):
    """A privacy notice as the group adopted it: the stored paper, and a code of its words to tell when they change."""

    __tablename__ = "adopted_notice"
    __table_args__ = (
        UniqueConstraint("number", info={"says": "A notice was adopted a moment ago. Look at it first."}),
        CheckConstraint("length(sha256) = 64", name="stored", info={"says": "The paper was not stored."}),
    )

    number: Mapped[int] = mapped_column(info={"label": "Version"})
    adopted_on: Mapped[date] = mapped_column(info={"label": "Adopted"})
    sha256: Mapped[str] = mapped_column(String(64), info={"label": "Code of the stored file"})
    file_size: Mapped[int] = mapped_column(info={"history": False})
    words: Mapped[str] = mapped_column(String(64), info={"history": False})
