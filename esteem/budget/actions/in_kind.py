"""What was given in kind is written down, put right, put away; an hour is given a value."""

from __future__ import annotations

from datetime import date

from esteem.budget.models import HourWorth, InKind
from esteem.budget.rules.in_kind import Given, check_gift
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.rules.bookings import check_size


def add_gift(*, kind: Given, day: date, what: str, minutes: int | None = None, amount: Money | None = None) -> InKind:
    """Somebody gave time, things or help. Raises RuleBroken."""
    gift = InKind()
    _fill(gift, kind, day, what, minutes, amount)
    session.add(gift)
    session.flush()
    return gift


def change_gift(
    *,
    gift: InKind,
    kind: Given,
    day: date,
    what: str,
    minutes: int | None = None,
    amount: Money | None = None,
    seen_version: int | None = None,
) -> InKind:
    """The same put right. Raises RuleBroken, StaleEdit."""
    check_version(gift, seen_version)
    _fill(gift, kind, day, what, minutes, amount)
    session.flush()
    return gift


def _fill(gift: InKind, kind: Given, day: date, what: str, minutes: int | None, amount: Money | None) -> None:
    check_gift(kind, minutes, amount)
    if day > dates.today():
        raise RuleBroken("That day is still to come.", field="day")
    hours = kind is Given.HOURS
    gift.kind, gift.day, gift.what = kind, day, what
    gift.minutes, gift.amount = (minutes, None) if hours else (None, amount)


def put_away_gift(*, gift: InKind) -> InKind:
    """It counts no more, or counts again."""
    gift.put_away_at = None if gift.put_away_at else dates.now()
    session.flush()
    return gift


def add_hour_value(*, starts_on: date, amount: Money, source: str) -> HourWorth:
    """From that day on an hour is worth so much. Raises RuleBroken."""
    check_size(amount)
    value = HourWorth(starts_on=starts_on, amount=amount, source=source)
    session.add(value)
    session.flush()
    return value


def put_away_hour_value(*, value: HourWorth) -> HourWorth:
    """It counts no more, or counts again."""
    value.put_away_at = None if value.put_away_at else dates.now()
    session.flush()
    return value
