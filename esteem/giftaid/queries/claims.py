"""Claims: what would be in one today, those that were made, what is not paid, what was reversed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased, selectinload

from esteem.giftaid.models import ClaimedGift, Declaration, GiftAidClaim
from esteem.giftaid.queries.gifts import ready
from esteem.giftaid.queries.settings import the_settings
from esteem.giftaid.rules.gifts import Judged
from esteem.giftaid.rules.schedule import Gift, Home, ScheduleLine, lines_of, that_fit
from esteem.group.queries import financial_year
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Line, Transaction
from esteem.money.rules.kinds import TransactionKind


def schedule_today(*, together: bool, until: date | None = None) -> tuple[list[ScheduleLine], int]:
    """The lines of a claim made today, of gifts until a day, and how many more wait for the next claim."""
    found = [one for one in ready() if until is None or one.booking.day <= until]
    lines = lines_of(_gifts(found), together=together, today=dates.today())
    taken = that_fit(lines, today=dates.today())
    return taken, len(lines) - len(taken)


def _gifts(found: Sequence[Judged]) -> list[Gift]:
    numbers = sorted({one.declaration for one in found if one.declaration})
    wanted = select(Declaration).where(Declaration.id.in_(numbers)).options(selectinload(Declaration.moves))
    declared = {one.id: one for one in session.scalars(wanted)}
    return [
        Gift(
            one.booking.id, one.booking.day, financial_year(one.booking.day).last_day, one.amount, one.declaration,
            _home(declared[one.declaration], one.booking.day), one.booking.sponsored,
        )
        for one in found
        if one.declaration
    ]  # fmt: skip


def _home(declaration: Declaration, day: date) -> Home:
    house, postcode = declaration.address_on(day)
    return Home(declaration.title, declaration.first_name, declaration.last_name, house, postcode)


def claims_made(*, number: int) -> Listing[GiftAidClaim]:
    """A page of them, the latest first."""
    return listing(select(GiftAidClaim).order_by(GiftAidClaim.made_on.desc(), GiftAidClaim.id.desc()), number=number)


def all_claims() -> Sequence[GiftAidClaim]:
    """All of them, for a file."""
    return session.scalars(select(GiftAidClaim).order_by(GiftAidClaim.made_on, GiftAidClaim.id)).all()


def claim_of(number: int) -> GiftAidClaim | None:
    """One with its gifts."""
    if not 0 < number < 2**63:
        return None
    return session.scalar(
        select(GiftAidClaim).where(GiftAidClaim.id == number).options(selectinload(GiftAidClaim.lines))
    )


def schedule_of(claim: GiftAidClaim) -> list[ScheduleLine]:
    """The lines as they were claimed."""
    return lines_of((one.gift for one in claim.lines), together=claim.together, today=claim.made_on)


def paid_into(claim: GiftAidClaim) -> list[tuple[int, str]]:
    """Bookings that may have paid it: money in under the chosen heading, of no other claim, those of its amount first."""
    undone, taken = (
        aliased(Transaction),
        select(GiftAidClaim.transaction_id).where(GiftAidClaim.transaction_id.is_not(None)),
    )
    amount = func.sum(Line.amount)
    found = session.execute(
        select(Transaction.id, Transaction.number, Transaction.day, amount)
        .join(Line, Line.transaction_id == Transaction.id)
        .outerjoin(undone, undone.reversal_of_id == Transaction.id)
        .where(
            Transaction.kind == TransactionKind.IN, Line.heading_id == (the_settings().reclaimed_id or 0), undone.id.is_(None),
            Transaction.reversal_of_id.is_(None), Transaction.id.not_in(taken), Transaction.day >= claim.made_on,
        )
        .group_by(Transaction.id)
        .order_by(Transaction.day)
    ).all()  # fmt: skip
    nearest = sorted(found, key=lambda row: (-row[3] != claim.tax, row.day))
    return [(row.id, f"Number {row.number}, {dates.say_day(row.day)}: {-row[3]}") for row in nearest]


def paid_with(transaction_id: int) -> GiftAidClaim | None:
    """The claim this booking paid."""
    return session.scalar(select(GiftAidClaim).where(GiftAidClaim.transaction_id == transaction_id))


def amount_paid(claim: GiftAidClaim) -> tuple[Transaction, Money] | None:
    """The booking that paid it, and how much came."""
    if claim.transaction_id is None:
        return None
    row = session.get_one(Transaction, claim.transaction_id, options=[selectinload(Transaction.lines)])
    of_it = [line.amount for line in row.lines if line.heading_id == the_settings().reclaimed_id]
    return row, -Money.total(of_it or [line.amount for line in row.lines if line.heading_id])


def unpaid_on(as_of: date) -> tuple[int, Money]:
    """How many claims were made and not yet paid on that day, and what they come to."""
    paid = select(Transaction.day).where(Transaction.id == GiftAidClaim.transaction_id).scalar_subquery()
    wanted = select(func.count(GiftAidClaim.id), func.sum(GiftAidClaim.tax)).where(
        GiftAidClaim.made_on <= as_of, GiftAidClaim.undone_at.is_(None),
        or_(GiftAidClaim.transaction_id.is_(None), paid > as_of),
    )  # fmt: skip
    count, tax = session.execute(wanted).one()
    return count, tax or NOTHING


def reversed_since() -> Sequence[ClaimedGift]:
    """Gifts that were claimed, whose booking was reversed, and that nobody put right with HMRC."""
    wanted = select(ClaimedGift).where(
        ClaimedGift.reversed_on.is_not(None), ClaimedGift.settled_on.is_(None), ClaimedGift.live.is_not(None)
    )
    return session.scalars(wanted.order_by(ClaimedGift.id)).all()
