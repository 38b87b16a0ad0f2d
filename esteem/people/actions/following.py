"""Enquirers are got in touch with again; whoever is new is welcomed, step by step."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.permissions import actor
from esteem.people.actions.person import record_leaving
from esteem.people.actions.standing import become
from esteem.people.models import Person, WelcomeDone, WelcomeStep
from esteem.people.queries.welcome import ticks_of
from esteem.people.rules.following import IN_TOUCH_AFTER, Outcome
from esteem.people.rules.standing import Stands


def follow_up(*, person: Person, outcome: Outcome) -> Person:
    """What came of getting in touch with an enquirer. Raises RuleBroken when they are a member already."""
    if outcome is Outcome.CAME:
        return become(person=person, became=Stands.MEMBER, on=dates.today())
    if outcome is Outcome.NOT_COMING:
        return record_leaving(person=person, left_on=dates.today(), note=Outcome.NOT_COMING.says)
    person.follow_up_on = dates.today() + IN_TOUCH_AFTER if outcome is Outcome.AGAIN else None
    session.flush()
    return person


def tick(*, person: Person, step: WelcomeStep) -> WelcomeDone:
    """That step was done for them; ticked twice it stays as it was first ticked."""
    there = next((done for done in ticks_of(person.id) if done.step_id == step.id), None)
    if there is not None:
        return there
    done = WelcomeDone(person_id=person.id, step_id=step.id, done_at=dates.now(), account_id=actor().account_id)
    session.add(done)
    session.flush()
    return done


def untick(*, person: Person, step: WelcomeStep) -> None:
    """It was not done after all; history keeps that it was ticked."""
    for done in ticks_of(person.id):
        if done.step_id == step.id:
            session.delete(done)
    session.flush()
