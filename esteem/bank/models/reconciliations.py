"""The tables of reconciliations: an account and its statement on a day, and what the bank had seen by then."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row
from esteem.kernel.money import Money


class Reconciliation(Row, Base):
    """On this day the statement and the books agreed. Done again for the same day, the newer one stands."""

    __tablename__ = "reconciliation"
    __table_args__ = (
        UniqueConstraint(
            "account_id", "until_on", info={"says": "Somebody reconciled this a moment ago. Look at it again."}
        ),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), info={"label": "Account"})
    until_on: Mapped[date] = mapped_column(info={"label": "Statement’s day"})
    closing: Mapped[Money] = mapped_column(info={"label": "Statement’s balance"})
    books: Mapped[Money] = mapped_column(info={"label": "Balance in the books"})
    uncleared_in: Mapped[Money] = mapped_column(info={"label": "Not yet on a statement, in"})
    uncleared_out: Mapped[Money] = mapped_column(info={"label": "Not yet on a statement, out"})
    kept_at: Mapped[datetime] = mapped_column(info={"history": False})
    kept_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Reconciled by"})


class ClearedItem(Row, Base):
    """A booking that somebody saw on a statement that was not brought in as a file."""

    __tablename__ = "cleared_item"
    __history__ = False
    __table_args__ = (
        UniqueConstraint(
            "account_id", "transaction_id", info={"says": "Somebody ticked this a moment ago. Look at it again."}
        ),
    )

    reconciliation_id: Mapped[int] = mapped_column(ForeignKey("reconciliation.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"))
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), index=True)
