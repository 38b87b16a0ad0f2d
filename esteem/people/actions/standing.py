"""Where somebody stands changes: every change is written down with its day, and the person's row says how it is now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.people.actions.forgetting import forget_needs
from esteem.people.models import Person, StandingChange
from esteem.people.queries.standing import record_of
from esteem.people.rules.following import IN_TOUCH_AFTER
from esteem.people.rules.standing import JOINS, Became, Stands, check_coming_back, check_days, check_has_come


@dataclass(frozen=True, slots=True)
class Stood:
    """Where somebody stood before something about them was changed."""

    stands: Stands
    enquired_on: date | None
    joined_on: date | None
    left_on: date | None

    @classmethod
    def of(cls, person: Person) -> Stood:
        return cls(person.stands, person.enquired_on, person.joined_on, person.left_on)


def begin_record(person: Person) -> None:
    """The first line about somebody new. An enquirer asked today unless it says when, and is reached two weeks later."""
    if person.stands is Stands.ENQUIRER and person.left_on is None:
        person.enquired_on = person.enquired_on or dates.today()
        person.follow_up_on = person.follow_up_on or person.enquired_on + IN_TOUCH_AFTER
    first = person.enquired_on if person.stands is Stands.ENQUIRER else person.joined_on
    _write_down(person, Became.read(person.stands.value, Became.MEMBER), first)
    if person.left_on is not None:
        _write_down(person, Became.LEFT, person.left_on)


def keep_record(person: Person, before: Stood, *, on: date | None = None, note: str = "") -> None:
    """Let the record say what was changed about where they stand: a new line, or another day in an old one."""
    asked_first = before.stands is Stands.ENQUIRER and person.stands is not Stands.ENQUIRER
    if person.stands is not before.stands:
        if asked_first:
            _joins_now(person, on)
        moved = person.joined_on if asked_first and person.joined_on != before.joined_on else None
        _write_down(person, Became.read(person.stands.value, Became.MEMBER), on or moved or dates.today(), note)
    if person.joined_on != before.joined_on and not asked_first:
        _mend(person, JOINS, person.joined_on)
    if person.enquired_on != before.enquired_on:
        _mend(person, {Became.ENQUIRER}, person.enquired_on)
    if person.left_on != before.left_on:
        _came_or_went(person, before, on, note)


def _joins_now(person: Person, on: date | None) -> None:
    """Whoever is no enquirer any more has joined, and need not be got in touch with again."""
    person.joined_on = person.joined_on or on or dates.today()
    person.follow_up_on = None


def _came_or_went(person: Person, before: Stood, on: date | None, note: str) -> None:
    if person.left_on is None:
        _write_down(person, Became.BACK, on or dates.today(), note)
    elif before.left_on is None:
        _write_down(person, Became.LEFT, person.left_on, note)
    else:
        _mend(person, {Became.LEFT}, person.left_on, last=True)


def _write_down(person: Person, became: Became, on: date | None, note: str = "") -> None:
    session.add(StandingChange(person=person, became=became, changed_on=on, note=note))


def _mend(person: Person, kinds: Collection[Became], on: date | None, *, last: bool = False) -> None:
    """The first line of those kinds (or the last) is of another day; one that is not there stays away."""
    found = [change for change in record_of(person.id) if change.became in kinds]
    if found:
        found[-1 if last else 0].changed_on = on


def become(*, person: Person, became: Stands, on: date, note: str = "") -> Person:
    """From that day on they are an enquirer, a member or a helper. Raises RuleBroken when they are so already."""
    check_has_come(on, dates.today(), "on")
    if person.stands is became and person.left_on is None:
        raise RuleBroken(f"{person.goes_by} is that already.", field="became")
    before = Stood.of(person)
    person.stands, person.left_on = became, None
    if became is Stands.ENQUIRER:
        person.enquired_on = person.enquired_on or on
    check_days(person.joined_on, person.left_on)
    keep_record(person, before, on=on, note=note)
    session.flush()
    return person


def put_right(
    *, change: StandingChange, seen_version: int | None, changed_on: date | None, note: str
) -> StandingChange:
    """Another day or note for a line of the record. Raises StaleEdit, RuleBroken."""
    check_version(change, seen_version)
    check_has_come(changed_on, dates.today(), "changed_on")
    if change.became is Became.LEFT and changed_on is None:
        raise RuleBroken("Enter the day they left, or take the line back.", field="changed_on")
    change.changed_on, change.note = changed_on, note
    session.flush()
    record = record_of(change.person_id)
    check_coming_back([(one.became, one.changed_on) for one in record])
    _say_days(session.get_one(Person, change.person_id), change, record)
    return change


def _say_days(person: Person, change: StandingChange, record: Sequence[StandingChange]) -> None:
    """The person's row says the day of that line, where it is the one the row goes by. Raises RuleBroken."""
    if change is _first(record, JOINS):
        person.joined_on = change.changed_on
    if change is _first(record, {Became.ENQUIRER}):
        person.enquired_on = change.changed_on
    if person.left_on is not None and change is _first(list(reversed(record)), {Became.LEFT}):
        person.left_on = change.changed_on
    check_days(person.joined_on, person.left_on, "changed_on")
    session.flush()


def _first(record: Sequence[StandingChange], kinds: Collection[Became]) -> StandingChange | None:
    return next((change for change in record if change.became in kinds), None)


def take_back(*, change: StandingChange) -> Person:
    """The last change was written down by mistake: it goes, and they stand where they stood before it.

    Raises RuleBroken for any line but the last, and for the only one.
    """
    person, record = session.get_one(Person, change.person_id), list(record_of(change.person_id))
    if record[-1] is not change or len(record) == 1:
        raise RuleBroken("Only the last change can be taken back.")
    session.delete(change)
    before = list(reversed(record[:-1]))
    if change.became is Became.LEFT:
        person.left_on = None
    elif change.became is Became.BACK:
        went = _first(before, {Became.LEFT})
        person.left_on = went.changed_on if went else None
        forget_needs(person_id=person.id)  # told while it looked as if they were back
    elif stood := _first(before, {*JOINS, Became.ENQUIRER}):
        joined = _first(record[:-1], JOINS)
        person.stands = Stands.read(stood.became.value, person.stands)
        person.joined_on = joined.changed_on if joined else None
    session.flush()
    return person
