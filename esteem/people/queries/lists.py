"""Lists of people: who is here, who is found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, func, select

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.text import like
from esteem.people.models import Person
from esteem.people.rules.names import searched_for
from esteem.people.rules.standing import Order, Standing, Stands

_ON_A_LIST = Person.removed_at.is_(None) & Person.erased_at.is_(None)
_HERE = _ON_A_LIST & Person.left_on.is_(None)
_STANDS = {
    Standing.CURRENT: _HERE,
    Standing.ENQUIRERS: _HERE & (Person.stands == Stands.ENQUIRER),
    Standing.MEMBERS: _HERE & (Person.stands == Stands.MEMBER),
    Standing.HELPERS: _HERE & (Person.stands == Stands.HELPER),
    Standing.LEFT: _ON_A_LIST & Person.left_on.is_not(None),
    Standing.REMOVED: Person.removed_at.is_not(None) & Person.erased_at.is_(None),
}


def _people(*, standing: Standing, sought: str, order: Order) -> Select[Person]:
    chosen = select(Person).where(_STANDS[standing])
    if sought:
        chosen = chosen.where(Person.found_by.like(like(searched_for(sought)), escape="\\"))
    if order is Order.NEWEST:
        return chosen.order_by(Person.joined_on.desc().nulls_last(), Person.id.desc())
    return chosen.order_by(Person.sort_name, Person.id)


def people_listed(*, standing: Standing, sought: str, order: Order, number: int) -> Listing[Person]:
    """One page of the people of that standing whom what is sought finds."""
    return listing(_people(standing=standing, sought=sought, order=order), number=number)


def people_found(*, standing: Standing, sought: str, order: Order) -> Sequence[Person]:
    """All of them, for a file."""
    return session.scalars(_people(standing=standing, sought=sought, order=order)).all()


def people_here() -> Sequence[Person]:
    """Everybody who belongs now, by name: for choosing from."""
    return people_found(standing=Standing.CURRENT, sought="", order=Order.NAME)


def count_here() -> int:
    """How many belong now."""
    return session.scalar(select(func.count(Person.id)).where(_STANDS[Standing.CURRENT])) or 0
