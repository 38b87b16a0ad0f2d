"""The table of cash counts: a tin, counted by two, and what the books said then."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row
from esteem.kernel.money import Money


class CashCount(Row, Base):
    """What was in a tin. Counted is counted: a mistake is counted again."""

    __tablename__ = "cash_count"
    __table_args__ = (
        CheckConstraint(
            "first_id IS NULL OR second_id IS NULL OR first_id <> second_id", name="by_two",
            info={"says": "Two people count together: choose somebody else as the second.", "field": "second"},
        ),
    )  # fmt: skip

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), index=True, info={"label": "Account"})
    counted_on: Mapped[date] = mapped_column(info={"label": "Counted"})
    first_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "Counted by"})
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, info={"label": "And by"})
    coins: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    counted: Mapped[Money] = mapped_column(info={"label": "Counted"})
    books: Mapped[Money] = mapped_column(info={"label": "In the books"})
    reason: Mapped[str] = mapped_column(String(200), default="", info={"label": "Why they differ"})
    transaction_id: Mapped[int | None] = mapped_column(
        ForeignKey("money_transaction.id"), index=True, info={"label": "Booked as"}
    )
    written_at: Mapped[datetime] = mapped_column(info={"history": False})

    @property
    def difference(self) -> Money:
        """More than nought when there is more than the books say."""
        return self.counted - self.books
