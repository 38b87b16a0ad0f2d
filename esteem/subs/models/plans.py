"""The tables of plans, of who is on which, and of the group's own words for a reminder. There is no place for a reason."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.people.models import Person
from esteem.subs.rules.amounts import Terms
from esteem.subs.rules.kinds import Every, Rate


class SubsPlan(Row, Versioned, Base):
    """What is paid, how often, and under which heading it is booked; put away rather than deleted."""

    __tablename__ = "subs_plan"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint("amount >= 0", name="amount_not_below_nought", info={"says": "Enter an amount.", "field": "amount"}),
        CheckConstraint(
            "grace_days >= 0", name="grace_not_below_nought", info={"says": "Enter 0 or more.", "field": "grace_days"},
        ),
        CheckConstraint(
            "(length(gift_reason) > 0) OR NOT may_be_gift", name="gift_with_reason",
            info={"says": "Say why these may count as gifts.", "field": "gift_reason"},
        ),
        UniqueConstraint("folded_name", info={"says": "There is a plan of that name already.", "field": "name"}),
        Index("ix_subs_plan_heading_id", "heading_id"),
        Index("ix_subs_plan_fund_id", "fund_id"),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(120), info={"history": False})
    every: Mapped[Every] = mapped_column(enumerated(Every), info={"label": "How often"})
    amount: Mapped[Money] = mapped_column(info={"label": "Standard amount"})
    reduced: Mapped[Money | None] = mapped_column(info={"label": "Reduced amount"})
    least: Mapped[Money | None] = mapped_column(info={"label": "Least, for who pays what they can"})
    first_free: Mapped[bool] = mapped_column(default=False, info={"label": "First visit free"})
    carer_free: Mapped[bool] = mapped_column(default=False, info={"label": "Carers free"})
    grace_days: Mapped[int] = mapped_column(default=30, info={"label": "Days before it is late"})
    starts_on: Mapped[date] = mapped_column(info={"label": "Counts from"})
    is_usual: Mapped[bool] = mapped_column(default=False, info={"label": "For everybody who is on no other"})
    heading_id: Mapped[int] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    may_be_gift: Mapped[bool] = mapped_column(default=False, info={"label": "May count as Gift Aid gifts"})
    gift_reason: Mapped[str] = mapped_column(String(300), default="", info={"label": "Why they may"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})

    @property
    def terms(self) -> Terms:
        return Terms(
            self.every, self.amount, self.reduced, self.least, self.first_free, self.carer_free, self.grace_days
        )


class SubsOn(Row, Versioned, Base):
    """Somebody is on a plan from a day, at a rate; `payer` is who pays for them, where somebody does."""

    __tablename__ = "subs_on"
    __table_args__ = (
        CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts",
            info={"says": "The last day is before the first.", "field": "starts_on"},
        ),
        CheckConstraint(
            "payer_id IS NULL OR payer_id <> person_id", name="somebody_else_pays",
            info={"says": "Choose somebody else, or leave it out.", "field": "payer_id"},
        ),
        UniqueConstraint(
            "person_id", "starts_on", info={"says": "Something begins on that day already.", "field": "starts_on"}
        ),
        Index("ix_subs_on_payer_id", "payer_id"),
        Index("ix_subs_on_plan_id", "plan_id"),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"history": False})
    plan_id: Mapped[int] = mapped_column(ForeignKey("subs_plan.id"), info={"label": "Plan"})
    rate: Mapped[Rate] = mapped_column(enumerated(Rate), info={"label": "What they pay", "secret": True})
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info={"label": "Who pays for them"})
    starts_on: Mapped[date] = mapped_column(info={"label": "From"})
    ends_on: Mapped[date | None] = mapped_column(info={"label": "Last day"})

    plan: Mapped[SubsPlan] = relationship(lazy="raise_on_sql")
    payer: Mapped[Person | None] = relationship(foreign_keys=[payer_id], lazy="raise_on_sql")


class SubsWords(Row, Versioned, Base):
    """The group's own words for a reminder; one row, made when they are first changed."""

    __tablename__ = "subs_words"
    __table_args__ = (CheckConstraint("id = 1", name="one_row", info={"says": "Changed a moment ago. Try again."}),)

    reminder: Mapped[str] = mapped_column(Text, info={"label": "Reminder"})
