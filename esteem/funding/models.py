"""The tables of applications for money and what happened to each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.funding.rules import Event, Happening, Status
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money
from esteem.money.models import Fund


class Application(Row, Versioned, Base):
    __tablename__ = "application"
    __table_args__ = (
        CheckConstraint(
            "length(funder) > 0", name="funder_given", info={"says": "Enter who the money is from.", "field": "funder"}
        ),
        CheckConstraint(
            "asked > 0", name="asks_for_something", info={"says": "Enter an amount above nought.", "field": "asked"}
        ),
        Index("ix_application_status", "status", "deadline_on"),
    )

    funder: Mapped[str] = mapped_column(String(200), info={"label": "Funder"})
    purpose: Mapped[str] = mapped_column(String(200), info={"label": "What for"})
    asked: Mapped[Money | None] = mapped_column(info={"label": "Amount asked for"})
    deadline_on: Mapped[date | None] = mapped_column(info={"label": "Deadline"})
    strings: Mapped[str] = mapped_column(Text, default="", info={"label": "What they ask of us"})
    report_due_on: Mapped[date | None] = mapped_column(info={"label": "Report due"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("fund.id"), info={"label": "Kept in the fund"})
    # What the events add up to, written down in the same transaction so that a list of thousands can be narrowed by it.
    status: Mapped[Status] = mapped_column(enumerated(Status), info={"history": False})
    sought_in: Mapped[str] = mapped_column(Text, info={"history": False})

    fund: Mapped[Fund | None] = relationship()
    events: Mapped[list[ApplicationEvent]] = relationship(order_by="ApplicationEvent.id", back_populates="application")

    @property
    def story(self) -> list[Event]:
        """What happened, in order, without what was taken back."""
        return [
            Event(event.kind, event.happened_on, event.amount) for event in self.events if event.taken_back_at is None
        ]


class ApplicationEvent(Row, Base):
    __tablename__ = "application_event"
    __table_args__ = (
        Index("ix_application_event_application_id", "application_id"),
        CheckConstraint(
            "kind NOT IN ('awarded', 'paid') OR coalesce(amount, 0) > 0",
            name="amount_where_due",
            info={"says": "Enter the amount, like 500.", "field": "amount"},
        ),
    )

    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), info={"label": "Application"})
    kind: Mapped[Happening] = mapped_column(enumerated(Happening), info={"label": "What happened"})
    happened_on: Mapped[date] = mapped_column(info={"label": "On"})
    amount: Mapped[Money | None] = mapped_column(info={"label": "Amount"})
    note: Mapped[str] = mapped_column(String(500), default="", info={"label": "Note"})
    taken_back_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken back"})

    application: Mapped[Application] = relationship(back_populates="events")
