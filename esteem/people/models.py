"""The table of people."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned
from esteem.people.rules import phone_cautions


class Person(Row, Versioned, Base):
    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on",
            name="leaves_after_joining",
            info={"says": "The day they left is before the day they joined.", "field": "left_on"},
        ),
        Index("ix_person_sort_name", "sort_name"),
    )

    name: Mapped[str] = mapped_column(String(200), info={"label": "Name"})
    known_as: Mapped[str] = mapped_column(String(80), default="", info={"label": "Known as"})
    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    no_voicemail: Mapped[bool] = mapped_column(default=False, info={"label": "Do not leave a voicemail"})
    phone_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when ringing"})
    email: Mapped[str] = mapped_column(String(254), default="", info={"label": "E-mail"})
    email_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when writing"})
    joined_on: Mapped[date | None] = mapped_column(info={"label": "Joined"})
    left_on: Mapped[date | None] = mapped_column(info={"label": "Left"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    sort_name: Mapped[str] = mapped_column(String(200), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    @property
    def goes_by(self) -> str:
        """What to call them."""
        return self.known_as or self.name

    @property
    def cautions(self) -> list[str]:
        """What must be minded when ringing: shown right beside the number, wherever it is shown."""
        return phone_cautions(self.no_voicemail, self.phone_care)

    @property
    def is_here(self) -> bool:
        return self.left_on is None and self.removed_at is None
