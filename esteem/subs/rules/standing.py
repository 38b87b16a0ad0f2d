"""How somebody stands: which times they have not paid for, until when they have, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import Period
from esteem.kernel.money import NOTHING, Money
from esteem.subs.rules.amounts import Terms, due
from esteem.subs.rules.kinds import Every, Rate, State
from esteem.subs.rules.periods import YearEnd, period_of, periods_until


@dataclass(frozen=True, slots=True)
class Standing:
    """What is told of one person's subs. `unpaid` are all times begun and not paid for, `late` those of them past the grace."""

    state: State
    unpaid: tuple[Period, ...] = ()
    late: tuple[Period, ...] = ()
    owed: Money = NOTHING
    paid_until: date | None = None

    @property
    def without_arrears(self) -> Standing:
        """What is told to those who may see who has paid, and not who is late nor with how much."""
        state = State.DUE if self.state is State.BEHIND else self.state
        return Standing(state, paid_until=self.paid_until)


def is_settled(period: Period, since: date, paid: Iterable[Period]) -> bool:
    """Whether a time counts as paid: what was paid for covers its first day, or the first day that they were on the plan."""
    first = max(period.starts_on, since)
    return any(first in one for one in paid)


def paid_until(day: date, paid: Iterable[Period]) -> date | None:
    """The last day of the unbroken time paid for that this day falls in; None when it is not paid for."""
    last = None
    for one in sorted(paid, key=lambda one: one.starts_on):
        if (day if last is None else last + timedelta(days=1)) in one:
            last = one.last_day
    return last


def standing_of(
    terms: Terms, rate: Rate, *, since: date, day: date, paid: Sequence[Period], end: YearEnd, until: date | None = None
) -> Standing:
    """How somebody who has been on a plan since then stands on this day."""
    if terms.every is Every.NONE or rate is Rate.FREE:
        return Standing(State.FREE)
    if terms.every is Every.MEETING:
        return Standing(State.DOOR, paid_until=paid_until(day, paid))
    begun = periods_until(terms.every, since, day if until is None else min(day, until), end)
    unpaid = tuple(one for one in begun if not is_settled(one, since, paid))
    grace = timedelta(days=terms.grace_days)
    late = tuple(one for one in unpaid if max(one.starts_on, since) + grace < day)
    state = State.BEHIND if late else State.DUE if unpaid else State.PAID
    return Standing(state, unpaid, late, due(terms, rate) * len(unpaid), paid_until(day, paid))


def next_unpaid(terms: Terms, *, since: date, day: date, paid: Sequence[Period], end: YearEnd) -> Period:
    """The time to be paid for next: the earliest that has begun, else the first to come."""
    for one in periods_until(terms.every, min(since, day), day, end):
        if not is_settled(one, since, paid):
            return one
    one = period_of(terms.every, day, end)
    while is_settled(one, since, paid):
        one = period_of(terms.every, one.ends_before, end)
    return one
