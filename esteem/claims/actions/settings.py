"""The group's own rules for claims are decided: how many approve, what a mile is worth."""

from __future__ import annotations

from datetime import date

from esteem.claims.models import ClaimsRule, MileageRate
from esteem.claims.rules.mileage import Vehicle
from esteem.claims.rules.standing import check_needed
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.bookings import check_size

USUAL_LIMIT = 10_000


def decide_approvals(*, approvals: int | None) -> ClaimsRule:
    """How many approve a claim from now on; None for as many as sign a payment. Raises RuleBroken."""
    check_needed(approvals)
    rule = session.get(ClaimsRule, 1)
    if rule is None:
        rule = ClaimsRule(id=1, approvals=approvals)
        session.add(rule)
    rule.approvals = approvals
    session.flush()
    return rule


def add_rate(
    *, vehicle: Vehicle, starts_on: date, first: Money, source: str, after: Money | None = None,
    passenger: Money | None = None, miles: int | None = None,
) -> MileageRate:  # fmt: skip
    """From that day on this rate stands in place of the one that came with the program. Raises RuleBroken."""
    check_size(first, field="first")
    rate = MileageRate(
        vehicle=vehicle, starts_on=starts_on, first=first, after=first if after is None else after,
        passenger=passenger or NOTHING, miles=miles or USUAL_LIMIT, source=source,
    )  # fmt: skip
    session.add(rate)
    session.flush()
    return rate


def put_away_rate(*, rate: MileageRate) -> MileageRate:
    """It stands no more, or stands again. What was worked out with it stays as it is."""
    rate.put_away_at = None if rate.put_away_at else dates.now()
    session.flush()
    return rate
