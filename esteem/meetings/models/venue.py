"""The tables of places, of what they cost before, and of what was noted after using them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.meetings.rules.costs import Charged
from esteem.meetings.rules.venues import VenueKind, must_book
from esteem.people.models import Person
from esteem.people.rules.reach import dialled, phone_cautions
from esteem.support.models import Organisation

MORE = "more"  # what only the page of a place shows is fetched when it is asked for, and then all of it

_more = partial(mapped_column, deferred=True, deferred_group=MORE)
_DEARER = "usual_rate IS NULL OR cost IS NULL OR usual_rate >= cost"


class Venue(Row, Versioned, Base):
    """A place; its contact's number is treated with the same care as a member's."""

    __tablename__ = "venue"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "cost >= 0", name="cost_not_below_nought", info={"says": "Enter £0.00 or more.", "field": "cost"}
        ),
        CheckConstraint(
            _DEARER, name="usual_rate_not_lower",
            info={"says": "Others pay less than you. Look at both prices.", "field": "usual_rate"},
        ),
        CheckConstraint(
            "capacity >= 1 AND capacity <= 10000", name="capacity_likely",
            info={"says": "Enter how many fit in, from 1 to 10,000.", "field": "capacity"},
        ),
        CheckConstraint(
            "minimum_minutes >= 1 AND minimum_minutes <= 1440", name="minimum_within_a_day",
            info={"says": "Enter a day at the most.", "field": "minimum_minutes"},
        ),
        Index("ix_venue_sort_name", "sort_name"),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    kind: Mapped[VenueKind | None] = mapped_column(enumerated(VenueKind), info={"label": "Kind"})
    address: Mapped[str] = mapped_column(Text, default="", info={"label": "Address"})
    step_free: Mapped[bool | None] = mapped_column(info={"label": "Step-free"})
    access: Mapped[str] = mapped_column(Text, default="", info={"label": "Getting there and in"})
    charged: Mapped[Charged] = mapped_column(
        enumerated(Charged), default=Charged.MEETING, info={"label": "The price is for"}
    )
    cost: Mapped[Money | None] = mapped_column(info={"label": "What we pay"})
    usual_rate: Mapped[Money | None] = mapped_column(info={"label": "What others pay"})
    minimum_minutes: Mapped[int | None] = mapped_column(info={"label": "Minimum hire in minutes"})
    no_booking: Mapped[bool] = mapped_column(default=False, info={"label": "Needs no booking"})
    contact_name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Contact"})
    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    no_voicemail: Mapped[bool] = mapped_column(default=False, info={"label": "Do not leave a voicemail"})
    phone_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when ringing"})
    contact_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), index=True, info={"label": "Contact, of our people"}
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True, info={"label": "Whose place it is"}
    )
    key_holder_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), index=True, info={"label": "Key holder, of our people"}
    )
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    retired_at: Mapped[datetime | None] = mapped_column(info={"label": "No longer used"})
    sort_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    capacity: Mapped[int | None] = _more(info={"label": "How many fit in"})
    parking: Mapped[str] = _more(Text, default="", info={"label": "Parking"})
    step_free_note: Mapped[str] = _more(String(200), default="", info={"label": "Step-free, more"})
    lift: Mapped[bool | None] = _more(info={"label": "Lift"})
    lift_note: Mapped[str] = _more(String(200), default="", info={"label": "Lift, more"})
    toilet: Mapped[bool | None] = _more(info={"label": "Accessible toilet"})
    toilet_note: Mapped[str] = _more(String(200), default="", info={"label": "Accessible toilet, more"})
    hearing_loop: Mapped[bool | None] = _more(info={"label": "Hearing loop"})
    hearing_loop_note: Mapped[str] = _more(String(200), default="", info={"label": "Hearing loop, more"})
    quiet_room: Mapped[bool | None] = _more(info={"label": "Quiet room"})
    quiet_room_note: Mapped[str] = _more(String(200), default="", info={"label": "Quiet room, more"})
    kitchen: Mapped[bool | None] = _more(info={"label": "Kitchen"})
    kitchen_note: Mapped[str] = _more(String(200), default="", info={"label": "Kitchen, more"})
    private: Mapped[bool | None] = _more(info={"label": "Private"})
    private_note: Mapped[str] = _more(String(200), default="", info={"label": "Private, more"})
    booking_terms: Mapped[str] = _more(Text, default="", info={"label": "Booking"})
    cancel_terms: Mapped[str] = _more(Text, default="", info={"label": "Cancelling"})
    key_holder: Mapped[str] = _more(String(200), default="", info={"label": "Key"})

    contact: Mapped[Person | None] = relationship(foreign_keys=[contact_id])
    holder: Mapped[Person | None] = relationship(foreign_keys=[key_holder_id])
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def cautions(self) -> list[str]:
        """What must be minded when ringing: shown right beside the number, wherever it is shown."""
        return phone_cautions(self.no_voicemail, self.phone_care)

    @property
    def dials(self) -> str:
        """What a telephone dials to ring them."""
        return dialled(self.phone)

    @property
    def must_book(self) -> bool:
        return must_book(self.kind, self.no_booking)


class EarlierRate(Row, Base):
    """What a place cost until a day: meetings up to then keep their price when it goes up."""

    __tablename__ = "earlier_rate"
    __table_args__ = (
        UniqueConstraint(
            "venue_id", "until_on",
            info={"says": "The price was changed from that day already.", "field": "rates_from_on"},
        ),
        CheckConstraint(
            _DEARER, name="usual_rate_not_lower",
            info={"says": "Others pay less than you. Look at both prices.", "field": "usual_rate"},
        ),
    )  # fmt: skip

    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"), info={"history": False})
    until_on: Mapped[date] = mapped_column(info={"label": "Until"})
    charged: Mapped[Charged] = mapped_column(enumerated(Charged), info={"label": "The price was for"})
    cost: Mapped[Money | None] = mapped_column(info={"label": "What we paid"})
    usual_rate: Mapped[Money | None] = mapped_column(info={"label": "What others paid"})
    minimum_minutes: Mapped[int | None] = mapped_column(info={"label": "Minimum hire in minutes"})


class VenueNote(Row, Versioned, Base):
    """What somebody noted after using a place."""

    __tablename__ = "venue_note"
    __table_args__ = (
        CheckConstraint(
            "length(text) > 0", name="text_given", info={"says": "Enter what is to be kept.", "field": "text"}
        ),
    )

    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"), index=True, info={"history": False})
    used_on: Mapped[date] = mapped_column(info={"label": "Day"})
    text: Mapped[str] = mapped_column(Text, info={"label": "Note"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})
