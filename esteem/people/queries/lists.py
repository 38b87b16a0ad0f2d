"""Lists of people: who is here, who is found, and what a list can be narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, select
from sqlalchemy.orm import load_only

from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.text import like
from esteem.people.models import Consent, Person, ShownItem, Tagging
from esteem.people.models.person import NO_WAY
from esteem.people.queries.consents import agrees
from esteem.people.rules.consents import Answer, Audience, Purpose
from esteem.people.rules.finding import FILTERS, Agreed, Circle, Wanted
from esteem.people.rules.names import search_words
from esteem.people.rules.standing import Order, Standing, Stands

_ON_A_LIST = Person.removed_at.is_(None) & Person.erased_at.is_(None)
_HERE = _ON_A_LIST & Person.left_on.is_(None)
_STANDS = {
    Standing.CURRENT: _HERE,
    Standing.ENQUIRERS: _HERE & (Person.stands == Stands.ENQUIRER),
    Standing.MEMBERS: _HERE & (Person.stands == Stands.MEMBER),
    Standing.HELPERS: _HERE & (Person.stands == Stands.HELPER),
    Standing.LEFT: _ON_A_LIST & Person.left_on.is_not(None),
    Standing.REMOVED: Person.removed_at.is_not(None) & Person.erased_at.is_(None) & Person.merged_into_id.is_(None),
}
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NAME: (Person.sort_name, Person.id),
    Order.NEWEST: (Person.joined_on.desc().nulls_last(), Person.id.desc()),
    Order.TOWN: (Person.town == "", Person.town.collate("NOCASE"), Person.sort_name, Person.id),
}
_SHOWN = load_only(
    Person.name, Person.known_as, Person.stands, Person.phone, Person.phone_care, Person.no_voicemail,
    Person.withhold_number, Person.shared_phone, Person.by_phone, Person.by_text, Person.email, Person.email_care,
    Person.by_email, Person.town, Person.joined_on, Person.left_on, raiseload=True,
)  # fmt: skip


def people_listed(wanted: Wanted, *, number: int) -> Listing[Person]:
    """One page of them, with what the list shows and nothing more; a page past the end is the last one.

    Their numbers are found in the index alone, then those fifty rows are read.
    """
    count, order = count_found(wanted), _ORDERS[wanted.order]
    number = min(max(1, number), max(1, -(-count // PAGE_SIZE)))
    here = (
        select(Person.id).where(*_conditions(wanted)).order_by(*order).limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    )
    rows = session.scalars(select(Person).where(Person.id.in_(here)).order_by(*order).options(_SHOWN)).all()
    return Listing(rows, count, number)


def people_found(wanted: Wanted, *, most: int | None = None) -> Sequence[Person]:
    """All of them (the first `most`), for a file, a paper, or to do something with."""
    return session.scalars(_people(wanted).limit(most)).all()


def numbers_found(wanted: Wanted) -> Sequence[int]:
    """Their numbers alone."""
    return session.scalars(_people(wanted).with_only_columns(Person.id)).all()


def count_found(wanted: Wanted) -> int:
    """How many they are."""
    return session.scalar(select(func.count(Person.id)).where(*_conditions(wanted, one_by_one=True))) or 0


def people_here() -> Sequence[Person]:
    """Everybody who belongs now, by name: for choosing from."""
    return people_found(Wanted())


def people_numbered(numbers: Sequence[int]) -> Sequence[Person]:
    """Those with these numbers who were not erased, by name, wherever they stand."""
    chosen = select(Person).where(Person.id.in_(numbers), Person.erased_at.is_(None))
    return session.scalars(chosen.order_by(*_ORDERS[Order.NAME])).all()


def count_here() -> int:
    """How many belong now."""
    return count_found(Wanted())


def circles() -> list[Circle]:
    """What the features above narrow a list of people by: who holds an office, who helps in which way."""
    told = (answer if isinstance(answer, Sequence) else [answer] for answer in the_house().ask(FILTERS))
    return [circle for some in told for circle in some]


def _people(wanted: Wanted) -> Select[Person]:
    return select(Person).where(*_conditions(wanted)).order_by(*_ORDERS[wanted.order])


def _conditions(wanted: Wanted, *, one_by_one: bool = False) -> Iterator[ColumnElement[bool]]:
    """What must be true of whoever the list shows.

    In their order they are found quickest by going through the index of the list until there are enough; to be counted,
    those with a tag are looked at `one_by_one`. (Adding nothing to a number keeps SQLite from its own choice.)
    """
    yield _STANDS[wanted.standing]
    yield from (Person.found_by.like(like(word), escape="\\") for word in search_words(wanted.sought))
    yield from _chosen(wanted, Person.id if one_by_one else Person.id + 0)
    if wanted.joined_from:
        yield Person.joined_on >= wanted.joined_from
    if wanted.joined_to:
        yield Person.joined_on <= wanted.joined_to
    if wanted.unreachable:
        yield NO_WAY


def _chosen(wanted: Wanted, number: SQLColumnExpression[int]) -> Iterator[ColumnElement[bool]]:
    """What is known of them elsewhere: whether they were ticked, their roles, tags and consents."""
    if wanted.only is not None:
        yield Person.id.in_(wanted.only)
    if wanted.role:
        yield Person.id.in_(_of_role(wanted.role))
    if wanted.tag:
        yield number.in_(select(Tagging.person_id).where(Tagging.tag_id == wanted.tag))
    if wanted.purpose and wanted.agreed:
        yield _AGREED[wanted.agreed](wanted.purpose)
    if wanted.shown:
        yield agrees(Purpose.PHONE_LIST) & Person.id.in_(_shown_to_members())


def _of_role(key: str) -> frozenset[int]:
    """Nobody, when no feature knows that role any more."""
    return next((circle.find() for circle in circles() if circle.key == key), frozenset())


def _answers(purpose: Purpose) -> Select[int]:
    return select(Consent.person_id).where(Consent.purpose == purpose, Consent.latest.is_(True))


def _shown_to_members() -> Select[int]:
    ticked = _answers(Purpose.PHONE_LIST).join(ShownItem, ShownItem.consent_id == Consent.id)
    return ticked.where(ShownItem.audience == Audience.MEMBERS)


_AGREED: dict[Agreed, Callable[[Purpose], ColumnElement[bool]]] = {
    Agreed.AGREED: agrees,
    Agreed.NOT_ASKED: lambda purpose: Person.id.not_in(_answers(purpose)),
    Agreed.RUN_OUT: lambda purpose: (
        Person.id.in_(_answers(purpose).where(Consent.answer == Answer.YES)) & ~agrees(purpose)
    ),
    Agreed.REFUSED: lambda purpose: Person.id.in_(_answers(purpose).where(Consent.answer != Answer.YES)),
}
