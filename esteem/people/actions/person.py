"""Somebody is added, changed, leaves, comes back, is taken off every list and put back."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.people.actions.consents import end_with_leaving
from esteem.people.actions.forgetting import forget_needs, shut_own_door
from esteem.people.actions.standing import Stood, begin_record, keep_record
from esteem.people.models import Person
from esteem.people.rules.names import found_by
from esteem.people.rules.standing import Stands, check_days, check_has_left

_BLANK = dict.fromkeys(
    (
        "known_as", "pronouns", "phone", "phone_care", "second_phone", "second_phone_care", "email", "email_care", "address",
        "town", "postcode", "address_care", "best_times", "source_note", "notes",
    ),
    "",
)  # fmt: skip
_UNTICKED = dict.fromkeys(("no_voicemail", "withhold_number", "shared_phone", "plain_envelope"), False)


def add_person(*, name: str, **details: Any) -> Person:
    """Somebody new, with a name and whatever else they offered. Flushes. Raises RuleBroken."""
    person = new_person(name=name, **details)
    session.flush()
    return person


def new_person(*, name: str, **details: Any) -> Person:
    """The same, still to be flushed: for whoever adds many at once."""
    person = Person(name=name, stands=Stands.MEMBER, **_BLANK, **_UNTICKED)
    session.add(person)
    _write(person, name=name, **details)
    begin_record(person)
    return person


def change_person(*, person: Person, seen_version: int | None, **details: Any) -> Person:
    """Change what is kept about them. Raises StaleEdit, RuleBroken."""
    check_version(person, seen_version)
    alter_person(person=person, **details)
    session.flush()
    return person


def alter_person(*, person: Person, **details: Any) -> None:
    """The same, still to be flushed: for whoever changes many at once."""
    before = Stood.of(person)
    _write(person, **details)
    keep_record(person, before)


def _write(person: Person, **details: Any) -> None:
    for field, value in details.items():
        setattr(person, field, value)
    check_days(person.joined_on, person.left_on)
    make_findable(person)


def make_findable(person: Person) -> None:
    """Write down what the lists sort and find them by; after anything of that was changed."""
    person.sort_name = fold(person.name)
    words = (person.name, person.known_as, person.email, person.town, person.postcode)
    person.found_by = found_by(*words, numbers=(person.phone, person.second_phone))


def record_leaving(*, person: Person, left_on: date, note: str = "") -> Person:
    """They left on that day; their emergency contact and needs are deleted with it.

    Raises RuleBroken when it is before they joined, or has not come yet.
    """
    check_has_left(left_on, dates.today())
    check_days(person.joined_on, left_on)
    before = Stood.of(person)
    person.left_on, person.follow_up_on = left_on, None
    keep_record(person, before, note=note)
    forget_needs(person_id=person.id)
    end_with_leaving(person=person, left_on=left_on)
    shut_own_door(person_id=person.id)
    session.flush()
    return person


def welcome_back(*, person: Person) -> Person:
    """They belong again, from today."""
    before = Stood.of(person)
    person.left_on = None
    keep_record(person, before)
    session.flush()
    return person


def remove_person(*, person: Person) -> Person:
    """Take somebody added by mistake off every list; they can be put back."""
    person.removed_at = person.removed_at or dates.now()
    shut_own_door(person_id=person.id)
    return person


def put_back(*, person: Person) -> Person:
    """Undo a removal."""
    person.removed_at = None
    session.flush()
    return person
