"""The tables of what is what: lines of statements and bookings of the books, and the rules that were learnt."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.bank.rules.learnt import Way
from esteem.kernel.db import Base, Row, Versioned, enumerated


class BankMatch(Row, Base):
    """Lines and bookings that are the same money, and why somebody thought so."""

    __tablename__ = "bank_match"

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), index=True, info={"label": "Account"})
    why: Mapped[str] = mapped_column(String(200), info={"label": "Why"})
    matched_on: Mapped[date] = mapped_column(info={"label": "Matched"})


class MatchedBooking(Row, Base):
    """A booking in a match, on that account: a move between two banks is matched once on each."""

    __tablename__ = "bank_matched_booking"
    __history__ = False
    __table_args__ = (
        UniqueConstraint(
            "account_id", "transaction_id", info={"says": "This booking is matched already. Look at it again."}
        ),
    )

    match_id: Mapped[int] = mapped_column(ForeignKey("bank_match.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"))
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), index=True)


class BankRule(Row, Versioned, Base):
    """When a line says these words, it is that."""

    __tablename__ = "bank_rule"
    __table_args__ = (
        CheckConstraint("length(text) > 1", name="words_given", info={"says": "Enter the words to look for.", "field": "text"}),
        CheckConstraint(
            "(heading_id IS NULL) <> (to_account_id IS NULL)", name="one_thing",
            info={"says": "Choose what it is for, or the account it moves to or from.", "field": "heading"},
        ),
        UniqueConstraint("way", "text", info={"says": "There is already a rule for these words.", "field": "text"}),
    )  # fmt: skip

    text: Mapped[str] = mapped_column(String(80), info={"label": "Words"})
    way: Mapped[Way] = mapped_column(enumerated(Way), info={"label": "Which lines"})
    heading_id: Mapped[int | None] = mapped_column(ForeignKey("heading.id"), info={"label": "What for"})
    to_account_id: Mapped[int | None] = mapped_column(
        ForeignKey("money_account.id"), info={"label": "Moved to or from"}
    )
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund.id"), info={"label": "Fund"})
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), info={"label": "Project"})
    who: Mapped[str] = mapped_column(String(120), default="", info={"label": "Who"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})
