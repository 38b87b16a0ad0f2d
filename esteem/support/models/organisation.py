"""The table of organisations."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.rules.reach import dialled
from esteem.support.rules.kinds import OrganisationKind


class Organisation(Row, Versioned, Base):
    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        Index("ix_organisation_sort_name", "sort_name"),
    )

    name: Mapped[str] = mapped_column(String(200), info={"label": "Name"})
    kind: Mapped[OrganisationKind | None] = mapped_column(enumerated(OrganisationKind), info={"label": "Kind"})
    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    email: Mapped[str] = mapped_column(String(254), default="", info={"label": "E-mail"})
    care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when getting in touch"})
    address: Mapped[str] = mapped_column(String(400), default="", info={"label": "Address"})
    website: Mapped[str] = mapped_column(String(300), default="", info={"label": "Website"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    last_touch_on: Mapped[date | None] = mapped_column(info={"label": "Last in touch"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})
    sort_name: Mapped[str] = mapped_column(String(200), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    @property
    def cautions(self) -> list[str]:
        """What must be minded: shown right beside the number, and beside the address, wherever it is shown."""
        return [self.care] if self.care else []

    @property
    def email_cautions(self) -> list[str]:
        return self.cautions

    @property
    def dials(self) -> str:
        """What a telephone dials to ring them."""
        return dialled(self.phone)
