"""What erasing somebody would do, before it is done; the list of erasures kept beside the database; old copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from esteem.kernel import backups, dates, history
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.instances import Instance, current
from esteem.kernel.listings import Listing, listing
from esteem.people.models import Person
from esteem.people.queries.held_person import rows_of
from esteem.people.rules.held import MAY_ERASE, Held
from esteem.privacy.models import Erasure
from esteem.privacy.queries.held import everything_about
from esteem.privacy.queries.mentions import Mention, hints, staying, traces
from esteem.privacy.rules.erasures import Erased, hashed_name, read_lines
from esteem.privacy.rules.traces import Traces


@dataclass(frozen=True, slots=True)
class Preview:
    """What goes, what stays and why, what a person should look at, and why it cannot be done (if so)."""

    person: Person
    goes: list[Held]
    stays: list[Held]
    to_look_at: list[Mention]
    refused: list[str]


def preview_of(person: Person) -> Preview:
    """What erasing them would do."""
    sections, left = everything_about(person.id), traces(person)
    return Preview(
        person,
        [section for section in sections if section.goes],
        [*(section for section in sections if not section.goes), *_names_that_stay(person, left)],
        hints(person, left),
        why_not(person.id),
    )


def _names_that_stay(person: Person, left: Traces) -> list[Held]:
    rows = staying(left, person.id)
    because = " ".join(dict.fromkeys(why for _, why in rows))
    return [Held("Their name, where others wrote it", ("Where", "Why"), rows, stays=because)] if rows else []


def why_not(person_id: int) -> list[str]:
    """The sentences that say why they cannot be erased now; none when they can."""
    return the_house().ask(MAY_ERASE, person_id=person_id)


def list_file(instance: Instance) -> Path:
    """Where the list of erasures is: in the group's folder, outside the database and its copies."""
    return instance.folder / "erasures"


def erased_before(instance: Instance) -> list[Erased]:
    """Every line of the list, the oldest first."""
    path = list_file(instance)
    return read_lines(path.read_text(encoding="utf-8").splitlines()) if path.exists() else []


def lines_about(person: Person, at: str) -> list[Erased]:
    """How the list says that this person is erased: a line for their row, and for each that was merged into it."""
    key = current().key("erasures")
    return [
        Erased(row.id, at, history.origin("person", row.id), hashed_name(key, row.name)) for row in rows_of(person.id)
    ]


def came_back() -> list[tuple[Person, Erased]]:
    """Those on the list whose own row is in this database with their words in it: it is a copy from before."""
    listed = {line.person_id: line for line in erased_before(current())}
    wanted = select(Person).where(Person.id.in_(sorted(listed)), Person.erased_at.is_(None)).order_by(Person.id)
    found = [(person, listed[person.id]) for person in session.scalars(wanted)] if listed else []
    return [(person, line) for person, line in found if _is_the_same(person, line)]


def _is_the_same(person: Person, line: Erased) -> bool:
    """Another person may have been given the same number since: the code of the row's first line tells them apart."""
    origin = history.origin("person", person.id)
    if origin and line.origin:
        return origin == line.origin
    return bool(line.name) and hashed_name(current().key("erasures"), person.name) == line.name


def not_listed() -> list[Erased]:
    """The lines that are missing on the list about those erased in this database: it was cut off, or the disk was full.

    Their names are known no more; the code of the row's first line is enough.
    """
    listed = {(line.person_id, line.origin) for line in erased_before(current())}
    wanted = select(Person.id, Person.erased_at).where(Person.erased_at.is_not(None)).order_by(Person.id)
    erased = [
        Erased(row.id, row.erased_at.isoformat(), history.origin("person", row.id)) for row in session.execute(wanted)
    ]
    return [line for line in erased if (line.person_id, line.origin) not in listed]


def erasures(number: int) -> Listing[Erasure]:
    """One page of who was erased, the latest first."""
    return listing(select(Erasure).order_by(Erasure.id.desc()), number=number)


def copies_holding(erased: Sequence[Erasure]) -> list[str]:
    """The names of the copies of the database that were made before the latest of these erasures."""
    if not erased:
        return []
    return [path.name for path in backups.made_before(current(), max(one.erased_at for one in erased))]


def copies_now() -> int:
    """How many copies of the database there are now: they hold what is not erased yet, and keep it."""
    return len(backups.made_before(current(), dates.now() + timedelta(seconds=1)))


def copies_folder() -> str:
    """Where the copies are."""
    return str(current().backups)


def erased_again() -> list[Erased]:
    """The lines of the list that say who came back with an old copy and was erased again, the latest first."""
    return [line for line in reversed(erased_before(current())) if line.again]
