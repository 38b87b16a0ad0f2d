"""What is done about people. Nothing here is beyond recall: who left can come back, who was removed can be put back."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.people.models import Person
from esteem.people.rules import check_days, check_has_left, found_by


def add_person(*, name: str, **details: Any) -> Person:
    """Somebody new, with a name and whatever else they offered. Flushes. Raises RuleBroken."""
    person = Person(name=name, known_as="", phone="", email="", phone_care="", email_care="", no_voicemail=False)
    session.add(person)
    _write(person, name=name, **details)
    return person


def change_person(*, person: Person, seen_version: int | None, **details: Any) -> Person:
    """Change what is kept about them. Raises StaleEdit, RuleBroken."""
    check_version(person, seen_version)
    _write(person, **details)
    return person


def _write(person: Person, **details: Any) -> None:
    for field, value in details.items():
        setattr(person, field, value)
    check_days(person.joined_on, person.left_on)
    person.sort_name = fold(person.name)
    person.found_by = found_by(name=person.name, known_as=person.known_as, phone=person.phone, email=person.email)
    session.flush()


def record_leaving(*, person: Person, left_on: date) -> Person:
    """They left on that day. Raises RuleBroken when it is before they joined, or has not come yet."""
    check_has_left(left_on, dates.today())
    check_days(person.joined_on, left_on)
    person.left_on = left_on
    session.flush()
    return person


def welcome_back(*, person: Person) -> Person:
    """They belong again."""
    person.left_on = None
    session.flush()
    return person


def remove_person(*, person: Person) -> Person:
    """Take somebody added by mistake off every list; they can be put back."""
    person.removed_at = person.removed_at or dates.now()
    session.flush()
    return person


def put_back(*, person: Person) -> Person:
    """Undo a removal."""
    person.removed_at = None
    session.flush()
    return person
