"""The tables of budgets: each revision of a year's budget with its lines. Once agreed, a revision is never changed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.budget.rules.planned import Planned
from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.money import Money


class YearBudget(Row, Versioned, Base):
    """A year's budget as it stood from one moment to the next: a draft, as agreed, or as changed after that."""

    __tablename__ = "budget"
    __table_args__ = (
        UniqueConstraint(
            "year_ends_on", "revision", info={"says": "Somebody saved this budget a moment ago. Look at it again."}
        ),
        CheckConstraint("revision > 0", name="counted", info={"says": "Revisions begin at 1."}),
    )

    year_ends_on: Mapped[date] = mapped_column(info={"label": "Year ends"})
    revision: Mapped[int] = mapped_column(info={"label": "Revision"})
    nth: Mapped[int] = mapped_column(info={"history": False})  # how often this year's budget was saved
    made_at: Mapped[datetime] = mapped_column(info={"history": False})
    made_by: Mapped[int | None] = mapped_column(info={"history": False})  # the account, for "who and when"
    because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why"})
    agreed_on: Mapped[date | None] = mapped_column(info={"label": "Agreed"})
    meeting: Mapped[str] = mapped_column(String(120), default="", info={"label": "Agreed at"})

    lines: Mapped[list[BudgetLine]] = relationship(
        lambda: BudgetLine, order_by=lambda: BudgetLine.id, lazy="selectin", cascade="all, delete-orphan"
    )

    @property
    def planned(self) -> list[Planned]:
        return [Planned(line.heading_id, line.fund_id, line.amount, line.note) for line in self.lines]


class BudgetLine(Row, Versioned, Base):
    """What is planned under one heading within one fund."""

    __tablename__ = "budget_line"
    __table_args__ = (
        UniqueConstraint(
            "budget_id", "heading_id", "fund_id",
            info={"says": "A heading is there twice with the same fund. Put both sums into one."},
        ),
        CheckConstraint("amount >= 0", name="not_below_nought", info={"says": "Enter nought or more."}),
    )  # fmt: skip

    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), info={"label": "Budget"})
    heading_id: Mapped[int] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})
    note: Mapped[str] = mapped_column(String(200), default="", info={"label": "Note"})


class BudgetRule(Row, Versioned, Base):
    """The one row of what the group decided: which heading is the room, and below which sum the desk warns."""

    __tablename__ = "budget_rule"
    __table_args__ = (CheckConstraint("id = 1", name="one_row", info={"says": "There is one such row."}),)

    room_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "The room’s heading"})
    low_cash: Mapped[Money | None] = mapped_column(info={"label": "Warn below"})
