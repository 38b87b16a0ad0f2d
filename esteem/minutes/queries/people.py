"""What agendas, minutes, decisions and actions hold about somebody."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.minutes.models import Action
from esteem.people.rules.held import Held

STAYS_AS = "What was to be done stays, done by “a former member”."


def held_actions(person_id: int) -> Held | None:
    """What they took on, whatever became of it."""
    found = session.scalars(
        select(Action).where(Action.person_id == person_id).order_by(Action.begun_on, Action.id)
    ).all()
    rows = [
        (say_day(one.begun_on), one.words, say_day(one.due_on) if one.due_on else "", one.state.says) for one in found
    ]
    heads = ("Agreed on", "What", "By", "How it stands")
    return Held("What they took on", heads, rows, kept_as=STAYS_AS, place=53) if rows else None


def has_doers() -> bool:
    """Whether it is kept of anybody what they took on."""
    return session.scalar(select(Action.id).where(Action.person_id.is_not(None)).limit(1)) is not None
