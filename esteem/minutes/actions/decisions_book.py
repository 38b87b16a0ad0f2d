"""What happens to a decision later: it is withdrawn, or stands again; and one taken between meetings is written down."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.models import Decision


def record_between(*, decided_on: date, **details: Any) -> Decision:
    """Write down what was decided outside a meeting. Flushes. Raises RuleBroken for a day still to come."""
    if decided_on > dates.today():
        raise RuleBroken("That day is still to come.", field="decided_on")
    return record_decision(decided_on=decided_on, **details)


def withdraw_decision(*, decision: Decision, because: str, withdrawn_on: date) -> Decision:
    """It counts no more from that day, because; it stays in the book, and keeps its number. Raises RuleBroken."""
    if decision.withdrawn_on is not None:
        raise RuleBroken(f"It was withdrawn already, on {dates.say_day(decision.withdrawn_on)}.")
    if withdrawn_on < decision.decided_on:
        raise RuleBroken(f"It was decided later, on {dates.say_day(decision.decided_on)}.", field="withdrawn_on")
    if withdrawn_on > dates.today():
        raise RuleBroken("That day is still to come.", field="withdrawn_on")
    decision.withdrawn_on, decision.withdrawn_because = withdrawn_on, because
    session.flush()
    return decision


def let_stand_again(*, decision: Decision) -> Decision:
    """It was written down as withdrawn by mistake; history keeps that. Flushes."""
    decision.withdrawn_on, decision.withdrawn_because = None, ""
    session.flush()
    return decision
