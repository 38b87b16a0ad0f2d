"""The table of cash books that were brought in from spreadsheets."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row


class CashBookFile(Row, Base):
    """A spreadsheet with what came in and went out. `words` holds what it says only until it is brought in, or for a week.

    Its bookings have the numbers from `first_number` to `last_number`: they were made at once, and numbers have no gaps.
    """

    __tablename__ = "cash_book_file"

    file_name: Mapped[str] = mapped_column(String(120), info={"label": "File"})
    digest: Mapped[str] = mapped_column(String(64), info={"history": False})
    words: Mapped[str] = mapped_column(Text, default="", deferred=True, info={"history": False})
    columns: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    marks: Mapped[str] = mapped_column(Text, default="", deferred=True, info={"history": False})
    first_on: Mapped[date | None] = mapped_column(info={"label": "First day"})
    last_on: Mapped[date | None] = mapped_column(info={"label": "Last day"})
    first_number: Mapped[int | None] = mapped_column(info={"label": "First booking"})
    last_number: Mapped[int | None] = mapped_column(info={"label": "Last booking"})
    known: Mapped[int] = mapped_column(default=0, info={"label": "Lines that were here already"})
    uploaded_at: Mapped[datetime] = mapped_column(info={"history": False})
    brought_at: Mapped[datetime | None] = mapped_column(info={"label": "Brought in"})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Undone"})

    @property
    def waits(self) -> bool:
        """Whether it was uploaded and is not brought in yet."""
        return self.brought_at is None

    @property
    def added(self) -> int:
        """How many bookings it made."""
        return 0 if self.first_number is None or self.last_number is None else self.last_number - self.first_number + 1
