"""What people agreed to: the words of each purpose, every answer, and what each yes to the phone list lets be shown."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, enumerated
from esteem.people.models.person import Person
from esteem.people.rules.consents import Answer, Audience, Item, Purpose, Way


class Wording(Row, Base):
    """The words of a purpose that people say yes or no to; never changed, only followed by the next number.

    `years` is how long a yes to them holds (None: until they say otherwise), `source` where that comes from;
    `since_on` is None for the words the group began with.
    """

    __tablename__ = "wording"
    __table_args__ = (
        CheckConstraint('length("text") > 0', name="text_given", info={"says": "Enter the words.", "field": "text"}),
        CheckConstraint(
            "coalesce(years, 1) > 0", name="years_above_nought", info={"says": "Enter one year or more.", "field": "years"}
        ),
        UniqueConstraint(
            "purpose", "number", info={"says": "Somebody changed these words meanwhile. Look at theirs.", "field": "text"}
        ),
    )  # fmt: skip

    purpose: Mapped[Purpose] = mapped_column(enumerated(Purpose), info={"label": "For"})
    number: Mapped[int] = mapped_column(info={"label": "Number"})
    text: Mapped[str] = mapped_column(Text, info={"label": "Words"})
    years: Mapped[int | None] = mapped_column(info={"label": "Holds for years"})
    source: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why so long"})
    since_on: Mapped[date | None] = mapped_column(info={"label": "Since"})


class Consent(Row, Base):
    """One answer of somebody's. It is not changed: the next answer follows it. `wording` is None for an older form's words.

    `latest` marks the one that counts among somebody's answers about a purpose; it follows from the days and is kept so
    that a list of thousands can be narrowed by it. One written down by mistake is struck out and counts for nothing.
    """

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint(
            "runs_out_on IS NULL OR runs_out_on > said_on",
            name="runs_out_later",
            info={"says": "It would run out before it was given.", "field": "said_on"},
        ),
        Index("ix_consent_runs_out", "latest", "runs_out_on"),
        Index("ix_consent_counts", "purpose", "latest", "answer", "person_id", "runs_out_on"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Who"})
    purpose: Mapped[Purpose] = mapped_column(enumerated(Purpose), info={"label": "For"})
    wording_id: Mapped[int | None] = mapped_column(ForeignKey("wording.id"), info={"history": False})
    answer: Mapped[Answer] = mapped_column(enumerated(Answer), info={"label": "They said"})
    said_on: Mapped[date] = mapped_column(info={"label": "On"})
    how: Mapped[Way] = mapped_column(enumerated(Way), info={"label": "How"})
    to_whom: Mapped[str] = mapped_column(String(200), default="", info={"label": "To"})
    runs_out_on: Mapped[date | None] = mapped_column(info={"label": "Runs out"})
    reason: Mapped[str] = mapped_column(String(400), default="", info={"label": "Why", "secret": True})
    struck_at: Mapped[datetime | None] = mapped_column(info={"label": "Struck out"})
    latest: Mapped[bool] = mapped_column(default=True, info={"history": False})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    wording: Mapped[Wording | None] = relationship(lazy="joined")
    shown: Mapped[list[ShownItem]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="ShownItem.id", back_populates="consent"
    )

    @property
    def shows(self) -> frozenset[tuple[Item, Audience]]:
        """What this yes lets be shown, and to whom."""
        return frozenset((one.item, one.audience) for one in self.shown)

    @property
    def shows_to(self) -> list[tuple[Audience, list[Item]]]:
        """The same by audience, in the order of the form."""
        told = [(audience, [item for item in Item if (item, audience) in self.shows]) for audience in Audience]
        return [(audience, items) for audience, items in told if items]


class ShownItem(Row, Base):
    """One box ticked under the phone list: this of somebody may be shown to these."""

    __tablename__ = "shown_item"
    __table_args__ = (UniqueConstraint("consent_id", "item", "audience", info={"says": "That is ticked already."}),)

    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id"), info={"history": False})
    item: Mapped[Item] = mapped_column(enumerated(Item), info={"label": "May be shown"})
    audience: Mapped[Audience] = mapped_column(enumerated(Audience), info={"label": "To"})

    consent: Mapped[Consent] = relationship(lazy="raise_on_sql", back_populates="shown")
