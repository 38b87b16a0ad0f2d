"""Naming somebody: what a field needs that asks for one of the people."""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, select

from esteem.kernel.db import session
from esteem.kernel.text import fold, like
from esteem.people.models import Person
from esteem.people.rules.names import searched_for

FEW, SHOWN = 40, 8
_NAMES = (Person.id, Person.name, Person.known_as)
_HERE = (Person.left_on.is_(None), Person.removed_at.is_(None), Person.erased_at.is_(None))


class Everybody:
    """Everybody who belongs now, for a field of `kernel.sought`."""

    def few(self) -> list[tuple[int, str]] | None:
        """All by name, or None when a list to choose from would be long."""
        found = session.execute(
            select(*_NAMES).where(*_HERE).order_by(Person.sort_name, Person.id).limit(FEW + 1)
        ).all()
        return None if len(found) > FEW else [(number, label(name, known_as)) for number, name, known_as in found]

    def found(self, typed: str) -> list[tuple[int, str]]:
        """Those whom the words find, whose name begins with them first."""
        begins = case((Person.sort_name.startswith(fold(typed), autoescape=True), 0), else_=1)
        found = session.execute(
            select(*_NAMES)
            .where(*_HERE, *_with_each_word_of(typed.split(" (")[0]))
            .order_by(begins, Person.sort_name, Person.id)
            .limit(SHOWN)
        )
        return [(number, label(name, known_as)) for number, name, known_as in found]

    def called(self, number: int) -> str | None:
        """How they are called, here or not."""
        found = session.execute(select(Person.name, Person.known_as).where(Person.id == number)).first()
        return label(*found) if found else None


def _with_each_word_of(typed: str) -> list[ColumnElement[bool]]:
    return [Person.found_by.like(like(searched_for(word)), escape="\\") for word in typed.split()]


def label(name: str, known_as: str) -> str:
    """A name to choose by."""
    return f"{name} ({known_as})" if known_as else name
