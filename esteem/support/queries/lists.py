"""The one list of helpers, organisations and speakers, narrowed and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, false, func, literal, or_, select, union_all
from sqlalchemy.sql.selectable import Subquery

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.text import like
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.names import searched_for
from esteem.people.rules.standing import Stands
from esteem.support.models import Helper, Organisation, Speaker
from esteem.support.queries.helping import NAMED
from esteem.support.rules.kinds import Due, Show, Wanted, What, due_until, long_ago

TABLES: dict[What, type[Helper] | type[Organisation] | type[Speaker]] = {
    What.HELPER: Helper, What.ORGANISATION: Organisation, What.SPEAKER: Speaker,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: what it is, and the row it stands for."""

    what: What
    row: Any

    @property
    def person(self) -> Person | None:
        return None if self.what is What.ORGANISATION else self.row.person

    @property
    def name(self) -> str:
        return str(self.person.name if self.person else self.row.name)

    @property
    def reached(self) -> Any:
        """Whose number and address it is: the person's, or the organisation's own; None for who may not be shown them."""
        return self.row if self.person is None else may_be_reached(self.person)


def may_be_reached(person: Person) -> Person | None:
    """The person, when whoever asks may be shown how to reach them: a helper, yes; a member only by those who see people."""
    return person if person.stands is Stands.HELPER or may(People.SEE) else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the list has."""

    helpers: int = 0
    organisations: int = 0
    speakers: int = 0


def helps_now(today: date) -> ColumnElement[bool]:
    """Those whose help has not ended, and who have not left."""
    return NAMED & Person.left_on.is_(None) & or_(Helper.ended_on.is_(None), Helper.ended_on > today)


def lines_listed(wanted: Wanted, *, number: int) -> Listing[Line]:
    """One page of the list, by name."""
    found = listing(_ordered(wanted), number=number, scalars=False)
    return Listing(_with_rows(found.rows), found.count, found.number)


def lines_found(wanted: Wanted) -> Sequence[Line]:
    """All of it, for a file."""
    return _with_rows(session.execute(_ordered(wanted)).all())


def counted(wanted: Wanted) -> Counts:
    """How many helpers, organisations and speakers the list has."""
    everything = _found(wanted)
    rows = session.execute(select(everything.c.what, func.count().label("many")).group_by(everything.c.what))
    by_what: dict[str, int] = {row.what: row.many for row in rows}
    return Counts(*(by_what.get(what.value, 0) for what in What))


def _ordered(wanted: Wanted) -> Select[Any]:
    found = _found(wanted)
    return select(found.c.what, found.c.id).order_by(found.c.sort_name, found.c.what, found.c.id)


def _found(wanted: Wanted) -> Subquery:
    over, today = wanted.show is Show.OVER, dates.today()
    return union_all(
        _helpers(wanted, over, today), _organisations(wanted, over, today), _speakers(wanted, over)
    ).subquery()


def _begun(what: What, number: Any, sort_name: Any, wanted: Wanted) -> Select[Any]:
    chosen = select(literal(what.value, String).label("what"), number.label("id"), sort_name.label("sort_name"))
    return chosen if wanted.may_show(what) else chosen.where(false())


def _helpers(wanted: Wanted, over: bool, today: date) -> Select[Any]:
    now = helps_now(today)
    chosen = _begun(What.HELPER, Helper.id, Person.sort_name, wanted).join(Person, Helper.person_id == Person.id)
    chosen = chosen.outerjoin(Organisation, Helper.organisation_id == Organisation.id)
    chosen = chosen.where(NAMED & ~now if over else now)
    if wanted.sought:
        chosen = chosen.where(_has(wanted.sought, Person.found_by, Organisation.found_by, Helper.found_by))
    if wanted.role:
        chosen = chosen.where(getattr(Helper, wanted.role.column))
    if wanted.area:
        chosen = chosen.where(getattr(Helper, wanted.area.column))
    if wanted.due is Due.REVIEW:
        chosen = chosen.where(Helper.review_on <= due_until(today))
    if wanted.due is Due.TOUCH:
        chosen = chosen.where(_silent(Helper.last_touch_on, today))
    return chosen


def _organisations(wanted: Wanted, over: bool, today: date) -> Select[Any]:
    chosen = _begun(What.ORGANISATION, Organisation.id, Organisation.sort_name, wanted)
    chosen = chosen.where(Organisation.put_away_at.is_not(None) if over else Organisation.put_away_at.is_(None))
    if wanted.sought:
        chosen = chosen.where(_has(wanted.sought, Organisation.found_by))
    if wanted.due is Due.TOUCH:
        chosen = chosen.where(_silent(Organisation.last_touch_on, today))
    return chosen


def _speakers(wanted: Wanted, over: bool) -> Select[Any]:
    chosen = _begun(What.SPEAKER, Speaker.id, Person.sort_name, wanted).join(Person, Speaker.person_id == Person.id)
    here = NAMED & Person.left_on.is_(None) & Speaker.put_away_at.is_(None)
    chosen = chosen.where(NAMED & ~here if over else here)
    if wanted.sought:
        chosen = chosen.where(_has(wanted.sought, Person.found_by, Speaker.found_by))
    return chosen


def _has(sought: str, *columns: Any) -> ColumnElement[bool]:
    pattern = like(searched_for(sought))
    return or_(*(column.like(pattern, escape="\\") for column in columns))


def _silent(last: Any, today: date) -> ColumnElement[bool]:
    return or_(last.is_(None), last < long_ago(today))


def _with_rows(found: Sequence[Any]) -> list[Line]:
    """The lines with their rows: one query for each sort, however many lines."""
    rows = {what: _rows(what, [number for sort, number in found if sort == what.value]) for what in What}
    named = {what.value: what for what in What}
    return [Line(named[sort], rows[named[sort]][number]) for sort, number in found]


def _rows(what: What, numbers: list[int]) -> dict[int, Any]:
    return dict(_pairs(what, numbers))


def _pairs(what: What, numbers: list[int]) -> Iterator[tuple[int, Any]]:
    table: Any = TABLES[what]
    for row in session.scalars(select(table).where(table.id.in_(numbers))):
        yield row.id, row
