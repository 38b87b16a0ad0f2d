"""Subs are paid: by one for some months or years, for a household, by many at once. Booked once; undone with its booking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.actions import record_parts_in
from esteem.money.models import Transaction
from esteem.money.rules.bookings import Part
from esteem.people.models import Person
from esteem.subs.models import PaidPeriod, SubsPayment, SubsPlan, SubsTaking
from esteem.subs.queries.members import Member, household_of, members
from esteem.subs.queries.plans import year_end
from esteem.subs.rules.amounts import check_enough, check_paid, spread
from esteem.subs.rules.kinds import Method
from esteem.subs.rules.periods import said, some_periods
from esteem.subs.rules.standing import is_settled


def pay(
    *, person: Person, amount: Money, method: Method, account: int, paid_on: date, first: date, times: int,
    for_whom: Sequence[int] = (), enough: bool = False,
) -> list[SubsPayment]:  # fmt: skip
    """Somebody pays, from the time that `first` falls in, so many times, for themselves or those they pay for; one booking.

    `enough`: less than is asked is taken for all of it, and nobody says why. Raises RuleBroken.
    """
    known = {one.person.id: one for one in household_of(person.id)}
    chosen = [known[number] for number in (for_whom or [person.id]) if number in known]
    if not chosen:
        raise RuleBroken("Choose for whom.", field="for_whom")
    _check(chosen, amount, times)
    if not enough:
        check_enough(amount, [(one.terms, one.rate) for one in chosen], times)
    each = dict(spread(amount, [one.person.id for one in chosen]))
    booking = _book(
        [(one.plan, each[one.person.id]) for one in chosen if one.plan], day=paid_on, account=account, person=person
    )
    return [
        _keep(
            one, amount=each[one.person.id], method=method, paid_on=paid_on, first=first, times=times, booking=booking,
            payer=person.id if one.person.id != person.id else None,
        )
        for one in chosen
    ]  # fmt: skip


def _check(chosen: Sequence[Member], amount: Money, times: int) -> None:
    for one in chosen:
        if one.plan is None or not one.terms.every.months:
            raise RuleBroken(f"{one.person.goes_by} is on no plan that is paid for a time. Put them on one first.")
    if amount < NOTHING:
        raise RuleBroken("Enter nought or more, like 12.00.", field="amount")
    share = amount.share(len(chosen))[-1]
    for one in chosen:
        check_paid(share, one.terms, one.rate, "amount", times)


def pay_many(
    *, people: Sequence[int], amount: Money, method: Method, account: int, paid_on: date, first: date, apart: bool,
    enough: bool = False,
) -> list[SubsPayment]:  # fmt: skip
    """Several people paid the same for the same time: one booking of all, or one for each. Raises RuleBroken."""
    chosen = members(only=people)
    if not chosen:
        raise RuleBroken("Tick those who paid.", field="people")
    for one in chosen:
        _check([one], amount, 1)
        if not enough:
            check_enough(amount, [(one.terms, one.rate)], 1, who=one.person.goes_by)
    made = []
    together = None if apart else _book(
        [(one.plan, amount) for one in chosen if one.plan], day=paid_on, account=account, several=len(chosen)
    )  # fmt: skip
    for one in chosen:
        booking = together or _book([(one.plan, amount)], day=paid_on, account=account, person=one.person)
        made.append(
            _keep(one, amount=amount, method=method, paid_on=paid_on, first=first, times=1, booking=booking, payer=None)
        )
    return made


def _book(
    parts: Sequence[tuple[SubsPlan | None, Money]],
    *,
    day: date,
    account: int,
    person: Person | None = None,
    several: int = 1,
) -> Transaction | None:
    """One booking of it all, under the headings of the plans; none when nothing was paid."""
    sums: dict[tuple[int, int], Money] = {}
    for plan, amount in parts:
        if plan is not None and amount:
            place = (plan.heading_id, plan.fund_id)
            sums[place] = sums.get(place, NOTHING) + amount
    if not sums:
        return None
    called = our_words().subs
    told = f"{called[:1].upper()}{called[1:]}" + (f", {several} of them" if several > 1 else "")
    return record_parts_in(
        day=day, account=account, description=told, who=person.name if person else "",
        person=person.id if person else None, parts=[Part(amount, *place) for place, amount in sums.items()],
    )  # fmt: skip


def _keep(
    one: Member, *, amount: Money, method: Method, paid_on: date, first: date, times: int, booking: Transaction | None,
    payer: int | None,
) -> SubsPayment:  # fmt: skip
    assert one.plan is not None  # checked before anything was booked
    payment = SubsPayment(
        person_id=one.person.id, payer_id=payer, plan_id=one.plan.id, paid_on=paid_on, amount=amount, method=method,
        transaction_id=booking.id if booking else None,
    )  # fmt: skip
    for period, share in spread(amount, some_periods(one.terms.every, first, times, year_end())):
        if is_settled(period, one.since, one.paid):
            raise RuleBroken(
                f"{one.person.goes_by} has paid for {said(one.terms.every, period)} already.", field="first"
            )
        payment.periods.append(_row(period, share))
    session.add(payment)
    session.flush()
    return payment


def _row(period: Period, share: Money) -> PaidPeriod:
    return PaidPeriod(starts_on=period.starts_on, ends_on=period.last_day, share=share)


def undo_free(*, payment: SubsPayment) -> SubsPayment:
    """A payment of nought was a mistake. One that is booked is undone by reversing its booking. Raises RuleBroken."""
    if payment.transaction_id is not None:
        raise RuleBroken("This is booked: reverse its booking, and it is undone.")
    payment.undone_at = payment.undone_at or dates.now()
    session.flush()
    return payment


def unpay(*, transaction_id: int, reversal_id: int) -> None:
    """A booking is reversed: whoever was paid for by it is not any more, and the takings can be booked again."""
    for payment in session.scalars(select(SubsPayment).where(SubsPayment.transaction_id == transaction_id)):
        payment.undone_at = dates.now()
    for taking in session.scalars(select(SubsTaking).where(SubsTaking.transaction_id == transaction_id)):
        taking.undone_at, taking.live = dates.now(), None
    session.flush()
