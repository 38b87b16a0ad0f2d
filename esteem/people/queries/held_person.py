"""What is held about a person in their own row, in the record of where they stood, and of how they were welcomed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.text import Said
from esteem.people.models import Person, Source
from esteem.people.queries.standing import record_of
from esteem.people.queries.welcome import welcome_of
from esteem.people.rules.held import Held
from esteem.people.rules.standing import said_of_became


def rows_of(person_id: int) -> list[Person]:
    """Their row, and those that turned out to be them and were merged into it."""
    found = [session.get(Person, person_id)]
    for person in found:
        if person is not None:
            found += session.scalars(
                select(Person).where(Person.merged_into_id == person.id, Person.id.not_in(_ids(found)))
            )
    return [person for person in found if person is not None]


def _ids(found: list[Person | None]) -> list[int]:
    return [person.id for person in found if person is not None]


def held_of_person(person_id: int) -> list[Held] | None:
    """Everything their own row says, and the two records that hang on it; None when there is nobody of that number."""
    people = rows_of(person_id)
    if not people:
        return None
    details = [detail for person in people for detail in _details(person)]
    own = Held("Name and how to reach them", ("What", "As it is kept"), details, place=10)
    stood = [(said_of_became(one.became, our_words()), _said(one.changed_on), one.note) for one in record_of(person_id)]
    ticked = [(step.name, _said(done.done_at)) for step, done in welcome_of(person_id) if done]
    return [
        own,
        *([Held("Where they stood", ("What", "Day", "Note"), stood, place=12)] if stood else []),
        *([Held("How they were welcomed", ("Step", "Ticked"), ticked, place=14)] if ticked else []),
    ]


def _details(person: Person) -> list[tuple[str, str]]:
    """Each column that says something, under the words the pages use."""
    labels = {column.key: str(column.info.get("label", "")) for column in Person.__table__.columns}
    told = [(label, _said(getattr(person, key))) for key, label in labels.items() if label and key != "merged_into_id"]
    source = session.get(Source, person.source_id) if person.source_id else None
    return [(label, said) for label, said in [*told, ("Heard of us by", source.name if source else "")] if said]


def _said(value: Any) -> str:
    if isinstance(value, Said):
        return value.says
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return dates.say_moment(value)
    return dates.say_day(value) if isinstance(value, date) else str(value or "")
