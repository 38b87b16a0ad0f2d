"""The tables of closing: which years are closed and with what cash, and what was looked at on the way there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row
from esteem.kernel.money import Money


class ClosedYear(Row, Base):
    """Nothing more is booked up to the end of this year, unless it is opened again; the closing itself stays to be seen."""

    __tablename__ = "closed_year"
    __table_args__ = (
        CheckConstraint(
            "(reopened_on IS NULL) = (length(reopened_because) = 0)", name="reopened_with_a_reason",
            info={"says": "Say why it is opened again.", "field": "because"},
        ),
        UniqueConstraint("ends_on", "nth", info={"says": "This year was closed a moment ago. Look at it again."}),
    )  # fmt: skip

    ends_on: Mapped[date] = mapped_column(info={"label": "Year ended"})
    nth: Mapped[int] = mapped_column(info={"label": "Closed how often"})  # 1, and one more after each opening
    closed_on: Mapped[date] = mapped_column(info={"label": "Closed"})
    last_number: Mapped[int] = mapped_column(info={"label": "Up to booking number"})
    closed_at: Mapped[datetime] = mapped_column(info={"history": False})
    reopened_on: Mapped[date | None] = mapped_column(info={"label": "Opened again"})
    reopened_because: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why opened again"})

    cash: Mapped[list[ClosingCash]] = relationship(lambda: ClosingCash, order_by=lambda: ClosingCash.id)


class ClosingCash(Row, Base):
    """What one account held of one fund when the year was closed: the checks compare it with the books ever after."""

    __tablename__ = "closing_cash"
    __table_args__ = (
        UniqueConstraint(
            "closed_year_id",
            "account_id",
            "fund_id",
            info={"says": "This year was closed a moment ago. Look at it again."},
        ),
    )

    closed_year_id: Mapped[int] = mapped_column(ForeignKey("closed_year.id"), info={"history": False})
    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), info={"label": "Account"})
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    amount: Mapped[Money] = mapped_column(info={"label": "Amount"})


class YearLook(Row, Base):
    """Somebody looked whether there is something to write down at a year's end, and says that there is no more."""

    __tablename__ = "year_look"
    __table_args__ = (
        UniqueConstraint(
            "year_ends_on", "what", info={"says": "Somebody said so a moment ago. Look at the year again."}
        ),
    )

    year_ends_on: Mapped[date] = mapped_column(info={"label": "At the year's end"})
    what: Mapped[str] = mapped_column(String(30), info={"label": "Looked at"})
    looked_on: Mapped[date] = mapped_column(info={"label": "On"})
    note: Mapped[str] = mapped_column(Text, default="", info={"label": "Note"})
