"""The tables of statements that were brought in, and of their lines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.bank.rules.statements import LONGEST_WORDS
from esteem.kernel.db import Base, Row
from esteem.kernel.money import Money

TWICE = "Somebody brought in the same statement at the same moment. Look at it again."


class BankUpload(Row, Base):
    """A file from the bank. `words` holds what it says only until it is brought in, or for a week."""

    __tablename__ = "bank_upload"

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), index=True, info={"label": "Account"})
    file_name: Mapped[str] = mapped_column(String(120), info={"label": "File"})
    source: Mapped[str] = mapped_column(String(60), default="", info={"label": "Kind of file"})
    words: Mapped[str] = mapped_column(Text, default="", deferred=True, info={"history": False})
    columns: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    account_ends: Mapped[str] = mapped_column(String(4), default="", info={"history": False})
    first_on: Mapped[date | None] = mapped_column(info={"label": "First day"})
    last_on: Mapped[date | None] = mapped_column(info={"label": "Last day"})
    added: Mapped[int] = mapped_column(default=0, info={"label": "Lines"})
    known: Mapped[int] = mapped_column(default=0, info={"label": "Lines that were here already"})
    closing: Mapped[Money | None] = mapped_column(info={"label": "Balance it ends on"})
    closing_on: Mapped[date | None] = mapped_column(info={"label": "On"})
    uploaded_at: Mapped[datetime] = mapped_column(info={"history": False})
    brought_at: Mapped[datetime | None] = mapped_column(info={"label": "Brought in"})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})

    @property
    def waits(self) -> bool:
        """Whether it was uploaded and is not brought in yet."""
        return self.brought_at is None


class BankLine(Row, Base):
    """One line of a statement. The upload's own history says that it came; what it is matched with says what it is."""

    __tablename__ = "bank_line"
    __history__ = False
    __table_args__ = (
        UniqueConstraint("account_id", "mark", info={"says": TWICE}),
        CheckConstraint("amount <> 0", name="some_amount", info={"says": "A line of nothing is no line."}),
        Index("ix_bank_line_account_id_day", "account_id", "day"),
        Index("ix_bank_line_account_id_match_id", "account_id", "match_id"),
    )

    upload_id: Mapped[int] = mapped_column(ForeignKey("bank_upload.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"))
    match_id: Mapped[int | None] = mapped_column(ForeignKey("bank_match.id"), index=True)
    row: Mapped[int]
    day: Mapped[date]
    amount: Mapped[Money]
    words: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    balance: Mapped[Money | None]
    mark: Mapped[str] = mapped_column(String(64))
    found_by: Mapped[str] = mapped_column(Text, default="")


class BankLayout(Row, Base):
    """What the columns of a kind of file are, as somebody named them for an account."""

    __tablename__ = "bank_layout"
    __history__ = False
    __table_args__ = (UniqueConstraint("account_id", "heads_key", info={"says": TWICE}),)

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"))
    heads_key: Mapped[str] = mapped_column(String(64))
    columns: Mapped[str] = mapped_column(Text)
