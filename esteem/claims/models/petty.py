"""The tables of petty cash: the tin with its float, how often it was counted, what topped it up."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned
from esteem.kernel.money import Money
from esteem.money.models import MoneyAccount


class PettyTin(Row, Versioned, Base):
    """A tin kept as petty cash. Vouchers are what went through it after the booking `since_number`, or the last top-up."""

    __tablename__ = "petty_tin"
    __table_args__ = (
        UniqueConstraint("account_id", info={"says": "This tin is kept as petty cash already.", "field": "account"}),
        CheckConstraint("level > 0", name="some_float", info={"says": "Enter what is always in it.", "field": "level"}),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("money_account.id"), info={"label": "Tin"})
    level: Mapped[Money] = mapped_column(info={"label": "Float"})
    kept_by: Mapped[str] = mapped_column(String(80), default="", info={"label": "Who keeps it"})
    since_number: Mapped[int] = mapped_column(info={"history": False})
    stopped_on: Mapped[date | None] = mapped_column(info={"label": "Stopped"})

    account: Mapped[MoneyAccount] = relationship()


class PettyCount(Row, Base):
    """The tin was counted: what was there, and what should have been."""

    __tablename__ = "petty_count"
    __table_args__ = (
        CheckConstraint(
            "counted >= 0", name="counted_not_below_nought",
            info={"says": "There cannot be less than nothing in it.", "field": "counted"},
        ),
    )  # fmt: skip

    tin_id: Mapped[int] = mapped_column(ForeignKey("petty_tin.id"), index=True, info={"label": "Tin"})
    day: Mapped[date] = mapped_column(info={"label": "Day"})
    counted: Mapped[Money] = mapped_column(info={"label": "Counted"})
    vouchers: Mapped[Money] = mapped_column(info={"label": "Vouchers"})
    level: Mapped[Money] = mapped_column(info={"label": "Float"})
    difference: Mapped[Money] = mapped_column(info={"label": "Difference"})
    counted_by: Mapped[str] = mapped_column(String(80), info={"label": "Counted by"})
    note: Mapped[str] = mapped_column(String(200), default="", info={"label": "Note"})
    counted_at: Mapped[datetime] = mapped_column(info={"history": False})


class TopUp(Row, Base):
    """A move that filled the tin again, of one fund; a top-up of several funds is several of them, at one moment."""

    __tablename__ = "petty_top_up"
    __table_args__ = (UniqueConstraint("transaction_id", info={"says": "This booking has topped it up already."}),)

    tin_id: Mapped[int] = mapped_column(ForeignKey("petty_tin.id"), index=True, info={"label": "Tin"})
    transaction_id: Mapped[int] = mapped_column(ForeignKey("money_transaction.id"), info={"label": "Booking"})
    after_number: Mapped[int] = mapped_column(info={"history": False})
    undone_at: Mapped[datetime | None] = mapped_column(info={"label": "Reversed"})
