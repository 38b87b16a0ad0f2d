"""Money that comes again: all of it, what is due, what a booking belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from esteem.kernel.db import session
from esteem.kernel.signs import in_days, some
from esteem.money.models import Repeat, Transaction
from esteem.money.rules.repeats import SOON

SOME_DUE = some(Repeat.stopped_on.is_(None), Repeat.next_on <= in_days(SOON.days))


def repeats() -> Sequence[Repeat]:
    """Everything that comes again, the next one first; what was stopped last."""
    loaded = joinedload(Repeat.like).options(selectinload(Transaction.lines))
    return session.scalars(
        select(Repeat).options(loaded).order_by(Repeat.stopped_on.is_not(None), Repeat.next_on, Repeat.id)
    ).all()


def repeats_due(today: date, *, most: int = 5) -> Sequence[Repeat]:
    """What comes again within a week or should have been booked already, the oldest first."""
    loaded = joinedload(Repeat.like).options(selectinload(Transaction.lines))
    due = select(Repeat).options(loaded).where(Repeat.stopped_on.is_(None), Repeat.next_on <= today + SOON)
    return session.scalars(due.order_by(Repeat.next_on, Repeat.id).limit(most)).all()


def repeat_like(transaction_id: int) -> Repeat | None:
    """What goes on with this booking, if it comes again."""
    return session.scalar(select(Repeat).where(Repeat.like_id == transaction_id).order_by(Repeat.id.desc()).limit(1))
