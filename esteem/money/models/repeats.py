"""The table of money that comes or goes again. Nothing is booked by itself: the desk asks when its day comes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.money.models.bookings import Transaction
from esteem.money.rules.repeats import Every


class Repeat(Row, Versioned, Base):
    """What is booked again and again, like the booking it began with or the latest one."""

    __tablename__ = "money_repeat"
    __table_args__ = (
        CheckConstraint(
            "ends_on IS NULL OR ends_on >= first_on", name="ends_after_it_starts",
            info={"says": "It ends before it starts.", "field": "ends_on"},
        ),
        Index("ix_money_repeat_next_on", "next_on"),
    )  # fmt: skip

    like_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), index=True, info={"label": "Like booking"})
    every: Mapped[Every] = mapped_column(enumerated(Every), info={"label": "How often"})
    first_on: Mapped[date] = mapped_column(info={"label": "First on"})
    next_on: Mapped[date] = mapped_column(info={"label": "Next on"})
    ends_on: Mapped[date | None] = mapped_column(info={"label": "Last on"})
    stopped_on: Mapped[date | None] = mapped_column(info={"label": "Stopped"})

    like: Mapped[Transaction] = relationship()
