"""The table of receipts: papers and pictures kept with what was booked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned


class Receipt(Row, Versioned, Base):
    """A file that shows what was paid or received. Taken away by mistake, it can be put back."""

    __tablename__ = "receipt"
    __table_args__ = (
        CheckConstraint(
            "length(sha256) = 64", name="stored", info={"says": "The file was not stored.", "field": "file"}
        ),
    )

    transaction_id: Mapped[int] = mapped_column(
        ForeignKey("money_transaction.id"), index=True, info={"label": "Booking"}
    )
    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    ending: Mapped[str] = mapped_column(String(10), info={"history": False})
    sha256: Mapped[str] = mapped_column(String(64), info={"label": "Stored file"})
    file_size: Mapped[int] = mapped_column(info={"history": False})
    added_at: Mapped[datetime] = mapped_column(info={"history": False})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken away"})
