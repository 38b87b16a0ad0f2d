"""The tables of what was booked. It is never changed: triggers refuse it (kernel/sqlite.py lists them)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, enumerated
from esteem.kernel.money import Money
from esteem.money.rules.bookings import Booked, is_with_a_member
from esteem.money.rules.kinds import TransactionKind


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
    reference: Mapped[str] = mapped_column(String(60), default="", info={"label": "Reference"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who"})
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Person"})
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True, info={"label": "Meeting"})
    reversal_of_id: Mapped[int | None] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Reverses"})
    reason: Mapped[str] = mapped_column(String(200), default="", info={"label": "Reason"})
    line_count: Mapped[int] = mapped_column(info={"history": False})
    recorded_at: Mapped[datetime] = mapped_column(info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    lines: Mapped[list[Line]] = relationship(lambda: Line, order_by=lambda: Line.id)

    @property
    def name(self) -> str:
        """What it is called where it is spoken of, as in the history of a claim."""
        return f"number {self.number}"

    @property
    def names_a_member(self) -> bool:
        """Whether it tells who belongs to the group: then it is for those who may see that."""
        return bool(self.who) and is_with_a_member(self.kind, on_the_list=self.person_id is not None)


class Line(Row, Base):
    """One side of a transaction, on an account or a heading, within a fund. Carries its day for quick sums.

    Its project is a tag: it may be put right later, which changes no sum of the books.
    """

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
        Index("ix_money_line_project_id_day", "project_id", "day"),
    )  # fmt: skip

    transaction_id: Mapped[int] = mapped_column(
        ForeignKey("money_transaction.id"), index=True, info={"label": "Transaction"}
    )
    day: Mapped[date] = mapped_column(info={"history": False})
    account_id: Mapped[int | None] = mapped_column(ForeignKey("money_account.id"), info={"label": "Account"})
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), info={"label": "Project"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    leads: Mapped[bool] = mapped_column(
        default=False, info={"history": False}
    )  # the first of its booking on an account

    @property
    def booked(self) -> Booked:
        return Booked(self.amount, self.fund_id, self.account_id, self.heading_id, self.project_id)


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
