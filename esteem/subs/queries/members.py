"""Everybody with their plan and how they stand; who pays for whom; what was paid. A few queries, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.permissions import may
from esteem.kernel.text import fold
from esteem.people.models import Person
from esteem.people.rules.standing import Stands
from esteem.subs.models import PaidPeriod, SubsOn, SubsPayment, SubsPlan
from esteem.subs.permissions import Subs
from esteem.subs.queries.plans import every_plan, year_end
from esteem.subs.rules.amounts import Terms
from esteem.subs.rules.kinds import Every, Rate, State
from esteem.subs.rules.periods import said
from esteem.subs.rules.standing import Standing, standing_of

_HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
NO_TERMS = Terms(Every.NONE)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with their plan, at which rate, since when, and how they stand."""

    person: Person
    plan: SubsPlan | None
    on: SubsOn | None
    since: date
    paid: Sequence[Period]
    standing: Standing

    @property
    def terms(self) -> Terms:
        return self.plan.terms if self.plan else NO_TERMS

    @property
    def rate(self) -> Rate:
        return self.on.rate if self.on else Rate.STANDARD

    @property
    def payer_id(self) -> int | None:
        return self.on.payer_id if self.on else None

    @property
    def unpaid_said(self) -> str:
        """The times not paid for, in words."""
        return ", ".join(said(self.terms.every, one) for one in self.standing.unpaid)


@dataclass(frozen=True, slots=True)
class WantedMembers:
    """What the list is narrowed to; None and "" narrow nothing."""

    state: State | None = None
    plan: int | None = None
    sought: str = ""


def members(day: date | None = None, only: Iterable[int] | None = None) -> list[Member]:
    """Those who belong or are on a plan, by name; `only` some of them, and then also those who have left."""
    day = day or dates.today()
    on = _on_by_person(day)
    wanted = select(Person).order_by(Person.sort_name, Person.id)
    if only is None:
        wanted = wanted.where(_HERE, or_(Person.stands == Stands.MEMBER, Person.id.in_(select(SubsOn.person_id))))
    else:
        wanted = wanted.where(Person.id.in_(list(only)), Person.erased_at.is_(None))
    plans, paid, end = {plan.id: plan for plan in every_plan()}, _paid(only), year_end()
    usual = next((plan for plan in plans.values() if plan.is_usual), None)
    found = []
    for person in session.scalars(wanted):
        theirs = on.get(person.id)
        plan = plans[theirs.plan_id] if theirs else usual
        since = _since(person, theirs, plan, day)
        times = paid.get(person.id, [])
        standing = standing_of(
            plan.terms if plan else NO_TERMS, theirs.rate if theirs else Rate.STANDARD, since=since, day=day, paid=times,
            end=end, until=person.left_on,
        )  # fmt: skip
        found.append(Member(person, plan, theirs, since, times, standing))
    return found


def _since(person: Person, on: SubsOn | None, plan: SubsPlan | None, day: date) -> date:
    """From when they are asked to pay: the day they were put on it; else when the plan began, or they came, if that was later."""
    if on is not None:
        return on.starts_on
    days = [plan.starts_on if plan else day, person.joined_on]
    return max(one for one in days if one is not None)


def _on_by_person(day: date) -> dict[int, SubsOn]:
    runs = (SubsOn.starts_on <= day) & or_(SubsOn.ends_on.is_(None), SubsOn.ends_on >= day)
    return {row.person_id: row for row in session.scalars(select(SubsOn).where(runs).options(joinedload(SubsOn.payer)))}


def _paid(only: Iterable[int] | None) -> dict[int, list[Period]]:
    wanted = select(SubsPayment.person_id, PaidPeriod.starts_on, PaidPeriod.ends_on)
    wanted = wanted.join(PaidPeriod, PaidPeriod.payment_id == SubsPayment.id).where(SubsPayment.undone_at.is_(None))
    if only is not None:
        wanted = wanted.where(SubsPayment.person_id.in_(list(only)))
    found: dict[int, list[Period]] = defaultdict(list)
    for person_id, starts_on, ends_on in session.execute(wanted.where(SubsPayment.person_id.is_not(None))):
        found[int(person_id or 0)].append(Period(starts_on, ends_on + timedelta(days=1)))
    return found


def members_seen() -> list[Member]:
    """Those who belong or are on a plan, as whoever asks may see them: who is late, and with how much, is a right of its own."""
    return _as_seen(members())


def _as_seen(found: list[Member]) -> list[Member]:
    return found if may(Subs.ARREARS) else [replace(one, standing=one.standing.without_arrears) for one in found]


def member(person_id: int) -> Member | None:
    """One of them as whoever asks may see them; they may have left. None for somebody who was erased or is not there."""
    found = _as_seen(members(only=[person_id]))
    return found[0] if found else None


def members_found(wanted: WantedMembers) -> list[Member]:
    """All whom the filter and the words find."""
    words = fold(wanted.sought).split()
    return [
        one
        for one in members_seen()
        if wanted.state in (None, one.standing.state)
        and (wanted.plan is None or (one.plan is not None and one.plan.id == wanted.plan))
        and all(word in fold(f"{one.person.name} {one.person.known_as}") for word in words)
    ]


def a_page(found: Sequence[Member], number: int) -> Listing[Member]:
    """One page of those found."""
    number = min(max(1, number), max(1, -(-len(found) // PAGE_SIZE)))
    return Listing(found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(found), number)


def household_of(person_id: int) -> list[Member]:
    """They and those they pay for."""
    today = dates.today()
    theirs = [row.person_id for row in _on_by_person(today).values() if row.payer_id == person_id]
    found = members(only=[person_id, *theirs])
    return sorted(found, key=lambda one: one.person.id != person_id)


def plans_of(person_id: int) -> Sequence[SubsOn]:
    """Which plans somebody was put on, the latest first."""
    wanted = select(SubsOn).where(SubsOn.person_id == person_id).order_by(SubsOn.starts_on.desc())
    return session.scalars(wanted.options(joinedload(SubsOn.plan), joinedload(SubsOn.payer))).all()


def payments_of(person_id: int, *, most: int | None = None) -> Sequence[SubsPayment]:
    """What was paid for somebody, the latest first; undone payments too."""
    wanted = select(SubsPayment).where(SubsPayment.person_id == person_id).options(*_WHOLE)
    return session.scalars(wanted.order_by(SubsPayment.paid_on.desc(), SubsPayment.id.desc()).limit(most)).all()


_WHOLE = (
    joinedload(SubsPayment.plan), joinedload(SubsPayment.person), joinedload(SubsPayment.payer),
    selectinload(SubsPayment.periods),
)  # fmt: skip


def payment_of(number: int) -> SubsPayment | None:
    """One payment with everything about it."""
    return session.scalar(select(SubsPayment).where(SubsPayment.id == number).options(*_WHOLE))


def paid_together(payment: SubsPayment) -> Sequence[SubsPayment]:
    """The payments of one receipt: what the same person paid at once, for themselves and others."""
    payer = payment.payer_id or payment.person_id
    if payment.transaction_id is None or payer is None:
        return [payment]
    same = or_(SubsPayment.payer_id == payer, SubsPayment.payer_id.is_(None) & (SubsPayment.person_id == payer))
    wanted = select(SubsPayment).where(SubsPayment.transaction_id == payment.transaction_id, same).options(*_WHOLE)
    return session.scalars(wanted.order_by(SubsPayment.id)).all()


def paid_in(year: Period) -> dict[int | None, tuple[int, Money]]:
    """How often something was paid for each person within a year, and what it came to; None is those who are erased."""
    within = (SubsPayment.paid_on >= year.starts_on) & (SubsPayment.paid_on < year.ends_before)
    wanted = select(SubsPayment.person_id, func.count(), func.sum(SubsPayment.amount)).where(
        SubsPayment.undone_at.is_(None), within
    )
    return {
        who: (count, total or NOTHING) for who, count, total in session.execute(wanted.group_by(SubsPayment.person_id))
    }


def paid_for_said(payment: SubsPayment) -> str:
    """What a payment is for, in words."""
    every = payment.plan.every
    times = [said(every, row.period) for row in payment.periods]
    if every is Every.MEETING and payment.meeting_id is not None:
        return (
            f"the evening of {dates.say_short_day(payment.periods[0].starts_on)}" if payment.periods else "an evening"
        )
    return times[0] if len(times) == 1 else f"{times[0]} to {times[-1]}" if times else ""
