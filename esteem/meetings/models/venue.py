"""The table of places."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.meetings.rules.venues import VenueKind
from esteem.people.rules.reach import phone_cautions


class Venue(Row, Versioned, Base):
    """A place; its contact's number is treated with the same care as a member's."""

    __tablename__ = "venue"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "cost >= 0", name="cost_not_below_nought", info={"says": "Enter £0.00 or more.", "field": "cost"}
        ),
        Index("ix_venue_sort_name", "sort_name"),
    )

    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    kind: Mapped[VenueKind | None] = mapped_column(enumerated(VenueKind), info={"label": "Kind"})
    address: Mapped[str] = mapped_column(Text, default="", info={"label": "Address"})
    step_free: Mapped[bool | None] = mapped_column(info={"label": "Step-free"})
    access: Mapped[str] = mapped_column(Text, default="", info={"label": "Getting there and in"})
    cost: Mapped[Money | None] = mapped_column(info={"label": "Cost of a meeting"})
    contact_name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Contact"})
    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    no_voicemail: Mapped[bool] = mapped_column(default=False, info={"label": "Do not leave a voicemail"})
    phone_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when ringing"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    retired_at: Mapped[datetime | None] = mapped_column(info={"label": "No longer used"})
    sort_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    @property
    def cautions(self) -> list[str]:
        """What must be minded when ringing: shown right beside the number, wherever it is shown."""
        return phone_cautions(self.no_voicemail, self.phone_care)
