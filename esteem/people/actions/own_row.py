"""Somebody is erased, or turns out to be somebody else: what their row, its record and its ticks become."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, String, Text
from sqlalchemy.types import TypeEngine

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.people.actions.person import make_findable
from esteem.people.models import Person, StandingChange, WelcomeDone
from esteem.people.queries.held_person import rows_of
from esteem.people.queries.standing import record_of
from esteem.people.queries.welcome import ticks_of
from esteem.people.rules.standing import Stands


def forget_person(*, person: Person) -> Person:
    """Their row says only that somebody was there: every word and day goes, from history too. It cannot be undone."""
    for column in Person.__table__.columns:
        if column.key not in _STAYS:
            setattr(person, column.key, _nothing(column.type, column.nullable))
    person.name, person.stands = f"Former member {person.id}", Stands.MEMBER
    person.erased_at = person.erased_at or dates.now()
    make_findable(person)
    session.flush()
    history.blank("person", person.id)
    return person


_STAYS = {"id", "version", "name", "stands", "erased_at", "merged_into_id", "merged_at", "sort_name", "found_by"}


def _nothing(kind: TypeEngine[Any], nullable: bool | None) -> object:
    if nullable:
        return None
    return {Boolean: False, String: "", Text: ""}[type(kind)]  # a column of another kind has to be thought of first


def forget_row(*, person_id: int) -> None:
    """The row itself and those that were merged into it: last of all, for whoever hears ERASED knows them by its words."""
    for person in rows_of(person_id):
        forget_person(person=person)


def forget_record(*, person_id: int) -> None:
    """The record of where they stood, and how they were welcomed."""
    rows: list[StandingChange | WelcomeDone] = [*record_of(person_id), *ticks_of(person_id)]
    for row in rows:
        session.delete(row)
    session.flush()
    for row in rows:
        history.blank(row.__tablename__, row.id)


def merge_record(*, kept_id: int, gone_id: int) -> None:
    """The record and the ticks of the one are the other's; what both have stays once."""
    known = {(change.became, change.changed_on, change.note) for change in record_of(kept_id)}
    for change in record_of(gone_id):
        if (change.became, change.changed_on, change.note) in known:
            session.delete(change)
        else:
            change.person_id = kept_id
    ticked = {done.step_id for done in ticks_of(kept_id)}
    for done in ticks_of(gone_id):
        if done.step_id in ticked:
            session.delete(done)
        else:
            done.person_id = kept_id
    session.flush()
