"""The group decides that it claims and which headings are gifts; a treasurer says what a booking is."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.giftaid.models import ClaimedGift, GiftAidSettings, GiftHeading, GiftSaid
from esteem.giftaid.queries.gifts import gift_of
from esteem.giftaid.queries.settings import receipts
from esteem.group.queries import our_group, our_words
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.subs.queries.plans import every_plan


def decide(
    *, claims: bool, reference: str = "", headings: Sequence[int] = (), reclaimed_id: int | None = None,
    seen_version: int | None = None,
) -> GiftAidSettings:  # fmt: skip
    """Whether the group claims, and what counts as a gift. Raises RuleBroken: no charity, no heading, one of subs."""
    if claims and not our_group().is_charity:
        raise RuleBroken("Only a charity can claim. Your group is not one yet: see Our group.", field="claims")
    if claims and not headings:
        raise RuleBroken("Tick the headings of gifts.", field="headings")
    if reclaimed_id is not None and reclaimed_id in headings:
        raise RuleBroken("What HMRC pays is no gift: choose another heading.", field="reclaimed_id")
    _check_no_subs(headings)
    row = session.get(GiftAidSettings, 1)
    if row is None:
        row = GiftAidSettings(id=1, claims=False, reference="", reclaimed_id=None)
        session.add(row)
    else:
        check_version(row, seen_version)
    row.claims, row.reference, row.reclaimed_id = claims, reference, reclaimed_id
    kept = {one.heading_id: one for one in session.scalars(select(GiftHeading))}
    for number in set(kept) - set(headings):
        session.delete(kept[number])
    for number in sorted(set(headings) - set(kept)):
        session.add(GiftHeading(heading_id=number))
    session.flush()
    return row


def _check_no_subs(headings: Sequence[int]) -> None:
    names = {one.id: one.name for one in receipts()}
    for plan in every_plan():
        if plan.heading_id in headings and not plan.may_be_gift:
            called = our_words().subs
            raise RuleBroken(
                f"“{names.get(plan.heading_id, 'This')}” is where {plan.name} is booked, and {called} are no gifts. If these "
                f"may be, say so and why on the page of that plan, under {called[:1].upper()}{called[1:]}.",
                field="headings",
            )


def say_gift(
    *, transaction_id: int, is_gift: bool, reason: str, sponsored: bool = False, seen_version: int | None = None
) -> GiftSaid:
    """A treasurer says that it is a gift, or is none, and why. Raises RuleBroken: claimed already, or none of somebody."""
    _check_open(transaction_id)
    if gift_of(transaction_id) is None:
        raise RuleBroken("Only money in from somebody on the list, which was not reversed, can be a gift.")
    said = session.scalar(select(GiftSaid).where(GiftSaid.transaction_id == transaction_id))
    if said is None:
        said = GiftSaid(transaction_id=transaction_id)
        session.add(said)
    else:
        check_version(said, seen_version)
    said.is_gift, said.reason, said.sponsored = is_gift, reason, sponsored and is_gift
    session.flush()
    return said


def forget_said(*, transaction_id: int) -> None:
    """The rule decides again. Raises RuleBroken: claimed already."""
    _check_open(transaction_id)
    said = session.scalar(select(GiftSaid).where(GiftSaid.transaction_id == transaction_id))
    if said is not None:
        session.delete(said)
        session.flush()


def _check_open(transaction_id: int) -> None:
    claimed = select(ClaimedGift.claim_id).where(
        ClaimedGift.transaction_id == transaction_id, ClaimedGift.live.is_not(None)
    )
    number = session.scalar(claimed)
    if number is not None:
        raise RuleBroken(f"This is in claim {number}. What was claimed stays as it was claimed.")
