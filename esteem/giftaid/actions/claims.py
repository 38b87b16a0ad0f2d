"""A claim is made and frozen, undone if it was never sent, and matched with what HMRC paid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from esteem.giftaid.models import ClaimedGift, GiftAidClaim
from esteem.giftaid.queries.claims import paid_into, schedule_today
from esteem.giftaid.queries.settings import is_on
from esteem.giftaid.queries.small import small_of
from esteem.giftaid.rules.limits import tax_on, years_after
from esteem.giftaid.rules.schedule import Gift
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money


def record_claim(
    *, made_on: date, reference: str = "", together: bool = False, until: date | None = None, small: Money | None = None,
    small_year_on: date | None = None, seen_gifts: Money | None = None,
) -> GiftAidClaim:  # fmt: skip
    """What can be claimed today was claimed: every gift is frozen in it. Raises RuleBroken."""
    if not is_on():
        raise RuleBroken("Gift Aid is not switched on.")
    if made_on > dates.today():
        raise RuleBroken(f"{dates.say_day(made_on)} has not come yet.", field="made_on")
    lines, _ = schedule_today(together=together, until=until)
    gifts = [gift for line in lines for gift in line.gifts]
    if any(gift.day > made_on for gift in gifts):
        raise RuleBroken("Some of these gifts came after that day.", field="made_on")
    total, small = Money.total(gift.amount for gift in gifts), small or NOTHING
    if seen_gifts is not None and seen_gifts != total:
        raise RuleBroken("The gifts changed since you looked at the schedule. Look at it again, and copy it anew.")
    if not total and not small:
        raise RuleBroken("There is nothing to claim.")
    _check_small(small, small_year_on, gifts)
    claim = GiftAidClaim(
        made_on=made_on, reference=reference, together=together, gifts=total, small=small,
        small_year_on=small_year_on if small else None, tax=tax_on(total, made_on) + tax_on(small, made_on), lines=[],
    )  # fmt: skip
    session.add(claim)
    session.flush()
    claim.lines = [_frozen(gift) for gift in gifts]
    session.flush()
    return claim


def _frozen(gift: Gift) -> ClaimedGift:
    home = gift.home
    return ClaimedGift(
        transaction_id=gift.booking, declaration_id=gift.declaration, day=gift.day, year_ends_on=gift.year_ends_on,
        amount=gift.amount, title=home.title, first_name=home.first_name, last_name=home.last_name, house=home.house,
        postcode=home.postcode, sponsored=gift.sponsored, live=1,
    )  # fmt: skip


def _check_small(small: Money, starts_on: date | None, gifts: Iterable[Gift]) -> None:
    if not small:
        return
    if starts_on is None:
        raise RuleBroken("Choose the tax year of the small gifts.", field="small_year_on")
    year = small_of(starts_on)
    now = Money.total(one.amount for one in gifts if starts_on <= one.day < years_after(starts_on, 1))
    most = min(year.came_in, year.of_year, (year.with_declaration + now) * year.times) - year.claimed
    if dates.today() > year.until:
        raise RuleBroken(f"It could be claimed until {dates.say_day(year.until)}.", field="small_year_on")
    if small > most:
        raise RuleBroken(f"For this tax year you can claim on {max(most, NOTHING)} at the most.", field="small")


def undo_claim(*, claim: GiftAidClaim) -> GiftAidClaim:
    """It was never sent: its gifts can be claimed again. Raises RuleBroken once it is paid."""
    if claim.transaction_id is not None:
        raise RuleBroken("This claim was paid. Say first that it was not.")
    claim.undone_at = claim.undone_at or dates.now()
    for line in claim.lines:
        line.live = None
    session.flush()
    return claim


def match(*, claim: GiftAidClaim, transaction_id: int) -> GiftAidClaim:
    """This booking is what HMRC paid for it. Raises RuleBroken."""
    if claim.undone_at is not None:
        raise RuleBroken("This claim was never sent.")
    if transaction_id not in [number for number, _ in paid_into(claim)]:
        raise RuleBroken("Choose one of the list.", field="transaction_id")
    claim.transaction_id = transaction_id
    session.flush()
    return claim


def unmatch(*, claim: GiftAidClaim) -> GiftAidClaim:
    """That was another payment: it waits again."""
    claim.transaction_id = None
    session.flush()
    return claim


def settle(*, claim: GiftAidClaim) -> GiftAidClaim:
    """What was claimed on gifts reversed since is put right with HMRC."""
    for line in claim.lines:
        if line.reversed_on is not None and line.settled_on is None:
            line.settled_on = dates.today()
    session.flush()
    return claim


def hear_of_reversal(transaction_id: int, reversal_id: int) -> None:
    """A booking was reversed: what it paid is not paid, and if it is a gift in a claim, the claim says so."""
    del reversal_id
    paid = session.scalar(select(GiftAidClaim).where(GiftAidClaim.transaction_id == transaction_id))
    if paid is not None:
        paid.transaction_id = None
    claimed = select(ClaimedGift).where(ClaimedGift.transaction_id == transaction_id, ClaimedGift.live.is_not(None))
    for line in session.scalars(claimed):
        line.reversed_on = dates.today()
    session.flush()
