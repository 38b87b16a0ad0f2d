"""Who may be one and the same, who was said not to be, and what was merged into whom."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.text import like
from esteem.people.models import NotTheSame, Person
from esteem.people.queries.imports import ON_A_LIST
from esteem.people.rules.likeness import Files, Known, Pair, Reason, pairs, words_of

MOST_NEAR = 60
_COMPARED = (
    Person.id, Person.name, Person.known_as, Person.email, Person.phone, Person.second_phone, Person.shared_phone,
)  # fmt: skip


def _known(row: Sequence[object]) -> Known:
    number, name, known_as, email, phone, second_phone, shared = row
    return Known(int(str(number)), str(name), str(known_as), str(email), (str(phone), str(second_phone)), bool(shared))


def known_as_of(person: Person) -> Known:
    """What a person is compared by."""
    return Known(
        person.id, person.name, person.known_as, person.email, (person.phone, person.second_phone), person.shared_phone
    )


def pairs_found() -> list[Pair]:
    """Everybody on a list who may be the same as somebody else, the likeliest first."""
    rows = session.execute(select(*_COMPARED).where(ON_A_LIST).order_by(Person.id))
    apart = session.execute(select(NotTheSame.first_id, NotTheSame.second_id))
    return pairs([_known(tuple(row)) for row in rows], frozenset((first, second) for first, second in apart))


def people_by_id(numbers: set[int]) -> dict[int, Person]:
    """These people by their numbers."""
    return {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(numbers)))}


def maybe_the_same(person: Person) -> list[tuple[Person, tuple[Reason, ...]]]:
    """Whom one person may be the same as, the likeliest first: a few, in two queries."""
    mine = known_as_of(person)
    near = _near(mine)
    if not near:
        return []
    apart = _said_apart(person.id)
    likely = [(k.id, why) for k, why in Files([_known(tuple(row)) for row in near]).like(mine) if k.id not in apart]
    found = people_by_id({number for number, _ in likely}) if likely else {}
    return [(found[number], why) for number, why in likely if number in found]


def _near(mine: Known) -> Sequence[Sequence[object]]:
    """Those with the same surname, address or number somewhere."""
    sought = {mine.mail, *mine.numbers, *(words_of(mine.name)[-1:] if len(mine.words) > 1 else mine.words)}
    patterns = [like(word) for word in sought if len(word) > 1]
    if not patterns:
        return []
    found = or_(*(Person.found_by.like(pattern, escape="\\") for pattern in patterns))
    rows = session.execute(select(*_COMPARED).where(ON_A_LIST, Person.id != mine.id, found).limit(MOST_NEAR))
    return [tuple(row) for row in rows]


def _said_apart(person_id: int) -> set[int]:
    mine = or_(NotTheSame.first_id == person_id, NotTheSame.second_id == person_id)
    rows = session.execute(select(NotTheSame.first_id, NotTheSame.second_id).where(mine))
    return {number for row in rows for number in row} - {person_id}


def apart_rows(person_id: int) -> Sequence[NotTheSame]:
    """Those of whom it was said that this person is not them."""
    mine = or_(NotTheSame.first_id == person_id, NotTheSame.second_id == person_id)
    return session.scalars(select(NotTheSame).where(mine)).all()


def apart_pair(one: int, other: int) -> NotTheSame | None:
    """What was said of these two, if anything was."""
    first, second = sorted((one, other))
    return session.scalar(select(NotTheSame).where(NotTheSame.first_id == first, NotTheSame.second_id == second))


def said_apart(most: int = 100) -> list[tuple[Person, Person]]:
    """The latest pairs of whom somebody said that they are two people, as far as both are on a list."""
    rows = session.execute(
        select(NotTheSame.first_id, NotTheSame.second_id).order_by(NotTheSame.id.desc()).limit(most)
    ).all()
    people = people_by_id({number for row in rows for number in row}) if rows else {}
    here = {
        number: person for number, person in people.items() if person.removed_at is None and person.erased_at is None
    }
    return [(here[first], here[second]) for first, second in rows if first in here and second in here]


def merged_into(person_id: int) -> Sequence[Person]:
    """The entries that turned out to be this person, the latest merged first."""
    gone = select(Person).where(Person.merged_into_id == person_id)
    return session.scalars(gone.order_by(Person.merged_at.desc(), Person.id)).all()


def newer_of(one: Person, other: Person) -> Person:
    """Whose entry was changed last."""
    latest = {person.id: history.of("person", person.id, most=1) for person in (one, other)}
    when = {number: lines[0].at if lines else None for number, lines in latest.items()}
    first, second = when[one.id], when[other.id]
    if first is None or second is None or first == second:
        return max(one, other, key=lambda person: person.id)
    return one if first > second else other
