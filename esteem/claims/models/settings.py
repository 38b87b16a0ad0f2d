"""The tables of the group's own rules for claims: how many approve one, and what a mile is worth here."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from esteem.claims.rules.mileage import Rate, Vehicle
from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.kernel.money import Money


class ClaimsRule(Row, Versioned, Base):
    """The one row of what the group decided about claims; no number means as many as sign a payment."""

    __tablename__ = "claims_rule"
    __table_args__ = (CheckConstraint("id = 1", name="one_row", info={"says": "There is one such row."}),)

    approvals: Mapped[int | None] = mapped_column(info={"label": "People who approve a claim"})


class MileageRate(Row, Versioned, Base):
    """A rate of the group's own: from its day on it stands in place of those that come with the program."""

    __tablename__ = "mileage_rate"
    __table_args__ = (
        CheckConstraint("first > 0", name="some_rate", info={"says": "Enter what a mile is worth.", "field": "first"}),
    )

    vehicle: Mapped[Vehicle] = mapped_column(enumerated(Vehicle), info={"label": "For"})
    starts_on: Mapped[date] = mapped_column(info={"label": "From"})
    first: Mapped[Money] = mapped_column(info={"label": "A mile"})
    after: Mapped[Money] = mapped_column(info={"label": "A mile after the limit"})
    passenger: Mapped[Money] = mapped_column(info={"label": "A passenger a mile"})
    miles: Mapped[int] = mapped_column(info={"label": "Limit in miles"})
    source: Mapped[str] = mapped_column(String(200), info={"label": "Who says so"})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})

    @property
    def rate(self) -> Rate:
        return Rate(
            self.vehicle, self.starts_on, self.first, self.after, self.passenger, self.miles, self.source, row=self.id
        )
