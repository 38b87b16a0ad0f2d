"""Declarations: those that are found, one, and those of some people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import selectinload

from esteem.giftaid.models import ClaimedGift, Declaration
from esteem.giftaid.rules.declared import Given
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.text import like
from esteem.people.models import Person


def _found(sought: str) -> Select[Declaration]:
    chosen = select(Declaration).options(selectinload(Declaration.moves), selectinload(Declaration.person))
    chosen = chosen.outerjoin(Person, Person.id == Declaration.person_id)
    for word in sought.split():
        pattern = like(word)
        chosen = chosen.where(
            or_(
                func.lower(Declaration.last_name).like(pattern, escape="\\"),
                func.lower(Declaration.first_name).like(pattern, escape="\\"),
                func.lower(Declaration.postcode).like(pattern, escape="\\"),
                Person.found_by.like(pattern, escape="\\"),
            )
        )
    order = (Declaration.removed_at.is_not(None), Declaration.last_name, Declaration.first_name, Declaration.id)
    return chosen.order_by(*order)


def declarations_found(sought: str, *, number: int) -> Listing[Declaration]:
    """A page of them, by last name; those put away last."""
    return listing(_found(sought), number=number)


def every_declaration(sought: str) -> Sequence[Declaration]:
    """The same on one page, for a file."""
    return session.scalars(_found(sought)).all()


def declaration_of(number: int) -> Declaration | None:
    """One with where they moved to, and whose it is."""
    if not 0 < number < 2**63:
        return None
    whole = (selectinload(Declaration.moves), selectinload(Declaration.person))
    return session.scalar(select(Declaration).where(Declaration.id == number).options(*whole))


def declarations_of(person_id: int) -> Sequence[Declaration]:
    """Those of somebody, the latest first."""
    theirs = select(Declaration).where(Declaration.person_id == person_id).options(selectinload(Declaration.moves))
    return session.scalars(theirs.order_by(Declaration.made_on.desc(), Declaration.id.desc())).all()


def given_by(people: Iterable[int]) -> dict[int, list[Given]]:
    """What stands of what these people declared."""
    wanted = select(Declaration).where(Declaration.person_id.in_(sorted(set(people))), Declaration.removed_at.is_(None))
    found: dict[int, list[Given]] = defaultdict(list)
    for one in session.scalars(wanted):
        found[one.person_id or 0].append(one.given)
    return found


def is_relied_on(declaration: Declaration) -> bool:
    """Whether a claim that stands rests on it."""
    relied = select(ClaimedGift.id).where(ClaimedGift.declaration_id == declaration.id, ClaimedGift.live.is_not(None))
    return session.scalar(relied.limit(1)) is not None


def how_many() -> int:
    """How many stand today."""
    standing = select(func.count(Declaration.id)).where(
        Declaration.removed_at.is_(None), Declaration.cancelled_on.is_(None)
    )
    return session.scalar(standing) or 0
