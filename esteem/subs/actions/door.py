"""The takings of a meeting: ticked by name or counted as one sum, the tin counted by two, one booking for each way of paying."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.meetings.queries import is_ours
from esteem.money.actions import record_parts_in
from esteem.money.rules.bookings import Part
from esteem.subs.models import PaidPeriod, SubsPayment, SubsTaking
from esteem.subs.queries.door import Ticked, takings_of
from esteem.subs.queries.plans import usual_plan
from esteem.subs.rules.amounts import check_paid, difference_said, fit
from esteem.subs.rules.kinds import Method
from esteem.subs.rules.takings import Counted

Place = tuple[int, int]  # heading, fund


def check_open(meeting: Meeting) -> None:
    """Raise RuleBroken when nothing can be taken at this meeting."""
    if meeting.meets_on > dates.today():
        raise RuleBroken("This is still to come. Take the money on the day.")
    if meeting.is_cancelled or meeting.removed_at is not None or not is_ours(meeting.kind):
        raise RuleBroken("This did not take place.")


def take_at_door(
    *, meeting: Meeting, ticked: Sequence[Ticked], counted: Counted, accounts: dict[Method, int]
) -> list[SubsTaking]:
    """Book what came in: one booking for each way it was paid. Raises RuleBroken, and then nothing is done."""
    check_open(meeting)
    for one in ticked:
        if one.who.has_paid:
            raise RuleBroken(f"{one.who.name} has paid for this already.", field=f"paid_{one.who.id}")
        check_paid(one.amount, one.who.member.terms, one.who.member.rate, f"amount_{one.who.id}")
    sums = {method: _ticked_in(ticked, method) for method in Method}
    totals = {**sums, Method.CASH: _tin(sums[Method.CASH], counted)}
    totals[Method.CARD] += counted.by_card or NOTHING
    if not ticked and not any(totals.values()):
        raise RuleBroken("Tick who paid, or enter what was in the tin.", field="tin")
    _check_not_taken(meeting, totals)
    made = [
        _book(meeting, method, ticked, sums[method], total, counted, accounts.get(method))
        for method, total in totals.items()
        if total
    ]
    bookings = {one.method: one.transaction_id for one in made}
    for one in ticked:
        _keep(meeting, one, bookings.get(one.method))
    session.flush()
    return made


def _ticked_in(ticked: Sequence[Ticked], method: Method) -> Money:
    return Money.total(one.amount for one in ticked if one.method is method)


def _tin(ticked: Money, counted: Counted) -> Money:
    """What the tin held. Counted by two; when it differs from the ticks, somebody has seen that it does."""
    if counted.tin is None:
        if ticked:
            raise RuleBroken(f"Count the tin: by the ticks it is {ticked}.", field="tin")
        return NOTHING
    if counted.tin or ticked:
        for field, name in (("counted_by", counted.counted_by), ("second_by", counted.second_by)):
            if not name:
                raise RuleBroken("Enter who counted: two people, by name.", field=field)
        if fold(counted.counted_by) == fold(counted.second_by):
            raise RuleBroken("Let somebody else count it too.", field="second_by")
    differs = difference_said(ticked, counted.tin)
    wrong = differs and (not counted.others or counted.tin < ticked)
    if wrong and not counted.as_it_is:
        says = f"By the ticks it is {ticked}; the tin held {counted.tin}: {differs}."
        raise RuleBroken(f"{says} Count again. If it stays so, tick “Book it as it is”.", field="tin")
    return counted.tin


def _check_not_taken(meeting: Meeting, totals: dict[Method, Money]) -> None:
    taken = {one.method for one in takings_of(meeting.id)}
    for method, total in totals.items():
        if total and method in taken:
            raise RuleBroken(
                f"{method.says} of this {our_words().meeting} is booked already. If it is wrong, reverse that booking first."
            )


def _book(
    meeting: Meeting, method: Method, ticked: Sequence[Ticked], expected: Money, total: Money, counted: Counted,
    account: int | None,
) -> SubsTaking:  # fmt: skip
    usual = usual_plan()
    parts: dict[Place, Money] = {}
    for one in ticked:
        plan = one.who.member.plan
        if one.method is method and plan is not None:
            place = (plan.heading_id, plan.fund_id)
            parts[place] = parts.get(place, NOTHING) + one.amount
    rest = (usual.heading_id, usual.fund_id) if usual else next(iter(parts), None)
    if rest is None:
        raise RuleBroken("Make a plan first: it says under which heading this is booked.")
    if account is None:
        raise RuleBroken("Choose where it is kept.", field=f"{method.value}_account")
    others = counted.others if method is Method.CASH or (method is Method.CARD and counted.tin is None) else 0
    booking = record_parts_in(
        day=meeting.meets_on, account=account, meeting=meeting.id,
        description=_described(ticked, method, others, expected, total),
        parts=[Part(amount, *place) for place, amount in fit(parts, total, rest).items()],
    )  # fmt: skip
    told = {"counted_by": counted.counted_by, "second_by": counted.second_by} if method is Method.CASH else {}
    taking = SubsTaking(
        meeting_id=meeting.id, method=method, transaction_id=booking.id, ticked=expected, counted=total, others=others, **told
    )  # fmt: skip
    session.add(taking)
    session.flush()
    return taking


def _described(ticked: Sequence[Ticked], method: Method, others: int, expected: Money, total: Money) -> str:
    """The note of the booking: how many paid, and whether the tin differed; nobody's name."""
    heads = sum(one.method is method and bool(one.amount) for one in ticked) + others
    called = our_words().subs
    differs = difference_said(expected, total) if not others or total < expected else ""
    words = [f"{called[:1].upper()}{called[1:]} at the door", f"{heads} paid" if heads else "", differs]
    return ", ".join(word for word in words if word)


def _keep(meeting: Meeting, one: Ticked, transaction: int | None) -> None:
    plan, day = one.who.member.plan, meeting.meets_on
    if plan is None:
        return
    payment = SubsPayment(
        person_id=one.who.id, payer_id=one.who.member.payer_id, plan_id=plan.id, paid_on=day, amount=one.amount,
        method=one.method, transaction_id=transaction if one.amount else None, meeting_id=meeting.id,
    )  # fmt: skip
    payment.periods.append(PaidPeriod(starts_on=day, ends_on=day, share=one.amount))
    session.add(payment)
