"""How far somebody new has been welcomed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from esteem.kernel.db import session
from esteem.people.models import WelcomeDone, WelcomeStep


def welcome_of(person_id: int) -> list[tuple[WelcomeStep, WelcomeDone | None]]:
    """Each step, and its tick if it was done for them; a step that is put away only if it was."""
    of_theirs = and_(WelcomeDone.step_id == WelcomeStep.id, WelcomeDone.person_id == person_id)
    wanted = select(WelcomeStep, WelcomeDone).outerjoin(WelcomeDone, of_theirs)
    wanted = wanted.where(or_(WelcomeStep.put_away_at.is_(None), WelcomeDone.id.is_not(None)))
    return [(step, done) for step, done in session.execute(wanted.order_by(WelcomeStep.place, WelcomeStep.id))]


def ticks_of(person_id: int) -> Sequence[WelcomeDone]:
    """What is ticked for them."""
    return session.scalars(select(WelcomeDone).where(WelcomeDone.person_id == person_id)).all()
