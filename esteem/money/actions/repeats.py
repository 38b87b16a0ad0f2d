"""Money that comes again: begun with a booking, gone on with the next, left out once, stopped."""

from __future__ import annotations

from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import Repeat, Transaction
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.repeats import Every, next_after


def begin_repeat(*, transaction: Transaction, every: Every, ends_on: date | None = None) -> Repeat:
    """From now on it comes again. Raises RuleBroken: only money in and money out do, and no reversal does."""
    if transaction.kind not in (TransactionKind.IN, TransactionKind.OUT) or transaction.reversal_of_id is not None:
        raise RuleBroken("Only money in and money out come again.", field="every")
    repeat = Repeat(
        like_id=transaction.id, every=every, first_on=transaction.day, ends_on=ends_on,
        next_on=next_after(transaction.day, first_on=transaction.day, every=every),
    )  # fmt: skip
    session.add(repeat)
    session.flush()
    return repeat


def go_on(*, repeat: Repeat, transaction: Transaction) -> Repeat:
    """It was booked once more: the next one is like this one, and its day is the one after."""
    repeat.like_id = transaction.id
    return leave_out(repeat=repeat)


def leave_out(*, repeat: Repeat) -> Repeat:
    """Not this time: its next day is the one after. After the last it is stopped."""
    repeat.next_on = next_after(repeat.next_on, first_on=repeat.first_on, every=repeat.every)
    if repeat.ends_on is not None and repeat.next_on > repeat.ends_on:
        repeat.stopped_on = dates.today()
    session.flush()
    return repeat


def change_repeat(*, repeat: Repeat, every: Every, next_on: date, ends_on: date | None = None) -> Repeat:
    """How often, and from which day on. Raises RuleBroken when it would end before its next day."""
    if ends_on is not None and ends_on < next_on:
        raise RuleBroken("It ends before it comes again.", field="ends_on")
    repeat.every, repeat.first_on, repeat.next_on, repeat.ends_on = every, next_on, next_on, ends_on
    session.flush()
    return repeat


def stop_repeat(*, repeat: Repeat) -> Repeat:
    """It comes no more. What was booked stays."""
    repeat.stopped_on = repeat.stopped_on or dates.today()
    session.flush()
    return repeat


def carry_on(*, repeat: Repeat) -> Repeat:
    """Undo that: its next day is the first from today on."""
    repeat.stopped_on = None
    if repeat.next_on < dates.today():
        repeat.next_on = next_after(dates.today(), first_on=repeat.first_on, every=repeat.every)
    session.flush()
    return repeat
