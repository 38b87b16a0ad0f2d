"""Cash counts: what was counted, and which tins were counted when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select

from esteem.bank.models import CashCount
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.people.models import Person


def counts_listed(*, number: int) -> Listing[CashCount]:
    """All counts, the newest first."""
    return listing(select(CashCount).order_by(CashCount.counted_on.desc(), CashCount.id.desc()), number=number)


def all_counts() -> Sequence[CashCount]:
    """The same on all its pages."""
    return session.scalars(select(CashCount).order_by(CashCount.counted_on.desc(), CashCount.id.desc())).all()


def last_counted() -> dict[int, date]:
    """Of each tin, the day it was last counted."""
    latest = select(CashCount.account_id, func.max(CashCount.counted_on)).group_by(CashCount.account_id)
    return dict(row for row in session.execute(latest))


def counted_between(first: date, last: date) -> set[int]:
    """The tins that were counted in those days."""
    chosen = select(CashCount.account_id).where(CashCount.counted_on >= first, CashCount.counted_on <= last)
    return set(session.scalars(chosen.distinct()))


def who_counted(counts: Sequence[CashCount]) -> dict[int, str]:
    """What those who counted are called, by their numbers."""
    numbers = {number for count in counts for number in (count.first_id, count.second_id) if number}
    return (
        {person.id: person.goes_by for person in session.scalars(select(Person).where(Person.id.in_(numbers)))}
        if numbers
        else {}
    )


def counts_by(person_id: int) -> Sequence[CashCount]:
    """The counts somebody took part in."""
    theirs = or_(CashCount.first_id == person_id, CashCount.second_id == person_id)
    return session.scalars(select(CashCount).where(theirs).order_by(CashCount.id)).all()


def counts_booked_as(transaction_id: int) -> Sequence[CashCount]:
    """The counts whose difference this booking is."""
    return session.scalars(select(CashCount).where(CashCount.transaction_id == transaction_id)).all()
