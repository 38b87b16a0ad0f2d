"""What is still owed on claims, and whether what was paid is in the books: for a year's end, the checks and the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, literal, or_, select, union_all

from esteem.claims.models import Approval, Claim, Journey, PettyCount, PettyTin, Spent
from esteem.claims.rules.petty import say_difference
from esteem.claims.rules.standing import OPEN, Standing
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.kernel.signs import some
from esteem.money.models import Line, Transaction

SOME_WAIT = some(
    Claim.standing.in_((Standing.SUBMITTED, Standing.APPROVED))
    | ((Claim.standing == Standing.DRAFT) & (Claim.sent_back_because != ""))
)


def owed_by_fund(as_of: date) -> list[tuple[int, Money, int]]:
    """(fund, what is owed on claims, how many claims): handed in by that day and not paid by then."""
    things = union_all(*(select(one.claim_id, one.fund_id, one.amount) for one in (Spent, Journey))).subquery()
    unpaid = or_(Claim.standing.in_(OPEN), (Claim.standing == Standing.PAID) & (Claim.paid_on > as_of))
    found = (
        select(things.c.fund_id, func.sum(things.c.amount), func.count(Claim.id.distinct()))
        .join(Claim, Claim.id == things.c.claim_id)
        .where(unpaid, Claim.handed_in_on <= as_of)
        .group_by(things.c.fund_id)
    )
    return [(fund, amount, count) for fund, amount, count in session.execute(found)]


def unsettled_until(last_day: date) -> int:
    """How many claims with something of that day or before wait to be approved or paid."""
    spent = select(Spent.claim_id).where(Spent.day <= last_day)
    driven = select(Journey.claim_id).where(Journey.day <= last_day)
    waits = select(func.count(Claim.id)).where(Claim.standing.in_(OPEN), or_(Claim.id.in_(spent), Claim.id.in_(driven)))
    return session.scalar(waits) or 0


def paid_without_booking() -> Sequence[int]:
    """The numbers of paid claims whose booking is not of their amount, or is reversed."""
    undone = select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    booked = (
        select(-func.sum(Line.amount))
        .where(Line.transaction_id == Claim.transaction_id, Line.account_id.is_not(None))
        .scalar_subquery()
    )
    wrong = or_(booked.is_(None), booked != Claim.total, Claim.transaction_id.in_(undone))
    return session.scalars(select(Claim.id).where(Claim.standing == Standing.PAID, wrong).order_by(Claim.id)).all()


def agreed_with(transaction_ids: Iterable[int]) -> frozenset[int]:
    """Those of these bookings that paid an approved claim: somebody else than the claimant agreed to each."""
    paid = session.scalars(select(Claim.transaction_id).where(Claim.standing == Standing.PAID))
    return frozenset(transaction_ids) & frozenset(number for number in paid if number is not None)


def tins_that_differ() -> list[str]:
    """Petty cash whose last count did not make the float, in words."""
    last = select(func.max(PettyCount.id)).group_by(PettyCount.tin_id)
    found = select(PettyCount).join(PettyTin, PettyTin.id == PettyCount.tin_id)
    found = found.where(PettyCount.id.in_(last), PettyCount.difference != Money(0), PettyTin.stopped_on.is_(None))
    return [f"{say_difference(row.difference)} on {say_day(row.day)}" for row in session.scalars(found)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits on the desk: how many to approve, to pay, and sent back to whoever asks; since when, and the first's number."""

    what: str
    count: int
    since: date | None
    first: int


def for_the_desk(*, person: int | None, account: int | None) -> list[Desk]:
    """All of it in one query. What somebody may not or need not approve (their own, approved already) is not counted."""
    approved = select(Approval.id).where(
        Approval.claim_id == Claim.id, Approval.nth == Claim.nth, Approval.account_id == (account or 0)
    )
    others = Claim.person_id.is_distinct_from(person) if person is not None else Claim.id == Claim.id
    branches = (
        _counted("approve", (Claim.standing == Standing.SUBMITTED) & others & ~approved.exists()),
        _counted("pay", Claim.standing == Standing.APPROVED),
        _counted(
            "back",
            (Claim.standing == Standing.DRAFT) & (Claim.sent_back_because != "") & (Claim.person_id == (person or 0)),
        ),
    )
    return [Desk(*row) for row in session.execute(union_all(*branches)) if row[1]]


def _counted(what: str, which: Any) -> Any:
    from_day = func.min(Claim.handed_in_on)
    return select(literal(what), func.count(Claim.id), from_day, func.min(Claim.id)).where(which)
