"""What lists brought in from files and merged entries hold about somebody."""

from __future__ import annotations

from esteem.kernel import dates, history
from esteem.people.models import Person
from esteem.people.queries.imports import lines_about, waiting
from esteem.people.queries.likeness import apart_rows, merged_into, people_by_id
from esteem.people.rules.held import Held
from esteem.people.rules.listed import said
from esteem.people.rules.merging import COLUMNS, NOTHING
from esteem.people.rules.minding import minded

WAITS = "May name them. It is thrown away whole when somebody is erased."


def held_by_lists(*, person_id: int) -> list[Held]:
    """Which lines of which lists they came in with, and lists still waiting, which may name anybody."""
    lines = [
        (brought.file_name, str(line.line), dates.say_day(dates.day_of(brought.imported_at)), line.happened.says)
        for line, brought in lines_about(person_id)
        if brought.imported_at is not None
    ]
    waits = [(b.file_name, dates.say_day(dates.day_of(b.uploaded_at)), WAITS) for b in waiting()]
    found = [Held("Lists brought in from files", ("File", "Line", "Day", "What it did"), lines)] if lines else []
    return [
        *found,
        *([Held("Files that wait to be brought in", ("File", "Day", "What it is"), waits)] if waits else []),
    ]


def held_by_likeness(*, person_id: int) -> Held | None:
    """Whom they were said not to be."""
    others = {n for row in apart_rows(person_id) for n in (row.first_id, row.second_id)} - {person_id}
    names = [(person.name,) for person in people_by_id(others).values()] if others else []
    return Held("People they were said not to be", ("Who",), names) if names else None


def entries_merged(person_id: int) -> list[tuple[Person, list[tuple[str, str, list[str]]], list[history.Entry]]]:
    """The entries that turned out to be this person: each with what it says, and its history."""
    gone = [one for one in merged_into(person_id) if one.erased_at is None]
    lines = history.of_many([("person", one.id) for one in gone], most=200)
    return [(one, _told(one), [line for line in lines if line.subject_id == one.id]) for one in gone]


def _told(gone: Person) -> list[tuple[str, str, list[str]]]:
    """What an entry says: what each thing is, and what must be minded about it."""
    labels = {column.key: str(column.info.get("label", column.key)) for column in Person.__table__.columns}
    values = {column: getattr(gone, column) for column in COLUMNS if column != "source_id"}
    told = [(column, value) for column, value in values.items() if value not in NOTHING]
    return [(labels[column], said(value), minded(column, values)) for column, value in told]
