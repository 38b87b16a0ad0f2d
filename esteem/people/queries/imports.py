"""What is known of lists brought in from files, and what bringing one in must know of the people here."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from esteem.kernel.db import session
from esteem.kernel.instances import current
from esteem.kernel.listings import Listing, listing
from esteem.people.models import ImportLine, PeopleImport, Person
from esteem.people.rules.columns import Column
from esteem.people.rules.likeness import Known
from esteem.people.rules.listed import Happened
from esteem.people.rules.planning import Kept

_HALVES = (Column.FIRST, Column.LAST)
COLUMNS = tuple(column.value for column in Column if column not in _HALVES)
_CALLED = {column.value: column for column in Column}
ON_A_LIST = Person.removed_at.is_(None) & Person.erased_at.is_(None) & Person.merged_into_id.is_(None)


def imports_listed(*, number: int) -> Listing[PeopleImport]:
    """One page of all lists that were uploaded, the newest first."""
    return listing(select(PeopleImport).order_by(PeopleImport.id.desc()), number=number)


def table_of(brought: PeopleImport) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The heads of an uploaded list and its lines with their numbers; no lines once it was brought in."""
    lines = json.loads(brought.lines) if brought.lines else []
    return json.loads(brought.heads), [(number, cells) for number, cells in lines]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the columns of a list are, and whether what stands above them is a person too."""

    columns: tuple[Column | None, ...]
    first_is_person: bool = False

    @property
    def written(self) -> str:
        """As it is kept."""
        return json.dumps(
            {"columns": [column or "" for column in self.columns], "first_is_person": self.first_is_person}
        )


def columns_before(heads_key: str) -> Chosen | None:
    """What the columns were said to be the last time a list with these heads came; None when none did."""
    chosen = session.scalar(
        select(PeopleImport.columns)
        .where(PeopleImport.heads_key == heads_key, PeopleImport.columns != "")
        .order_by(PeopleImport.id.desc())
        .limit(1)
    )
    return columns_of(chosen) if chosen else None


def columns_of(written: str) -> Chosen:
    """The columns as they were kept."""
    told = json.loads(written)
    return Chosen(tuple(_CALLED.get(value) for value in told["columns"]), told["first_is_person"])


def choices_of(brought: PeopleImport) -> dict[int, str]:
    """What was decided about doubtful lines, by the number of the line."""
    return {int(number): choice for number, choice in json.loads(brought.choices or "{}").items()}


def mark_of(says: str) -> str:
    """A mark of what a line says, which only this group's program can make: the line itself is not kept."""
    return hmac.new(current().key("people-import"), says.encode(), hashlib.sha256).hexdigest()


def people_kept() -> list[Kept]:
    """Everybody on a list, here or gone, with what is kept of them: one query, without making rows of them."""
    asked = [getattr(Person, name) for name in COLUMNS]
    rows = session.execute(select(Person.id, *asked).where(ON_A_LIST).order_by(Person.id))
    return [_kept(row[0], dict(zip(COLUMNS, row[1:], strict=True))) for row in rows]


def _kept(number: int, values: Mapping[str, object]) -> Kept:
    told = {name: str(values[name]) for name in ("name", "known_as", "email", "phone", "second_phone")}
    return Kept(
        Known(
            number, told["name"], told["known_as"], told["email"], (told["phone"], told["second_phone"]),
            bool(values["shared_phone"]),
        ),
        values,
    )  # fmt: skip


def marks_before() -> dict[str, list[int]]:
    """Of each line that was ever brought in, by its mark: the people it was about, in the last list that had it."""
    rows = session.execute(
        select(ImportLine.mark, ImportLine.import_id, ImportLine.person_id)
        .join(PeopleImport, PeopleImport.id == ImportLine.import_id)
        .where(PeopleImport.undone_at.is_(None))
        .order_by(ImportLine.import_id.desc(), ImportLine.line)
    )
    newest: dict[str, int] = {}
    found: dict[str, list[int]] = defaultdict(list)
    for mark, import_id, person_id in rows:
        if newest.setdefault(mark, import_id) == import_id:
            found[mark].append(person_id)
    return found


def lines_listed(brought: PeopleImport, happened: Happened, *, number: int) -> Listing[ImportLine]:
    """One page of what the lines of a list did, with the people."""
    chosen = select(ImportLine).where(ImportLine.import_id == brought.id, ImportLine.happened == happened)
    return listing(chosen.options(joinedload(ImportLine.person)).order_by(ImportLine.line), number=number)


def lines_to_undo(brought: PeopleImport) -> Sequence[ImportLine]:
    """Those that added or changed somebody, with the people, the last first."""
    chosen = select(ImportLine).where(
        ImportLine.import_id == brought.id, ImportLine.happened.in_((Happened.ADDED, Happened.CHANGED))
    )
    return session.scalars(chosen.options(joinedload(ImportLine.person)).order_by(ImportLine.line.desc())).all()


def counts_of(brought: PeopleImport) -> dict[Happened, int]:
    """How many lines did what."""
    found = session.scalars(select(ImportLine.happened).where(ImportLine.import_id == brought.id))
    counts = dict.fromkeys(Happened, 0)
    for happened in found:
        counts[happened] += 1
    return counts


def waiting(before: datetime | None = None) -> Sequence[PeopleImport]:
    """Lists that were uploaded and not brought in; with `before`, those uploaded before then."""
    chosen = select(PeopleImport).where(PeopleImport.imported_at.is_(None))
    if before is not None:
        chosen = chosen.where(PeopleImport.uploaded_at < before)
    return session.scalars(chosen).all()


def beyond_undoing(before: datetime) -> Sequence[ImportLine]:
    """The lines of lists brought in before then that still know what stood there before."""
    chosen = select(ImportLine).join(PeopleImport, PeopleImport.id == ImportLine.import_id)
    return session.scalars(chosen.where(PeopleImport.imported_at < before, ImportLine.after != "")).all()


def lines_about(person_id: int) -> Sequence[tuple[ImportLine, PeopleImport]]:
    """The lines of brought lists that were about somebody, with their lists."""
    rows = session.execute(
        select(ImportLine, PeopleImport)
        .join(PeopleImport, PeopleImport.id == ImportLine.import_id)
        .where(ImportLine.person_id == person_id)
        .order_by(ImportLine.id)
    )
    return [(line, brought) for line, brought in rows]
