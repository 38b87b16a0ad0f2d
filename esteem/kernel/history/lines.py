"""The lines themselves, as the database keeps them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
UNSEEN = "…"  # stands for a value that is not written down


class History(Row, Base):
    """One line of history. `changes` is JSON `{column: [old, new]}`, or NULL once blanked."""

    __tablename__ = "history"
    __history__ = False
    __table_args__ = (Index("ix_history_subject", "subject", "subject_id"),)

    at: Mapped[datetime]
    account_id: Mapped[int | None]
    via: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    changes: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[str | None] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))
