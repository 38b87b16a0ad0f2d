"""Emergency contacts and needs: of one person, of everybody who told of some, and who looked at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import contains_eager

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.listings import Listing, listing
from esteem.people.models import Look, Needs, Person
from esteem.people.queries.consents import agrees
from esteem.people.rules.consents import Purpose
from esteem.people.rules.held import Held

_HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
_FOR_PLANNING = (Needs.access != "") | (Needs.diet != "")


@dataclass(frozen=True, slots=True)
class Counts:
    """Of how many people who are here and agree something is kept."""

    contact: int
    access: int
    diet: int


def needs_of(person_id: int) -> Needs | None:
    """What is kept of them, or None."""
    return session.get(Needs, person_id)


def agrees_to_needs(person_id: int) -> bool:
    """Whether they have said yes to it, and that still holds today."""
    asked = select(Person.id).where(Person.id == person_id, agrees(Purpose.NEEDS))
    return session.scalar(asked) is not None


def counts_of_needs() -> Counts:
    """How many have an emergency contact, need something of a place, or of food and drink."""

    def how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    named = (Needs.contact_name != "") | (Needs.contact_number != "")
    found = session.execute(
        select(how_many(named), how_many(Needs.access != ""), how_many(Needs.diet != ""))
        .join(Person, Person.id == Needs.id)
        .where(_HERE, agrees(Purpose.NEEDS))
    ).one()
    return Counts(*found)


def needs_listed(*, number: int) -> Listing[Needs]:
    """Whoever is here, agrees, and told of something a place or its food must have; by name, each with the person."""
    wanted = (
        select(Needs)
        .join(Needs.person)
        .where(_HERE, _FOR_PLANNING, agrees(Purpose.NEEDS))
        .options(contains_eager(Needs.person))
        .order_by(Person.sort_name, Person.id)
    )
    return listing(wanted, number=number)


def looks_at(person_id: int, *, most: int = 50) -> Sequence[Look]:
    """Who looked at it, the latest first."""
    return session.scalars(
        select(Look).where(Look.person_id == person_id).order_by(Look.at.desc(), Look.account_id).limit(most)
    ).all()


def who_looked(look: Look) -> str:
    """The name of whoever it was."""
    return the_house().name_account(look.account_id) or "Somebody who no longer signs in"


def held_of_needs(person_id: int) -> list[Held] | None:
    """What is kept of them here, and who looked at it."""
    kept, looks = needs_of(person_id), looks_at(person_id, most=10_000)
    found = []
    if kept:
        found.append(Held("Emergency contact and needs", ("What", "What is kept"), list(kept.told.items()), place=20))
    if looks:
        rows = [(dates.say_moment(look.at), who_looked(look)) for look in looks]
        found.append(Held("Who looked at your emergency contact and needs", ("When", "Who"), rows, place=21))
    return found or None
