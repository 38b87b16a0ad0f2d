"""What subs hold about one person, what is owed without names, and what is kept."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.money.rules.events import Owing
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item
from esteem.subs.models import SubsOn, SubsPayment, SubsPlan
from esteem.subs.queries.members import members, paid_for_said, payments_of, plans_of


def held_of_subs(person_id: int) -> list[Held] | None:
    """Which plans they were on, and what was paid for them."""
    on = [
        (one.plan.name, one.rate.says, one.payer.name if one.payer else "", say_day(one.starts_on),
         say_day(one.ends_on) if one.ends_on else "")
        for one in plans_of(person_id)
    ]  # fmt: skip
    paid = [
        (say_day(one.paid_on), str(one.amount), one.method.says, one.plan.name, paid_for_said(one),
         one.payer.name if one.payer else "", "yes" if one.undone_at else "")
        for one in payments_of(person_id)
    ]  # fmt: skip
    told = []
    if on:
        told.append(Held("What you pay", ("Plan", "What of it", "Paid by", "From", "Last day"), on, place=61))
    if paid:
        heads = ("Day", "Amount", "How", "Plan", "For", "Paid by", "Undone")
        told.append(
            Held(
                "What was paid for you", heads, paid, place=62,
                stays=f"Money records are kept {line_of(Item.MONEY).says}.",
                kept_as="The day, the amount and the booking, without any name and without what time it was for.",
            )
        )  # fmt: skip
    return told or None


def has_subs() -> bool:
    """Whether anything is kept of what anybody pays."""
    return any(
        session.scalar(select(table.id).where(table.person_id.is_not(None)).limit(1)) is not None
        for table in (SubsOn, SubsPayment)
    )


def owed_to_us(as_of: date) -> list[Owing]:
    """What is owed on each plan, how often, without anybody's name; nobody is gone through where there is no plan."""
    if session.scalar(select(SubsPlan.id).limit(1)) is None:
        return []
    sums: dict[tuple[str, int], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in members(as_of):
        if one.plan is not None and one.standing.owed:
            count, pence = sums[one.plan.name, one.plan.fund_id]
            sums[one.plan.name, one.plan.fund_id] = (
                count + len(one.standing.unpaid), pence + one.standing.owed.pence
            )  # fmt: skip
    return [
        Owing(f"{name}: not yet paid", pence, by_us=False, fund=fund, count=count)
        for (name, fund), (count, pence) in sorted(sums.items())
    ]
