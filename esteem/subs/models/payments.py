"""The tables of what was paid: each person's payment, the times it is for, and the takings of a meeting."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.dates import Period
from esteem.kernel.db import Base, Row, enumerated
from esteem.kernel.money import Money
from esteem.people.models import Person
from esteem.subs.models.plans import SubsPlan
from esteem.subs.rules.kinds import Method


class SubsTaking(Row, Base):
    """What was taken at a meeting in one way, booked once. `live` is 1, and nothing once its booking is reversed."""

    __tablename__ = "subs_taking"
    __table_args__ = (
        UniqueConstraint(
            "meeting_id", "method", "live", info={"says": "That is booked for this meeting already.", "field": None}
        ),
        UniqueConstraint("transaction_id", info={"says": "That booking is taken already."}),
        CheckConstraint("(undone_at IS NULL) = (live IS NOT NULL)", name="live_until_undone", info={"says": "Try again."}),
        CheckConstraint("others >= 0", name="others_not_below_nought", info={"says": "Enter 0 or more.", "field": "others"}),
    )  # fmt: skip

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), info={"history": False})
    method: Mapped[Method] = mapped_column(enumerated(Method), info={"label": "How"})
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    ticked: Mapped[Money] = mapped_column(info={"label": "Came to, by the ticks"})
    counted: Mapped[Money] = mapped_column(info={"label": "Counted"})
    others: Mapped[int] = mapped_column(default=0, info={"label": "Paid without a name"})
    counted_by: Mapped[str] = mapped_column(String(80), default="", info={"label": "Counted by"})
    second_by: Mapped[str] = mapped_column(String(80), default="", info={"label": "And by"})
    live: Mapped[int | None] = mapped_column(default=1, info={"history": False})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})


class SubsPayment(Row, Base):
    """What was paid for one person: at the door, or for some months or years. One of nought needs no booking."""

    __tablename__ = "subs_payment"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_below_nought", info={"says": "Enter nought or more.", "field": "amount"}),
        CheckConstraint(
            "amount = 0 OR transaction_id IS NOT NULL", name="booked", info={"says": "Money that was paid is booked."}
        ),
        Index("ix_subs_payment_person_id", "person_id"),
        Index("ix_subs_payment_payer_id", "payer_id"),
        Index("ix_subs_payment_transaction_id", "transaction_id"),
        Index("ix_subs_payment_meeting_id", "meeting_id"),
        Index("ix_subs_payment_plan_id", "plan_id"),
        Index("ix_subs_payment_paid_on", "paid_on"),
    )  # fmt: skip

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"history": False})
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Paid by"})
    plan_id: Mapped[int] = mapped_column(ForeignKey("subs_plan.id"), info={"label": "Plan"})
    paid_on: Mapped[date] = mapped_column(info={"label": "Day"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    method: Mapped[Method] = mapped_column(enumerated(Method), info={"label": "How"})
    transaction_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), info={"label": "Meeting"})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})

    plan: Mapped[SubsPlan] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id], lazy="raise_on_sql")
    payer: Mapped[Person | None] = relationship(foreign_keys=[payer_id], lazy="raise_on_sql")
    periods: Mapped[list[PaidPeriod]] = relationship(lazy="raise_on_sql", order_by=lambda: PaidPeriod.starts_on)


class PaidPeriod(Row, Base):
    """A time that a payment is for, and its share of it."""

    __tablename__ = "subs_paid_period"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="some_days", info={"says": "A time has a day or more."}),
        UniqueConstraint("payment_id", "starts_on", info={"says": "That time is paid for already."}),
    )

    payment_id: Mapped[int] = mapped_column(ForeignKey("subs_payment.id"), info={"history": False})
    starts_on: Mapped[date] = mapped_column(info={"label": "For the time from"})
    ends_on: Mapped[date] = mapped_column(info={"label": "Last day"})
    share: Mapped[Money] = mapped_column(info={"label": "Share"})

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on + timedelta(days=1))
