"""What the group wants to know of its offices: who holds them, who held them, which stand empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import contains_eager

from esteem.committee.models import Office, Term
from esteem.committee.rules import Need, OfficeKind, Seat, is_soon, term_note, warnings
from esteem.group.queries import rules_in_force, the_group
from esteem.group.rules import Rule, RuleKey
from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.people.models import Person
from esteem.people.rules.finding import Circle
from esteem.people.rules.held import Held


class Holding(NamedTuple):
    """An office, who holds it, and the term in which they do."""

    office: Office
    person: Person
    term: Term


class OfficeOn(NamedTuple):
    """An office, and who held it on the day."""

    office: Office
    holdings: list[Holding]


@dataclass(frozen=True, slots=True)
class CommitteeOn:
    """The committee as it stood on a day.

    `offices` are those in use and those that were held then, `missing` the usual ones the group has no office for;
    `notes` are by the number of the term.
    """

    offices: list[OfficeOn]
    retired: list[Office]
    missing: list[OfficeKind]
    notes: dict[int, str]
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one office or one person, the latest first but for what is still to come."""

    now: list[Term]
    ahead: list[Term]
    before: list[Term]
    removed: list[Term]


def has_committee() -> bool:
    """Informal groups have none, whatever was kept before they became so."""
    group = the_group()
    return group is not None and group.has_committee


def _terms() -> Select[Term]:
    found = select(Term).join(Term.office).join(Term.person)
    return found.options(contains_eager(Term.office), contains_eager(Term.person))


def _running(day: date) -> ColumnElement[bool]:
    return Term.removed_at.is_(None) & (Term.since_on <= day) & or_(Term.until_on.is_(None), Term.until_on > day)


def holders_on(day: date) -> list[Holding]:
    """Who held what on that day, in the order of the offices; of those who share one, the longest there first."""
    if not has_committee():
        return []
    found = _terms().where(_running(day)).order_by(Office.place, Office.id, Term.since_on, Person.sort_name)
    return [Holding(term.office, term.person, term) for term in session.scalars(found)]


def circles() -> list[Circle]:
    """What a list of people can be narrowed to: those who hold an office today, and those of them on the committee."""
    if not has_committee():
        return []
    return [
        Circle("office", "Hold an office", lambda: frozenset(held.person.id for held in holders_on(dates.today()))),
        Circle(
            "committee", "On the committee",
            lambda: frozenset(held.person.id for held in holders_on(dates.today()) if held.office.on_committee),
        ),
    ]  # fmt: skip


def officer(kind: OfficeKind, on: date | None = None) -> Person | None:
    """Who is chair, secretary or treasurer on that day (today, unless told); the longest there when two share it."""
    holdings = holders_on(on or dates.today())
    return next((person for office, person, _ in holdings if office.kind is kind), None)


def offices_in_use() -> Sequence[Office]:
    """The offices the group has, in order."""
    return session.scalars(select(Office).where(Office.retired_at.is_(None)).order_by(Office.place, Office.id)).all()


def office_before(office: Office) -> int:
    """The number of the office in use that stands before it; 0 when it is the first."""
    before = [other.id for other in offices_in_use() if (other.place, other.id) < (office.place, office.id)]
    return before[-1] if before else 0


def every_office() -> Sequence[Office]:
    """Those no longer used among them."""
    return session.scalars(select(Office).order_by(Office.place, Office.id)).all()


def office_called(name: str) -> Office | None:
    """The office of this name, however it is written; one in use before one that is not."""
    same = [office for office in every_office() if fold(office.name) == fold(name)]
    return min(same, key=lambda office: office.retired_at is not None, default=None)


def last_place() -> int:
    """Where the last office stands in the order; 0 when there is none."""
    return session.scalar(select(func.max(Office.place))) or 0


def vacancies(day: date) -> list[Office]:
    """The offices that should not be empty and that nobody held on that day."""
    return _empty(offices_in_use(), holders_on(day)) if has_committee() else []


def _empty(offices: Iterable[Office], holdings: Iterable[Holding]) -> list[Office]:
    held = {office.id for office, _, _ in holdings}
    return [office for office in offices if office.needed and office.id not in held]


def committee_on(day: date) -> CommitteeOn:
    """Every office with its holders on that day, and what the group should know about it; in three queries."""
    rules, holdings, offices = rules_in_force(), holders_on(day), every_office()
    by_office = defaultdict(list)
    for held in holdings:
        by_office[held.office.id].append(held)
    retired = [office for office in offices if office.retired_at is not None]
    present = {office.kind for office in offices if office not in retired}
    return CommitteeOn(
        offices=[OfficeOn(o, by_office.get(o.id, [])) for o in offices if o not in retired or o.id in by_office],
        retired=retired,
        missing=[kind for kind in OfficeKind if kind not in present],
        notes={term.id: _note(term, number_of(RuleKey.TERM_YEARS, rules), day) for _, _, term in holdings},
        warnings=warnings(
            [_seat(held, day) for held in holdings],
            least=number_of(RuleKey.COMMITTEE_LEAST, rules),
            most=number_of(RuleKey.COMMITTEE_MOST, rules),
        ),
    )


def number_of(key: RuleKey, rules: Mapping[RuleKey, Rule]) -> int | None:
    """The number that a rule in force names, or None when there is no such rule."""
    return rules[key].number if key in rules else None


def _note(term: Term, years: int | None, day: date) -> str:
    return term_note(term.since_on, term.until_on, years=years, today=day)


def notes_of(terms: Iterable[Term], day: date) -> dict[int, str]:
    """What to bear in mind about running terms, by their number."""
    years = number_of(RuleKey.TERM_YEARS, rules_in_force())
    return {term.id: _note(term, years, day) for term in terms}


def _seat(held: Holding, day: date) -> Seat:
    office, person, _ = held
    gone = person.removed_at is not None or (person.left_on is not None and person.left_on <= day)
    return Seat(office.name, office.kind, office.on_committee, person.id, person.goes_by, gone)


def terms_of_office(office: Office, day: date) -> Terms:
    """Everybody who held it, holds it, or is to hold it."""
    return _sorted(session.scalars(_terms().where(Term.office_id == office.id)), day)


def terms_of_person(person: Person, day: date) -> Terms:
    """All they held, hold and are to hold."""
    return _sorted(session.scalars(_terms().where(Term.person_id == person.id)), day)


def _sorted(terms: Iterable[Term], day: date) -> Terms:
    found = sorted(terms, key=lambda term: (term.since_on, term.id), reverse=True)
    kept = [term for term in found if term.removed_at is None]
    return Terms(
        now=[term for term in kept if term.holds_on(day)],
        ahead=[term for term in reversed(kept) if term.since_on > day],
        before=[term for term in kept if term.until_on is not None and term.until_on <= day],
        removed=[term for term in found if term.removed_at is not None],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A line of history that says whose term it is about."""

    said: str
    who: str
    at: datetime


def history_of_office(office: Office, terms: Terms) -> list[Told]:
    """The latest lines about an office and the terms in it, newest first."""
    names = {term.id: term.person.name for term in (*terms.now, *terms.ahead, *terms.before, *terms.removed)}
    entries = history.of_many([("office", office.id), *(("term", number) for number in names)])
    return [
        Told(f"{names[entry.subject_id]}: {entry.said[0].lower()}{entry.said[1:]}", entry.who, entry.at)
        if entry.subject == "term"
        else Told(entry.said, entry.who, entry.at)
        for entry in entries
    ]


def kept_terms(*, office_id: int, person_id: int) -> Sequence[Term]:
    """Every term of one person in one office, removed ones left out."""
    return session.scalars(
        _terms().where(Term.office_id == office_id, Term.person_id == person_id, Term.removed_at.is_(None))
    ).all()


def every_term(person_id: int) -> Sequence[Term]:
    """Every term of one person, those recorded by mistake too, in the order they began."""
    return session.scalars(_terms().where(Term.person_id == person_id).order_by(Term.since_on, Term.id)).all()


def has_terms() -> bool:
    """Whether anybody was ever written down as holding an office."""
    return session.scalar(select(Term.id).limit(1)) is not None


def terms_held(person_id: int) -> Held | None:
    """What they held and hold, for the file of everything held about them."""
    rows = [
        (
            term.office.name, dates.say_day(term.since_on), dates.say_day(term.until_on) if term.until_on else "",
            term.came.says if term.came else "", "yes" if term.removed_at else "",
        )
        for term in every_term(person_id)
    ]  # fmt: skip
    return (
        Held(
            "Offices and jobs",
            ("Which", "From", "Until", "How", "Recorded by mistake"),
            rows,
            stays="Who ran the group when is part of its own record.",
            kept_as=f"The office and its days, held by “Former member {person_id}”.",
            place=50,
        )
        if rows
        else None
    )


def needs_doing(on: date) -> list[Need]:
    """What the committee needs, most pressing first: empty offices, holders who left, terms that end or are due.

    Nothing in an informal group; one need without an office where the offices have still to be written down.
    """
    if not has_committee():
        return []
    offices = offices_in_use()
    if not offices:
        return [Need("Say who does what", None)]
    holdings, years = holders_on(on), number_of(RuleKey.TERM_YEARS, rules_in_force())
    empty = [Need(f"{office.name}: nobody at present.", office.id) for office in _empty(offices, holdings)]
    gone = [
        Need(f"{seat.person} has left the group and is still down as {seat.office}.", held.office.id)
        for held in holdings
        if (seat := _seat(held, on)).has_left
    ]
    ending = [
        Need(f"{person.goes_by}, {office.name}: {note[0].lower()}{note[1:]}.", office.id)
        for office, person, term in holdings
        if (note := _note(term, years, on)) and (term.until_on is None or is_soon(term.until_on, on))
    ]
    return [*empty, *gone, *ending]
