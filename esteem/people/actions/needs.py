"""Emergency contact and needs are written down, with the yes that allows it; erased; and merged."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.permissions import actor
from esteem.people.actions.consents import record_answers
from esteem.people.actions.forgetting import forget_needs
from esteem.people.models import Look, Needs, Person
from esteem.people.queries.needs import agrees_to_needs
from esteem.people.rules.consents import Purpose, Way
from esteem.people.rules.needs import FIELDS, MOST, NOT_AGREED, both

NOT_HERE = "This is kept only of people who are here."


def keep_needs(
    *, person: Person, seen_version: int | None, how: Way | None = None, said_on: date | None = None, **words: str
) -> Needs | None:
    """Keep what they told us; None when every field is blank, and nothing is kept then.

    `how` and `said_on` write down their yes, where none stands yet. Flushes. Raises RuleBroken, StaleEdit.
    """
    if not person.is_here:
        raise RuleBroken(NOT_HERE)
    if not any(words.values()):
        forget_needs(person_id=person.id)
        return None
    if not agrees_to_needs(person.id):
        _write_down_yes(person, how, said_on)
    return _write(person.id, seen_version, words)


def _write_down_yes(person: Person, how: Way | None, said_on: date | None) -> None:
    if how is None or said_on is None:
        raise RuleBroken(NOT_AGREED, field="how")
    record_answers(person=person, yes=[Purpose.NEEDS], said_on=said_on, how=how, to_whom=actor().name)


def _write(person_id: int, seen_version: int | None, words: dict[str, str]) -> Needs:
    kept = session.get(Needs, person_id)
    if kept is None:
        kept = Needs(id=person_id)
        session.add(kept)
    elif seen_version is None:  # somebody else wrote the first words while this form was open
        raise StaleEdit(kept)
    else:
        check_version(kept, seen_version)
    for field in FIELDS:
        setattr(kept, field, words.get(field, ""))
    session.flush()
    return kept


def forget_when_no_longer_agreed(*, person_id: int, purpose: Purpose) -> None:
    """They agree no longer: what rested on it is deleted at once."""
    if purpose is Purpose.NEEDS:
        forget_needs(person_id=person_id)


def erase_needs(*, person_id: int) -> None:
    """Nothing is left of it, nor of who looked at it, nor of what history said."""
    forget_needs(person_id=person_id)
    for look in session.scalars(select(Look).where(Look.person_id == person_id)):
        session.delete(look)
    session.flush()
    history.blank("needs", person_id)


def merge_needs(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: where both had something, both are kept, the one's own first; and so are the looks at either."""
    gone = session.get(Needs, gone_id)
    if gone is not None:
        kept = session.get(Needs, kept_id)
        old = {field: getattr(kept, field) if kept else "" for field in FIELDS}
        words = {field: both(old[field], getattr(gone, field), most=MOST[field]) for field in FIELDS}
        forget_needs(person_id=gone_id)
        _write(kept_id, kept.version if kept else None, words)
    _merge_looks(kept_id, gone_id)


def _merge_looks(kept_id: int, gone_id: int) -> None:
    for look in session.scalars(select(Look).where(Look.person_id == gone_id)).all():
        session.delete(look)
        session.merge(Look(person_id=kept_id, at=look.at, account_id=look.account_id))
    session.flush()
