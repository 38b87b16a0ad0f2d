"""The table of support agreements: each a draft until it is signed, and from then on a record with its stored file."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.people.models import Person
from esteem.support.rules.agreements import State


class Agreement(Row, Versioned, Base):
    __tablename__ = "support_agreement"
    __table_args__ = (
        CheckConstraint(
            "(signed_on IS NULL) = (sha256 = '')", name="signed_whole",
            info={"says": "A signed agreement has its day and its file."},
        ),
        CheckConstraint(
            "signed_on IS NULL OR set_aside_at IS NULL", name="signed_or_aside",
            info={"says": "A signed agreement cannot be set aside."},
        ),
        CheckConstraint(
            "signed_on IS NULL OR review_on IS NULL OR review_on >= signed_on", name="reviewed_after",
            info={"says": "The review is before the day it was signed.", "field": "review_on"},
        ),
        Index("ix_support_agreement_person_id", "person_id"),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"history": False})
    offers: Mapped[str] = mapped_column(Text, default="", info={"label": "What is offered"})
    limits: Mapped[str] = mapped_column(Text, default="", info={"label": "Its limits"})
    in_return: Mapped[str] = mapped_column(Text, default="", info={"label": "What the group does in return"})
    confidentiality: Mapped[str] = mapped_column(Text, default="", info={"label": "Confidentiality"})
    decides: Mapped[str] = mapped_column(Text, default="", info={"label": "Who decides"})
    review_on: Mapped[date | None] = mapped_column(info={"label": "Review"})
    signed_on: Mapped[date | None] = mapped_column(info={"label": "Signed"})
    signed_for_us: Mapped[str] = mapped_column(String(120), default="", info={"label": "Signed for the group by"})
    set_aside_at: Mapped[datetime | None] = mapped_column(info={"label": "Set aside"})
    sha256: Mapped[str] = mapped_column(String(64), default="", info={"label": "Code of the stored file"})
    file_size: Mapped[int | None] = mapped_column(info={"history": False})

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @property
    def state(self) -> State:
        if self.signed_on is not None:
            return State.SIGNED
        return State.SET_ASIDE if self.set_aside_at is not None else State.DRAFT
