"""Where somebody's name, number or address stands in what was written about other things: every table is looked through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Enum, String, Table, Text, exists, func, inspect, select

from esteem.kernel.db import Base, session
from esteem.kernel.house import the_house
from esteem.people.models import Person
from esteem.people.models.imports import PeopleImport
from esteem.people.queries.held_person import rows_of
from esteem.people.rules.held import NAME_STAYS
from esteem.privacy.rules.traces import Traces, traces_of

OWN = frozenset({"person", "account", "history", "form_key"})  # each put away by those whose it is
GOES_WHOLE = {PeopleImport.__tablename__: "lists from files that wait are thrown away whole"}
MOST_HINTS = 30
_REACHES = (Person.phone, Person.second_phone, Person.email, Person.address)
LONG = 100  # characters: a shorter column holds names of things, and not what was written about them


@dataclass(frozen=True, slots=True)
class Mention:
    """One text that speaks of them: which row and column of what, in words, and what it would say without them."""

    row: Any
    column: str
    where: str
    text: str
    instead: str = ""

    @property
    def is_read(self) -> bool:
        """Whether people read it; else it only serves finding."""
        return ":" in self.where


def traces(person: Person) -> Traces:
    """What can only mean this person, from their row and those merged into it: not what somebody else shares with them."""
    own = rows_of(person.id)
    others = select(Person.name, Person.known_as, *_REACHES).where(
        Person.id.not_in([row.id for row in own]), Person.erased_at.is_(None)
    )
    shared = {word for row in session.execute(others) for word in row if word}
    names = {word for row in own for word in (row.name, row.known_as) if word}
    reaches = {word for row in own for column in _REACHES if (word := getattr(row, column.key))}
    return traces_of(names, reaches, shared)


def staying_names() -> dict[str, str]:
    """The tables in which a name stays as it is, and why."""
    return {table: why for answer in the_house().ask(NAME_STAYS) for table, why in answer.items()}


def mentions(person: Person, left: Traces) -> list[Mention]:
    """Every text that surely speaks of them and is not kept by rule, with what takes its place."""
    return [
        Mention(row, column, where, text, left.without(text))
        for row, column, where, text in _texts(person.id, left.landmarks, staying_names())
        if left.said_in(text)
    ]


def staying(left: Traces, person_id: int) -> list[tuple[str, str]]:
    """Where their name stays although others wrote it, and why; not what it says, which may be somebody else's own."""
    why = staying_names()
    found = [
        (where, why[row.__tablename__])
        for row, _, where, text in _texts(person_id, left.landmarks, _but(why))
        if left.said_in(text)
    ]
    return list(dict.fromkeys(found))


def _but(wanted: dict[str, str]) -> dict[str, str]:
    """Every table but these."""
    return {name: "" for name in Base.metadata.tables if name not in wanted}


def hints(person: Person, left: Traces) -> list[Mention]:
    """Longer texts in which a part of their name stands and nothing surer: for a person to look at."""
    found = _texts(person.id, left.parts, {**staying_names(), **GOES_WHOLE}, shortest=LONG)
    told = (Mention(*each) for each in found if left.hinted_in(each[3]) and not left.said_in(each[3]))
    return [mention for _, mention in zip(range(MOST_HINTS), told, strict=False)]


def _texts(
    person_id: int, words: Iterable[str], stays: dict[str, str], *, shortest: int = 0
) -> Iterator[tuple[Any, str, str, str]]:
    """Each row, column and text of other people's words that has one of these anywhere in it."""
    sought = [word.lower() for word in words]
    for mapper in Base.registry.mappers if sought else ():
        table = mapper.local_table
        if not isinstance(table, Table) or table.name in OWN | stays.keys():
            continue
        columns = [mapper.get_property_by_column(c).key for c in table.columns if _is_text(c.type, shortest)]
        if columns:
            for row in session.scalars(select(mapper.class_).where(_says(mapper.class_, columns, sought)).distinct()):
                if not _is_about(row, person_id):
                    for key in columns:
                        yield row, key, _where(table, key), getattr(row, key) or ""


def _is_text(kind: Any, shortest: int) -> bool:
    if not isinstance(kind, String) or isinstance(kind, Enum):
        return False
    return isinstance(kind, Text) or (kind.length or 0) >= shortest


def _says(model: Any, columns: list[str], sought: list[str]) -> ColumnElement[bool]:
    """Whether any of these stands in one of the columns, which are read as one text with a line for each."""
    whole: Any = ""
    for key in columns:
        whole = func.coalesce(getattr(model, key), "").concat("\n").concat(whole)
    words = func.json_each(json.dumps(sought)).table_valued("value")  # one statement, however many words there are
    return exists().where(func.instr(func.lower(whole), words.c.value) > 0)


def _is_about(row: Any, person_id: int) -> bool:
    """Whether the row is their own, and so put away by whoever keeps it."""
    for column in inspect(row).mapper.local_table.columns:
        points = any(key.column.table.name == "person" for key in column.foreign_keys)
        if points and getattr(row, inspect(row).mapper.get_property_by_column(column).key) == person_id:
            return True
    return False


def _where(table: Table, key: str) -> str:
    label = table.columns[key].info.get("label", "") if key in table.columns else ""
    return f"{table.name.replace('_', ' ').capitalize()}{f': {label.lower()}' if label else ''}"
