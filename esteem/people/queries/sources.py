"""How people heard of the group: what can be chosen, and how many came by each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, or_, select

from esteem.kernel.db import session
from esteem.people.models import Person, Source
from esteem.people.queries.own_lists import every_entry
from esteem.people.rules.standing import Stands

NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class Heard:
    """How many came to the group by one way of hearing of it, and how many of them joined."""

    name: str
    came: int
    joined: int


def sources_offered(chosen: int | None = None) -> list[tuple[int, str]]:
    """What a person can be said to have heard of the group by: the list in use, and the one already chosen."""
    wanted = select(Source.id, Source.name).where(or_(Source.put_away_at.is_(None), Source.id == chosen))
    return [(number, name) for number, name in session.execute(wanted.order_by(Source.place, Source.id))]


def source_of(person: Person) -> str:
    """How they heard of the group, with what was noted beside it; "" when it was not asked."""
    source = session.get(Source, person.source_id) if person.source_id else None
    return ": ".join(filter(None, [source.name if source else "", person.source_note]))


def heard_of_us(first: date, last: date) -> Sequence[Heard]:
    """Whoever asked about the group, or joined without asking, from the first to the last day, by how they heard of it.

    In the group's own order; ways nobody came by are left out, and whoever was not asked comes last. A helper counts
    only when they asked first.
    """
    day = func.coalesce(Person.enquired_on, Person.joined_on)
    counts = Person.removed_at.is_(None) & Person.erased_at.is_(None) & day.between(first, last)
    counts &= (Person.stands != Stands.HELPER) | Person.enquired_on.is_not(None)
    joined = func.sum(case((Person.stands != Stands.ENQUIRER, 1), else_=0))
    found = select(Person.source_id, func.count(Person.id), joined).where(counts).group_by(Person.source_id)
    by_source = {number: (came, joined) for number, came, joined in session.execute(found)}
    named = [(source.id, source.name) for source in every_entry(Source)] + [(None, NOT_KNOWN)]
    return [Heard(name, *by_source[number]) for number, name in named if number in by_source]
