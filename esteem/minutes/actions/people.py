"""Somebody is erased or merged: what becomes of what they took on, and of their name in decisions."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.minutes.actions.actions import make_findable
from esteem.minutes.actions.decisions import found_by
from esteem.minutes.models import Action
from esteem.minutes.queries.decisions_book import decisions_in_draft
from esteem.people.models import Person
from esteem.privacy.queries.mentions import traces
from esteem.privacy.rules.traces import INSTEAD


def _of(person_id: int) -> list[Action]:
    return list(session.scalars(select(Action).where(Action.person_id == person_id)))


def forget_actions(*, person_id: int) -> None:
    """They are erased: what they took on stays, and nothing says any more that it was they."""
    gone = _of(person_id)
    for one in gone:
        one.person_id, one.who = None, INSTEAD
        make_findable(one)
    session.flush()
    for one in gone:
        history.blank(Action.__tablename__, one.id)


def merge_actions(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: the one does what either took on."""
    for one in _of(gone_id):
        one.person_id = kept_id
    session.flush()


def forget_in_decisions(*, person_id: int) -> None:
    """They are erased: their name goes out of the decisions that are not in approved minutes; those stay as signed."""
    person = session.get_one(Person, person_id)
    left = traces(person)
    for one in decisions_in_draft():
        for column in ("words", "proposed_by", "seconded_by", "conflict", "withdrawn_because"):
            text = getattr(one, column)
            if left.said_in(text):
                setattr(one, column, left.without(text) or INSTEAD)
        one.found_by = found_by(one.words, one.proposed_by, one.seconded_by)
    session.flush()
