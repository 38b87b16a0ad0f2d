"""The table of emergency contacts and needs, one row a person, and the record of who looked at it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Versioned
from esteem.people.models.person import Person
from esteem.people.rules.needs import told_of
from esteem.people.rules.reach import dialled


class Needs(Versioned, Base):
    """Kept only while the person agrees; there is no row when there is nothing to keep. Its number is the person's."""

    __tablename__ = "needs"

    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    contact_name: Mapped[str] = mapped_column(
        String(200), default="", info={"label": "Whom to call in an emergency", "secret": True}
    )
    contact_number: Mapped[str] = mapped_column(String(60), default="", info={"label": "Their number", "secret": True})
    contact_is: Mapped[str] = mapped_column(String(80), default="", info={"label": "What they are", "secret": True})
    access: Mapped[str] = mapped_column(Text, default="", info={"label": "Access", "secret": True})
    diet: Mapped[str] = mapped_column(Text, default="", info={"label": "Food and drink", "secret": True})

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    @property
    def dials(self) -> str:
        """What a telephone dials to reach whom to call; "" where no number stands there."""
        return dialled(self.contact_number)

    @property
    def told(self) -> dict[str, str]:
        """What is filled in, each under what it is, in the order of the page."""
        return told_of(self)


class Look(Base):
    """Somebody who signs in looked at the emergency contact and needs of a person."""

    __tablename__ = "look"
    __history__ = False
    __table_args__ = (Index("ix_look_account_id_at", "account_id", "at"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
