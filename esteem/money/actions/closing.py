"""A year is closed, and opened again with a reason; what was looked at before is written down."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import ClosedYear, ClosingCash, YearLook
from esteem.money.queries import closing, years
from esteem.money.rules.closing import Look, check_may_close


def say_looked(*, year: Period, what: Look, note: str = "") -> YearLook:
    """Somebody looked at it. Said twice, the newer note stands."""
    row = closing.looked_at(year).get(what.value)
    if row is None:
        row = YearLook(year_ends_on=year.last_day, what=what.value, looked_on=dates.today(), note=note)
        session.add(row)
    row.looked_on, row.note = dates.today(), note or row.note
    session.flush()
    return row


def take_back_look(*, year: Period, what: Look) -> None:
    """It was not so after all."""
    if row := closing.looked_at(year).get(what.value):
        session.delete(row)
        session.flush()


def close_year(*, year: Period) -> ClosedYear:
    """Nothing more is booked up to its last day. Keeps what every account held of every fund. Raises RuleBroken."""
    until = closing.closed_until()
    if until is not None and year.last_day <= until:
        raise RuleBroken("This year is closed already.")
    check_may_close(year.last_day, dates.today(), closing.steps_of(year), closing.first_open_before(year))
    closed = ClosedYear(
        ends_on=year.last_day, nth=len(closing.closings_of(year)) + 1, closed_on=dates.today(),
        last_number=years.last_number(), closed_at=dates.now(),
    )  # fmt: skip
    closed.cash = [
        ClosingCash(account_id=held.account.id, fund_id=held.fund.id, amount=held.at_end)
        for held in years.year_books(year).holdings
        if held.at_end
    ]
    session.add(closed)
    session.flush()
    return closed


def reopen_year(*, closed: ClosedYear, because: str) -> ClosedYear:
    """Something may be booked in it again. Only the latest closed year can be opened. Raises RuleBroken."""
    if closed.reopened_on is not None:
        raise RuleBroken("It was opened again already.")
    later = select(ClosedYear.id).where(ClosedYear.reopened_on.is_(None), ClosedYear.ends_on > closed.ends_on)
    if session.scalar(later.limit(1)):
        raise RuleBroken("A later year is closed. Open that one first.")
    if not because:
        raise RuleBroken("Say why it is opened again.", field="because")
    closed.reopened_on, closed.reopened_because = dates.today(), because
    session.flush()
    return closed
