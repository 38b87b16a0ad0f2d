"""The table of how the alarm of a place is set, and the record of who looked at it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Versioned


class VenueAlarm(Versioned, Base):
    """A note of its own, so that nothing that shows a place shows it too; its number is the place's."""

    __tablename__ = "venue_alarm"

    id: Mapped[int] = mapped_column(ForeignKey("venue.id"), primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(Text, default="", info={"label": "Alarm", "secret": True})


class AlarmLook(Base):
    """Somebody who signs in looked at it."""

    __tablename__ = "alarm_look"
    __history__ = False
    __table_args__ = (Index("ix_alarm_look_account_id_at", "account_id", "at"),)

    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
