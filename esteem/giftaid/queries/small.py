"""Small gifts without a declaration, tax year by tax year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from esteem.claims.rules.mileage import tax_year
from esteem.giftaid.models import ClaimedGift, GiftAidClaim, GiftHeading, GiftSaid
from esteem.giftaid.queries.gifts import every_gift
from esteem.giftaid.queries.settings import counted
from esteem.giftaid.rules.gifts import Stands
from esteem.giftaid.rules.limits import Key, limit_on, years_after
from esteem.giftaid.rules.small import Small
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Line, MoneyAccount, Transaction
from esteem.money.rules.kinds import AccountKind, TransactionKind
from esteem.subs.models import SubsPayment, SubsPlan, SubsTaking


def tax_years() -> list[date]:
    """The first days of the tax years that can still be claimed for, the latest first."""
    first, _ = tax_year(dates.today())
    window = limit_on(Key.SMALL_WINDOW_YEARS, first).value
    return [years_after(first, -back) for back in range(window + 1)]


def small_of(starts_on: date) -> Small:
    """What a tax year comes to."""
    return Small(starts_on, _came_in(starts_on), _claimed_with(starts_on), _claimed_small(starts_on))


def _ends_before(starts_on: date) -> date:
    return years_after(starts_on, 1)


def _came_in(starts_on: date) -> Money:
    """Gifts in tins and other places that are no bank: collections without a name, and small ones of people without a
    declaration. What was paid as subs, taken at the door or booked where a plan of subs is never counts, nor what
    somebody said is no gift."""
    undone, gifts = aliased(Transaction), counted().where(GiftHeading.heading_id.not_in(select(SubsPlan.heading_id)))
    in_cash = select(Line.transaction_id).join(MoneyAccount, MoneyAccount.id == Line.account_id)
    in_cash = in_cash.where(Line.transaction_id == Transaction.id, MoneyAccount.kind != AccountKind.BANK)
    subs = select(SubsPayment.id).where(SubsPayment.transaction_id == Transaction.id)
    at_door = select(SubsTaking.id).where(SubsTaking.transaction_id == Transaction.id)
    each = limit_on(Key.SMALL_GIFT, starts_on).money
    found = session.execute(
        select(Transaction.id, Transaction.person_id, func.sum(Line.amount).label("amount"))
        .join(Line, Line.transaction_id == Transaction.id)
        .outerjoin(undone, undone.reversal_of_id == Transaction.id)
        .outerjoin(GiftSaid, GiftSaid.transaction_id == Transaction.id)
        .where(
            Transaction.day >= starts_on, Transaction.day < _ends_before(starts_on), Transaction.kind == TransactionKind.IN,
            Transaction.reversal_of_id.is_(None), undone.id.is_(None), Line.heading_id.in_(gifts), in_cash.exists(),
            ~subs.exists(), ~at_door.exists(),
            or_(GiftSaid.id.is_(None), GiftSaid.is_gift),
        )
        .group_by(Transaction.id)
    ).all()  # fmt: skip
    uncovered = {one.booking.id for one in every_gift() if one.stands is Stands.UNCOVERED}
    small = [row.amount for row in found if row.person_id is None or (row.id in uncovered and -row.amount <= each)]
    return max(NOTHING, -Money.total(small))


def _claimed_with(starts_on: date) -> Money:
    wanted = select(func.sum(ClaimedGift.amount)).where(
        ClaimedGift.live.is_not(None), ClaimedGift.reversed_on.is_(None), ClaimedGift.day >= starts_on,
        ClaimedGift.day < _ends_before(starts_on),
    )  # fmt: skip
    return session.scalar(wanted) or NOTHING


def _claimed_small(starts_on: date) -> Money:
    wanted = select(func.sum(GiftAidClaim.small)).where(
        GiftAidClaim.undone_at.is_(None), GiftAidClaim.small_year_on == starts_on
    )
    return session.scalar(wanted) or NOTHING
