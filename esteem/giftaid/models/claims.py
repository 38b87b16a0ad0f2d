"""The tables of claims: what was claimed, gift by gift, as it stood that day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.giftaid.rules.schedule import Gift, Home
from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.money import Money


class GiftAidClaim(Row, Versioned, Base):
    """A claim that was made to HMRC. Its gifts are frozen; it is paid by one booking, or undone as never sent."""

    __tablename__ = "giftaid_claim"
    __table_args__ = (
        CheckConstraint("tax > 0", name="some_tax", info={"says": "There is nothing to claim."}),
        CheckConstraint("small >= 0", name="small_not_below_nought", info={"says": "Enter nought or more.", "field": "small"}),
        CheckConstraint(
            "(small = 0) = (small_year_on IS NULL)", name="small_of_a_year",
            info={"says": "Choose the tax year of the small gifts.", "field": "small_year_on"},
        ),
        CheckConstraint(
            "undone_at IS NULL OR transaction_id IS NULL", name="paid_or_undone",
            info={"says": "This claim was paid. Say first that it was not."},
        ),
        UniqueConstraint("transaction_id", info={"says": "That booking paid another claim.", "field": "transaction_id"}),
    )  # fmt: skip

    made_on: Mapped[date] = mapped_column(info={"label": "Made"})
    reference: Mapped[str] = mapped_column(String(60), default="", info={"label": "Reference"})
    together: Mapped[bool] = mapped_column(default=False, info={"label": "Small gifts put together"})
    gifts: Mapped[Money] = mapped_column(info={"label": "Gifts"})
    small: Mapped[Money] = mapped_column(default=Money(0), info={"label": "Small gifts without a declaration"})
    small_year_on: Mapped[date | None] = mapped_column(info={"label": "Their tax year"})
    tax: Mapped[Money] = mapped_column(info={"label": "Claimed"})
    transaction_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Paid by"})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})

    lines: Mapped[list[ClaimedGift]] = relationship(
        lambda: ClaimedGift, order_by=lambda: (ClaimedGift.day, ClaimedGift.id), lazy="raise_on_sql"
    )

    @property
    def badge(self) -> tuple[str, str]:
        if self.undone_at:
            return "Never sent", ""
        return ("Paid", "ok") if self.transaction_id else ("Not yet paid", "warn")


class ClaimedGift(Row, Versioned, Base):
    """One gift in a claim, with name and home as they were claimed. `live` is 1, and nothing once the claim is undone."""

    __tablename__ = "giftaid_claimed"
    __table_args__ = (
        CheckConstraint("amount > 0", name="some_amount", info={"says": "A gift is more than nought."}),
        UniqueConstraint("transaction_id", "live", info={"says": "Somebody claimed one of these a moment ago. Try again."}),
        Index("ix_giftaid_claimed_claim_id", "claim_id"),
        Index("ix_giftaid_claimed_declaration_id", "declaration_id"),
    )  # fmt: skip

    claim_id: Mapped[int] = mapped_column(ForeignKey("giftaid_claim.id"), info={"label": "Claim"})
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    declaration_id: Mapped[int | None] = mapped_column(
        ForeignKey("giftaid_declaration.id"), info={"label": "Declaration"}
    )
    day: Mapped[date] = mapped_column(info={"label": "Day"})
    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year of accounts"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    title: Mapped[str] = mapped_column(String(10), default="", info={"label": "Title", "secret": True})
    first_name: Mapped[str] = mapped_column(String(60), default="", info={"label": "First name", "secret": True})
    last_name: Mapped[str] = mapped_column(String(60), default="", info={"label": "Last name", "secret": True})
    house: Mapped[str] = mapped_column(String(60), default="", info={"label": "House", "secret": True})
    postcode: Mapped[str] = mapped_column(String(12), default="", info={"label": "Postcode", "secret": True})
    sponsored: Mapped[bool] = mapped_column(default=False, info={"label": "For a sponsored event"})
    live: Mapped[int | None] = mapped_column(default=1, info={"history": False})
    reversed_on: Mapped[date | None] = mapped_column(info={"label": "Reversed"})
    settled_on: Mapped[date | None] = mapped_column(info={"label": "Put right with HMRC"})

    @property
    def gift(self) -> Gift:
        """As the schedule takes it."""
        home = Home(self.title, self.first_name, self.last_name, self.house, self.postcode)
        return Gift(
            self.transaction_id,
            self.day,
            self.year_ends_on,
            self.amount,
            self.declaration_id or -self.id,
            home,
            self.sponsored,
        )
