"""The tables of claims: what was spent, what was driven, who approved it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.claims.rules.mileage import Vehicle
from esteem.claims.rules.standing import Standing
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.people.models import Person


class Claim(Row, Versioned, Base):
    """What one person wants back. `nth` counts how often it was handed in, so that approvals belong to what was seen."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("transaction_id", info={"says": "Another claim was paid with this booking."}),
        CheckConstraint(
            "(standing = 'paid') = (transaction_id IS NOT NULL)", name="paid_with_a_booking",
            info={"says": "A claim is paid when its booking is made."},
        ),
        Index("ix_claim_standing", "standing"),
    )  # fmt: skip

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Who claims"})
    name: Mapped[str] = mapped_column(String(120), info={"label": "Name", "secret": True})
    standing: Mapped[Standing] = mapped_column(enumerated(Standing), default=Standing.DRAFT, info={"label": "Stands"})
    begun_on: Mapped[date] = mapped_column(info={"history": False})
    begun_by: Mapped[int | None] = mapped_column(info={"history": False})
    nth: Mapped[int] = mapped_column(default=0, info={"label": "Times handed in"})
    needed: Mapped[int] = mapped_column(default=1, info={"label": "Approvals needed"})
    handed_in_on: Mapped[date | None] = mapped_column(info={"label": "Handed in"})
    handed_in_by: Mapped[int | None] = mapped_column(info={"history": False})
    sent_back_because: Mapped[str] = mapped_column(String(300), default="", info={"label": "Sent back because"})
    total: Mapped[Money] = mapped_column(default=Money(0), info={"label": "Total"})
    paid_on: Mapped[date | None] = mapped_column(info={"label": "Paid"})
    reference: Mapped[str] = mapped_column(String(60), default="", info={"label": "Reference"})
    transaction_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    person: Mapped[Person | None] = relationship()
    spent: Mapped[list[Spent]] = relationship(
        lambda: Spent, order_by=lambda: (Spent.day, Spent.id), cascade="all, delete-orphan"
    )
    journeys: Mapped[list[Journey]] = relationship(
        lambda: Journey, order_by=lambda: (Journey.day, Journey.id), cascade="all, delete-orphan"
    )
    approvals: Mapped[list[Approval]] = relationship(
        lambda: Approval, order_by=lambda: Approval.id, cascade="all, delete-orphan"
    )

    @property
    def things(self) -> list[Spent | Journey]:
        """Everything in it, in the order of days."""
        return sorted([*self.spent, *self.journeys], key=lambda thing: thing.day)

    @property
    def approvals_now(self) -> list[Approval]:
        """Those of what was handed in last."""
        return [one for one in self.approvals if one.nth == self.nth]


class Spent(Row, Versioned, Base):
    """One thing somebody paid for the group, with its receipt."""

    __tablename__ = "claim_spent"
    __table_args__ = (
        CheckConstraint("amount > 0", name="some_amount", info={"says": "Enter an amount above nought.", "field": "amount"}),
        CheckConstraint(
            "sha256 IS NULL OR length(sha256) = 64", name="stored",
            info={"says": "The file was not stored.", "field": "receipt"},
        ),
    )  # fmt: skip

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True, info={"label": "Claim"})
    day: Mapped[date] = mapped_column(info={"label": "Day"})
    purpose: Mapped[str] = mapped_column(String(200), info={"label": "What for"})
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), info={"label": "Project"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    receipt_name: Mapped[str] = mapped_column(String(120), default="", info={"label": "Receipt"})
    ending: Mapped[str] = mapped_column(String(10), default="", info={"history": False})
    sha256: Mapped[str | None] = mapped_column(String(64), info={"label": "Stored file"})
    file_size: Mapped[int] = mapped_column(default=0, info={"history": False})


class Journey(Row, Versioned, Base):
    """One journey somebody made for the group; `amount` is what the rate of its day makes of it."""

    __tablename__ = "claim_journey"
    __table_args__ = (
        CheckConstraint("tenths > 0", name="some_miles", info={"says": "Enter the miles.", "field": "tenths"}),
        CheckConstraint(
            "passengers >= 0", name="passengers_not_below_nought",
            info={"says": "Enter how many came along.", "field": "passengers"},
        ),
    )  # fmt: skip

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True, info={"label": "Claim"})
    day: Mapped[date] = mapped_column(info={"label": "Day"})
    purpose: Mapped[str] = mapped_column(String(200), info={"label": "What for"})
    from_place: Mapped[str] = mapped_column(String(80), info={"label": "From", "secret": True})
    to_place: Mapped[str] = mapped_column(String(80), info={"label": "To", "secret": True})
    tenths: Mapped[int] = mapped_column(info={"label": "Tenths of a mile"})
    vehicle: Mapped[Vehicle] = mapped_column(enumerated(Vehicle), info={"label": "By"})
    passengers: Mapped[int] = mapped_column(default=0, info={"label": "Passengers"})
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), info={"label": "Project"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    worked_out: Mapped[str] = mapped_column(String(200), default="", info={"label": "Worked out"})


class Approval(Row, Base):
    """Somebody looked at a claim, and says that it may be paid."""

    __tablename__ = "claim_approval"
    __table_args__ = (
        UniqueConstraint("claim_id", "nth", "account_id", info={"says": "You have approved this claim already."}),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), info={"label": "Claim"})
    nth: Mapped[int] = mapped_column(info={"history": False})
    account_id: Mapped[int] = mapped_column(info={"history": False})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Person"})
    name: Mapped[str] = mapped_column(String(120), info={"label": "Approved by"})
    approved_at: Mapped[datetime] = mapped_column(info={"history": False})
    was_connected: Mapped[bool] = mapped_column(default=False, info={"history": False})
