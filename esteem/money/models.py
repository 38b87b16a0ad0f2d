"""The tables of the books. What is booked is never changed: triggers refuse it (kernel/sqlite.py lists them)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.money.rules.bookings import Booked, is_with_a_member
from esteem.money.rules.books import AccountFacts, FundFacts, HeadingFacts
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory, TransactionKind


class MoneyAccount(Row, Versioned, Base):
    """Where money is kept: a tin, a bank account."""

    __tablename__ = "money_account"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("name", info={"says": "There is already an account of that name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    kind: Mapped[AccountKind] = mapped_column(enumerated(AccountKind), info={"label": "Kind"})
    details: Mapped[str] = mapped_column(String(200), default="", info={"label": "Details"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Closed"})

    @property
    def facts(self) -> AccountFacts:
        return AccountFacts(self.id, self.name, self.kind, self.closed_on is not None)


class Heading(Row, Versioned, Base):
    """What money is received or paid for; the books' own two, for transfers and openings, are not shown to choose."""

    __tablename__ = "heading"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "(kind IN ('receipt', 'payment')) = (statutory IS NOT NULL)", name="sorted",
            info={"says": "Choose where the heading belongs in the year's account.", "field": "statutory"},
        ),
        UniqueConstraint("kind", "name", info={"says": "There is already a heading of that name.", "field": "name"}),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    kind: Mapped[HeadingKind] = mapped_column(enumerated(HeadingKind), info={"label": "Kind"})
    statutory: Mapped[Statutory | None] = mapped_column(enumerated(Statutory), info={"label": "In the year's account"})
    place: Mapped[int] = mapped_column(info={"label": "Place in the list"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Put away"})

    @property
    def facts(self) -> HeadingFacts:
        return HeadingFacts(self.id, self.name, self.kind, self.statutory, self.closed_on is not None)


class Fund(Row, Versioned, Base):
    """Money with one set of strings on it: who gave it, what it is for."""

    __tablename__ = "fund"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("name", info={"says": "There is already a fund of that name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    kind: Mapped[FundKind] = mapped_column(enumerated(FundKind), info={"label": "Kind"})
    given_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Given by"})
    purpose: Mapped[str] = mapped_column(Text, default="", info={"label": "What it is for"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Closed"})

    @property
    def facts(self) -> FundFacts:
        return FundFacts(self.id, self.name, self.kind, self.given_by, self.purpose, self.closed_on is not None)


class Transaction(Row, Base):
    """One thing that happened. Its number has no gap before it; only who it was with may ever be taken out again."""

    __tablename__ = "money_transaction"
    __table_args__ = (
        UniqueConstraint("number", info={"says": "Somebody recorded something at the same moment. Try again."}),
        UniqueConstraint("reversal_of_id", info={"says": "This has been reversed already."}),
        CheckConstraint("number > 0", name="counted", info={"says": "Numbers begin at 1."}),
        CheckConstraint("line_count > 1", name="two_sided", info={"says": "A booking has two sides or more."}),
        CheckConstraint(
            "(reversal_of_id IS NULL) = (length(reason) = 0)", name="reason_given",
            info={"says": "Say why it is reversed.", "field": "reason"},
        ),
        Index("ix_money_transaction_day_number", "day", "number"),
    )  # fmt: skip

    number: Mapped[int] = mapped_column(info={"label": "Number"})
    day: Mapped[date] = mapped_column(info={"label": "Day"})
    kind: Mapped[TransactionKind] = mapped_column(enumerated(TransactionKind), info={"label": "Kind"})
    description: Mapped[str] = mapped_column(String(200), default="", info={"label": "Note"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Person"})
    reversal_of_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Reverses"})
    reason: Mapped[str] = mapped_column(String(200), default="", info={"label": "Reason"})
    line_count: Mapped[int] = mapped_column(info={"history": False})
    recorded_at: Mapped[datetime] = mapped_column(info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    lines: Mapped[list[Line]] = relationship(lambda: Line, order_by=lambda: Line.id)

    @property
    def names_a_member(self) -> bool:
        """Whether it tells who belongs to the group: then it is for those who may see that."""
        return bool(self.who) and is_with_a_member(self.kind, on_the_list=self.person_id is not None)


class Line(Row, Base):
    """One side of a transaction, on an account or a heading, within a fund. Carries its day for quick sums."""

    __tablename__ = "money_line"
    __table_args__ = (
        CheckConstraint(
            "(account_id IS NULL) <> (heading_id IS NULL)", name="one_place",
            info={"says": "A line stands on an account or on a heading."},
        ),
        CheckConstraint("amount <> 0", name="some_amount", info={"says": "Enter an amount above nought.", "field": "amount"}),
        Index("ix_money_line_day_account_id", "day", "account_id"),
        Index("ix_money_line_account_id_day", "account_id", "day"),
        Index("ix_money_line_heading_id_day", "heading_id", "day"),
        Index("ix_money_line_fund_id_day", "fund_id", "day"),
    )  # fmt: skip

    transaction_id: Mapped[int] = mapped_column(
        ForeignKey("money_transaction.id"), index=True, info={"label": "Transaction"}
    )
    day: Mapped[date] = mapped_column(info={"history": False})
    account_id: Mapped[int | None] = mapped_column(ForeignKey("money_account.id"), info={"label": "Account"})
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})

    @property
    def booked(self) -> Booked:
        return Booked(self.amount, self.fund_id, self.account_id, self.heading_id)


class MonthTotal(Row, Base):
    """What one account or heading moved within one fund in one month, so that long books cost what short ones do.

    Kept by the action that books, in the same transaction; `checks.py` adds the lines up again and compares.
    """

    __tablename__ = "money_month"
    __history__ = False
    __table_args__ = (
        Index(
            "uq_money_month_account", "month", "account_id", "fund_id", unique=True,
            sqlite_where=text("heading_id IS NULL"), postgresql_where=text("heading_id IS NULL"),
        ),
        Index(
            "uq_money_month_heading", "month", "heading_id", "fund_id", unique=True,
            sqlite_where=text("account_id IS NULL"), postgresql_where=text("account_id IS NULL"),
        ),
    )  # fmt: skip

    month: Mapped[date]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("money_account.id"))
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"))
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"))
    amount: Mapped[Money]


class OtherHolding(Row, Versioned, Base):
    """A line typed in for the statement of assets and liabilities: what the group owns or owes besides cash."""

    __tablename__ = "other_holding"
    __table_args__ = (
        CheckConstraint(
            "length(details) > 0", name="details_given", info={"says": "Say what it is.", "field": "details"}
        ),
        Index("ix_other_holding_year_ends_on", "year_ends_on"),
    )

    year_ends_on: Mapped[date] = mapped_column(info={"label": "At the year's end"})
    kind: Mapped[HoldingKind] = mapped_column(enumerated(HoldingKind), info={"label": "Kind"})
    details: Mapped[str] = mapped_column(String(200), info={"label": "What it is"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    amount: Mapped[Money | None] = mapped_column(info={"label": "Amount or cost"})
    value: Mapped[Money | None] = mapped_column(info={"label": "Value now"})
    due_on: Mapped[date | None] = mapped_column(info={"label": "Due"})


class ApprovedAccounts(Row, Base):
    """A year's accounts as they were approved: the stored paper, and which bookings it knew of."""

    __tablename__ = "approved_accounts"
    __table_args__ = (
        UniqueConstraint(
            "year_ends_on",
            "revision",
            info={"says": "These accounts were approved a moment ago. Look at the year again."},
        ),
        CheckConstraint("length(sha256) = 64", name="stored", info={"says": "The paper was not stored."}),
    )

    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year ended"})
    revision: Mapped[int] = mapped_column(info={"label": "Revision"})
    approved_on: Mapped[date] = mapped_column(info={"label": "Approved"})
    meeting: Mapped[str] = mapped_column(String(120), default="", info={"label": "Approved by"})
    signed_by: Mapped[str] = mapped_column(String(200), default="", info={"label": "Signed by"})
    sha256: Mapped[str] = mapped_column(String(64), info={"label": "Stored file"})
    size: Mapped[int] = mapped_column(info={"history": False})
    last_number: Mapped[int] = mapped_column(info={"label": "Up to booking number"})
    recorded_at: Mapped[datetime] = mapped_column(info={"history": False})
