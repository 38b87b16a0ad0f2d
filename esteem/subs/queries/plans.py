"""The plans, which one is everybody's, and the words of a reminder."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from esteem.group.queries import our_group
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.subs.models import SubsPayment, SubsPlan, SubsWords
from esteem.subs.rules.periods import YearEnd
from esteem.subs.rules.reminder import USUAL


def year_end() -> YearEnd:
    """When the group's financial year ends."""
    group = our_group()
    return YearEnd(group.year_end_day, group.year_end_month)


def every_plan() -> Sequence[SubsPlan]:
    """All of them: everybody's first, those put away last."""
    order = (SubsPlan.put_away_at.is_not(None), SubsPlan.is_usual.desc(), SubsPlan.folded_name)
    return session.scalars(select(SubsPlan).order_by(*order)).all()


def plans_offered() -> list[SubsPlan]:
    """Those that are in use."""
    return [plan for plan in every_plan() if plan.put_away_at is None]


def usual_plan() -> SubsPlan | None:
    """The plan of everybody who is on no other."""
    return session.scalar(select(SubsPlan).where(SubsPlan.is_usual))


def has_plans() -> bool:
    """Whether the group has any plan."""
    return session.scalar(select(SubsPlan.id).limit(1)) is not None


def plan_choices() -> list[tuple[int, str]]:
    """The plans in use, to choose from."""
    return [(plan.id, called(plan)) for plan in plans_offered()]


def called(plan: SubsPlan) -> str:
    """A plan with what it asks: “Evenings, £2.00 a time”."""
    return f"{plan.name}, {plan.amount} {plan.every.short}" if plan.amount else plan.name


def taken_by_plan() -> dict[int, tuple[int, Money]]:
    """How many payments there were on each plan, and what they came to."""
    wanted = select(SubsPayment.plan_id, func.count(), func.sum(SubsPayment.amount))
    found = session.execute(wanted.where(SubsPayment.undone_at.is_(None)).group_by(SubsPayment.plan_id))
    return {plan: (count, total or NOTHING) for plan, count, total in found}


def the_words() -> SubsWords:
    """The words of a reminder: the group's own, or those it was delivered with."""
    return session.get(SubsWords, 1) or SubsWords(id=1, reminder=USUAL)
