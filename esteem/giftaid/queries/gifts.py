"""Money in from people: what of it is a gift, and how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from esteem.giftaid.models import ClaimedGift, GiftSaid
from esteem.giftaid.queries.declarations import given_by
from esteem.giftaid.queries.settings import counted
from esteem.giftaid.rules.gifts import Booking, Judged, Stands, judge
from esteem.group.queries import financial_year
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE as SIZE
from esteem.kernel.listings import Listing
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Line, Transaction
from esteem.money.rules.kinds import TransactionKind
from esteem.subs.models import SubsPayment, SubsPlan

SOON = 183  # days before the last day to claim at which somebody is told


def _sum_of(*wanted: ColumnElement[bool]) -> Any:
    sums = select(func.sum(Line.amount)).where(Line.transaction_id == Transaction.id, *wanted)
    return sums.correlate(Transaction).scalar_subquery()


def _own_subs(what: Any) -> Any:
    """Of what was paid in this booking for whoever it is from, on plans that may be gifts."""
    joined = select(what).select_from(SubsPayment).join(SubsPlan, SubsPlan.id == SubsPayment.plan_id).where(
        SubsPayment.transaction_id == Transaction.id, SubsPayment.undone_at.is_(None), SubsPlan.may_be_gift,
        SubsPayment.person_id == Transaction.person_id,
    )  # fmt: skip
    return joined.correlate(Transaction).scalar_subquery()


def _asked() -> Select[Any]:
    undone, gifts = aliased(Transaction), counted()
    subs = select(SubsPayment.id).where(SubsPayment.transaction_id == Transaction.id).exists()
    return (
        select(
            Transaction.id, Transaction.number, Transaction.day, Transaction.who, Transaction.person_id,
            _sum_of(Line.heading_id.is_not(None)).label("whole"), _sum_of(Line.heading_id.in_(gifts)).label("donated"),
            subs.label("is_subs"), _own_subs(func.sum(SubsPayment.amount)).label("subs_gift"),
            _own_subs(func.max(SubsPlan.gift_reason)).label("subs_reason"),
            GiftSaid.is_gift, GiftSaid.reason, GiftSaid.sponsored, ClaimedGift.claim_id,
        )
        .outerjoin(GiftSaid, GiftSaid.transaction_id == Transaction.id)
        .outerjoin(ClaimedGift, (ClaimedGift.transaction_id == Transaction.id) & ClaimedGift.live.is_not(None))
        .outerjoin(undone, undone.reversal_of_id == Transaction.id)
        .where(
            Transaction.kind == TransactionKind.IN, Transaction.person_id.is_not(None),
            Transaction.reversal_of_id.is_(None), undone.id.is_(None),
        )
        .order_by(Transaction.day.desc(), Transaction.number.desc())
    )  # fmt: skip


def _likely() -> Select[Any]:
    """Those that are gifts by their heading or plan, and those somebody said something of."""
    donated = select(Line.id).where(Line.transaction_id == Transaction.id, Line.heading_id.in_(counted()))
    by_plan = _own_subs(func.max(SubsPayment.id))
    subs = select(SubsPayment.id).where(SubsPayment.transaction_id == Transaction.id)
    by_heading = donated.exists() & ~subs.exists()
    return _asked().where(or_(by_heading, by_plan.is_not(None), GiftSaid.id.is_not(None)))


def _booking(row: Any) -> Booking:
    return Booking(
        row.id, row.number, row.day, row.who, row.person_id, -(row.whole or NOTHING), -(row.donated or NOTHING),
        bool(row.is_subs), row.subs_gift or NOTHING, row.subs_reason or "", row.is_gift, row.reason or "",
        bool(row.sponsored), row.claim_id,
    )  # fmt: skip


def _judged(rows: Sequence[Any]) -> list[Judged]:
    bookings, today = [_booking(row) for row in rows], dates.today()
    given = given_by(one.person for one in bookings)
    return [
        judge(one, given.get(one.person, ()), year_ends_on=financial_year(one.day).last_day, today=today)
        for one in bookings
    ]


def every_gift() -> list[Judged]:
    """All that may be gifts, the latest first."""
    return _judged(session.execute(_likely()).all())


def gifts_shown(stands: Stands | None, *, number: int) -> Listing[Judged]:
    """A page of those that stand so, or of all."""
    found = [one for one in every_gift() if stands is None or one.stands is stands]
    number = min(max(1, number), max(1, -(-len(found) // SIZE)))
    return Listing(found[(number - 1) * SIZE : number * SIZE], len(found), number)


def ready(found: Sequence[Judged] | None = None) -> list[Judged]:
    """Those that can be claimed now, the earliest first."""
    return [one for one in reversed(every_gift() if found is None else found) if one.is_ready]


def gift_of(transaction_id: int) -> Judged | None:
    """How this booking stands; None where it is not money in from somebody, or was reversed."""
    rows = session.execute(_asked().where(Transaction.id == transaction_id)).all()
    return _judged(rows)[0] if rows else None


@dataclass(frozen=True, slots=True)
class Sums:
    """How many gifts stand how, and what they come to."""

    counts: dict[Stands, tuple[int, Money]]
    soon: tuple[Judged, ...]

    @property
    def ready(self) -> Money:
        return self.counts[Stands.READY][1]


def sums() -> Sums:
    """The sums of all gifts, and those that will be too late before long."""
    found, today = every_gift(), dates.today()
    counts = {}
    for stands in Stands:
        same = [one for one in found if one.stands is stands]
        counts[stands] = (len(same), Money.total(one.amount for one in same))
    near = [one for one in found if one.is_ready and (one.until - today).days <= SOON]
    return Sums(counts, tuple(near))


def ready_until(last_day: date) -> list[Judged]:
    """Those of a year, or earlier, that can still be claimed."""
    return [one for one in every_gift() if one.is_ready and one.booking.day <= last_day]
