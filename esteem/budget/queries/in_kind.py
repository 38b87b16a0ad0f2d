"""What was given in kind: the list, the values of an hour, a year's total with the reduced rent of its meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from esteem.budget.models import HourWorth, InKind
from esteem.budget.rules.in_kind import Gift, Given, HourValue, YearInKind, value_on, worth_of
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.meetings.queries.room_costs import room_costs


def hour_values() -> Sequence[HourWorth]:
    """Every value of an hour, the latest first, those put away last."""
    put_away = HourWorth.put_away_at.is_not(None)
    return session.scalars(select(HourWorth).order_by(put_away, HourWorth.starts_on.desc(), HourWorth.id.desc())).all()


def values_held() -> list[HourValue]:
    """Those that stand; of several of one day the one written last comes first, and counts."""
    return [row.facts for row in hour_values() if row.put_away_at is None]


def year_in_kind(year: Period) -> YearInKind:
    """All that was given in the year, until today; the reduced rent is that of the meetings, not typed again."""
    chosen = select(InKind).where(InKind.day >= year.starts_on, InKind.day < year.ends_before)
    rows = session.scalars(chosen.where(InKind.put_away_at.is_(None)).order_by(InKind.day, InKind.id)).all()
    values, until = values_held(), min(dates.today(), year.last_day)
    rooms = room_costs(year, until=until).whole if until >= year.starts_on else None
    gifts = tuple(_gift(row, values) for row in rows)
    if rooms is None:
        return YearInKind(year, until, gifts)
    return YearInKind(year, until, gifts, rooms.in_kind, rooms.in_kind_unknown, rooms.meetings)


def _gift(row: InKind, values: Sequence[HourValue]) -> Gift:
    worth = row.amount
    if row.kind is Given.HOURS and row.minutes is not None:
        an_hour = value_on(row.day, values)
        worth = None if an_hour is None else worth_of(row.minutes, an_hour)
    return Gift(row.id, row.day, row.kind, row.what, row.minutes, worth)


def put_away_in(year: Period) -> Sequence[InKind]:
    """What was put away of the year, to be put back."""
    chosen = select(InKind).where(InKind.day >= year.starts_on, InKind.day < year.ends_before)
    return session.scalars(chosen.where(InKind.put_away_at.is_not(None)).order_by(InKind.day, InKind.id)).all()


def first_given() -> date | None:
    """The day of the first thing written down."""
    return session.scalar(select(func.min(InKind.day)))
