"""The tables of what the group decided: that it claims, what counts as a gift, and what a treasurer said of a booking."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned


class GiftAidSettings(Row, Versioned, Base):
    """Whether the group claims, and under which number. One row, made when it is first decided."""

    __tablename__ = "giftaid_settings"
    __table_args__ = (CheckConstraint("id = 1", name="one_row", info={"says": "Changed a moment ago. Try again."}),)

    claims: Mapped[bool] = mapped_column(default=False, info={"label": "Claims Gift Aid"})
    reference: Mapped[str] = mapped_column(String(20), default="", info={"label": "HMRC charity reference"})
    reclaimed_id: Mapped[int | None] = mapped_column(
        ForeignKey("heading.id"), info={"label": "Heading of what is paid"}
    )


class GiftHeading(Row, Base):
    """Money in under this heading is a gift, unless somebody says otherwise."""

    __tablename__ = "giftaid_heading"
    __table_args__ = (UniqueConstraint("heading_id", info={"says": "That heading is chosen already."}),)

    heading_id: Mapped[int] = mapped_column(ForeignKey("heading.id"), info={"label": "Heading of gifts"})


class GiftSaid(Row, Versioned, Base):
    """A treasurer said that a booking is a gift, or is none, and why."""

    __tablename__ = "giftaid_said"
    __table_args__ = (
        CheckConstraint("length(reason) > 0", name="reason_given", info={"says": "Say why.", "field": "reason"}),
        UniqueConstraint("transaction_id", info={"says": "Somebody said so a moment ago. Try again."}),
    )

    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    is_gift: Mapped[bool] = mapped_column(info={"label": "A gift"})
    sponsored: Mapped[bool] = mapped_column(default=False, info={"label": "For a sponsored event"})
    reason: Mapped[str] = mapped_column(String(200), info={"label": "Why"})
