"""The tables of what was given in kind. No person is in them: what is given is told without a name."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from esteem.budget.rules.in_kind import Given, HourValue
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money


class InKind(Row, Versioned, Base):
    """Hours, things or help that somebody gave, on a day."""

    __tablename__ = "in_kind"
    __table_args__ = (
        CheckConstraint("length(what) > 0", name="what_given", info={"says": "Say what was given.", "field": "what"}),
        CheckConstraint(
            "(kind = 'hours') = (minutes IS NOT NULL)", name="hours_or_not",
            info={"says": "Enter how many hours.", "field": "minutes"},
        ),
        Index("ix_in_kind_day", "day"),
    )  # fmt: skip

    day: Mapped[date] = mapped_column(info={"label": "Day"})
    kind: Mapped[Given] = mapped_column(enumerated(Given), info={"label": "Kind"})
    what: Mapped[str] = mapped_column(String(200), info={"label": "What"})
    minutes: Mapped[int | None] = mapped_column(info={"label": "Minutes"})
    amount: Mapped[Money | None] = mapped_column(info={"label": "Worth"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})


class HourWorth(Row, Versioned, Base):
    """What the group says an hour is worth, from a day on."""

    __tablename__ = "hour_worth"
    __table_args__ = (
        CheckConstraint(
            "amount > 0", name="some_amount", info={"says": "Enter what an hour is worth.", "field": "amount"}
        ),
    )

    starts_on: Mapped[date] = mapped_column(info={"label": "From"})
    amount: Mapped[Money] = mapped_column(info={"label": "An hour"})
    source: Mapped[str] = mapped_column(String(200), info={"label": "Who says so"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})

    @property
    def facts(self) -> HourValue:
        return HourValue(self.starts_on, self.amount)
