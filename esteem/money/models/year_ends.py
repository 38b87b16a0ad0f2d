"""The tables of a year's end: what the group owns and owes besides cash, and the accounts as approved."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.money.rules.kinds import HoldingKind


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
    report_sha256: Mapped[str | None] = mapped_column(String(64), info={"label": "Stored report of the year"})
    last_number: Mapped[int] = mapped_column(info={"label": "Up to booking number"})
    recorded_at: Mapped[datetime] = mapped_column(info={"history": False})
