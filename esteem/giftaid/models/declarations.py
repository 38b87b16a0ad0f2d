"""The tables of declarations, and of where their donors moved to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.giftaid.rules.declared import Given, How
from esteem.giftaid.rules.schedule import ABROAD
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models import Person


class Declaration(Row, Versioned, Base):
    """What somebody declared, with name and home address as given that day. `person` goes when they are erased."""

    __tablename__ = "giftaid_declaration"
    __table_args__ = (
        CheckConstraint(
            "length(first_name) > 0 AND length(last_name) > 0", name="named",
            info={"says": "Enter the first name or an initial, and the last name.", "field": "last_name"},
        ),
        CheckConstraint(
            "length(house) > 0 AND length(postcode) > 0", name="at_home",
            info={"says": "Enter the house and the postcode of their home.", "field": "house"},
        ),
        CheckConstraint(
            "for_one OR for_past OR for_future", name="some_gifts", info={"says": "Tick which gifts.", "field": "for_future"}
        ),
        CheckConstraint(
            "wanted AND was_told", name="whole", info={"says": "Both must have been said.", "field": "was_told"}
        ),
        CheckConstraint(
            "cancelled_on IS NULL OR cancelled_on >= made_on", name="cancelled_after",
            info={"says": "That is before it was made.", "field": "cancelled_on"},
        ),
        CheckConstraint(
            "sent_on IS NULL OR sent_on >= made_on", name="sent_after",
            info={"says": "That is before it was made.", "field": "sent_on"},
        ),
        Index("ix_giftaid_declaration_person_id", "person_id"),
        Index("ix_giftaid_declaration_last_name", "last_name", "first_name"),
    )  # fmt: skip

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"history": False})
    charity: Mapped[str] = mapped_column(String(200), info={"label": "Charity"})
    title: Mapped[str] = mapped_column(String(10), default="", info={"label": "Title", "secret": True})
    first_name: Mapped[str] = mapped_column(String(60), info={"label": "First name", "secret": True})
    last_name: Mapped[str] = mapped_column(String(60), info={"label": "Last name", "secret": True})
    house: Mapped[str] = mapped_column(String(60), info={"label": "House", "secret": True})
    postcode: Mapped[str] = mapped_column(String(12), info={"label": "Postcode", "secret": True})
    made_on: Mapped[date] = mapped_column(info={"label": "Made"})
    for_one: Mapped[bool] = mapped_column(default=False, info={"label": "For one gift"})
    gift_on: Mapped[date | None] = mapped_column(info={"label": "Day of that gift"})
    for_past: Mapped[bool] = mapped_column(default=False, info={"label": "For past gifts"})
    for_future: Mapped[bool] = mapped_column(default=False, info={"label": "From then on"})
    wanted: Mapped[bool] = mapped_column(info={"label": "Gift Aid is wanted"})
    was_told: Mapped[bool] = mapped_column(info={"label": "Was told about tax"})
    how: Mapped[How] = mapped_column(enumerated(How), info={"label": "How"})
    sent_on: Mapped[date | None] = mapped_column(info={"label": "Record sent"})
    cancelled_on: Mapped[date | None] = mapped_column(info={"label": "Cancelled"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away as a mistake"})

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    moves: Mapped[list[Moved]] = relationship(
        lambda: Moved, order_by=lambda: Moved.from_on, cascade="all, delete-orphan", lazy="raise_on_sql"
    )

    @property
    def donor(self) -> str:
        """`Mrs Ann Example`."""
        return " ".join(word for word in (self.title, self.first_name, self.last_name) if word)

    @property
    def home(self) -> str:
        """Where they live as far as this tells."""
        return self.home_on(date.max)

    def home_on(self, day: date) -> str:
        house, postcode = self.address_on(day)
        return f"{house}, {'abroad' if postcode == ABROAD else postcode}"

    def address_on(self, day: date) -> tuple[str, str]:
        """House and postcode as known for that day."""
        known = [(move.house, move.postcode) for move in self.moves if move.from_on <= day]
        return known[-1] if known else (self.house, self.postcode)

    @property
    def given(self) -> Given:
        """What the rules look at."""
        return Given(
            self.id, self.made_on, self.gift_on if self.for_one else None, self.for_past, self.for_future, self.how,
            self.sent_on, self.cancelled_on,
        )  # fmt: skip


class Moved(Row, Base):
    """The donor lives somewhere else from a day on; where they lived before stays."""

    __tablename__ = "giftaid_moved"
    __table_args__ = (
        CheckConstraint(
            "length(house) > 0 AND length(postcode) > 0", name="at_home",
            info={"says": "Enter the house and the postcode of their home.", "field": "house"},
        ),
        Index("ix_giftaid_moved_declaration_id", "declaration_id"),
    )  # fmt: skip

    declaration_id: Mapped[int] = mapped_column(ForeignKey("giftaid_declaration.id"), info={"history": False})
    from_on: Mapped[date] = mapped_column(info={"label": "Lives there from"})
    house: Mapped[str] = mapped_column(String(60), info={"label": "House", "secret": True})
    postcode: Mapped[str] = mapped_column(String(12), info={"label": "Postcode", "secret": True})
