"""Somebody may speak for the group, until a day; what was said is written down; and when they are erased or merged."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.minutes.models import Decision, Mandate, SaidOutside
from esteem.minutes.rules.speaking import check_days, check_rests, check_spoken
from esteem.people.models import Person
from esteem.privacy.queries.mentions import traces
from esteem.privacy.rules.traces import INSTEAD, Traces


def add_mandate(**details: Any) -> Mandate:
    """Somebody may speak for the group from a day on. Flushes. Raises RuleBroken."""
    return _write_mandate(Mandate(), **details)


def change_mandate(*, mandate: Mandate, seen_version: int | None, **details: Any) -> Mandate:
    """Put right what was written down. Raises RuleBroken, StaleEdit."""
    check_version(mandate, seen_version)
    return _write_mandate(mandate, **details)


def _write_mandate(
    mandate: Mandate, *, person_id: int, about: str, to_whom: str = "", since_on: date, last_on: date | None = None,
    decision_id: int | None = None, rests_on: str = "",
) -> Mandate:  # fmt: skip
    check_days(since_on, last_on)
    check_rests(decision_id, rests_on)
    decision = session.get(Decision, decision_id) if decision_id is not None else None
    mandate.person_id, mandate.about, mandate.to_whom = person_id, about, to_whom
    mandate.since_on, mandate.last_on = since_on, last_on
    mandate.decision_id, mandate.rests_on = decision_id, rests_on
    number = decision.name if decision is not None else ""  # not its words: not everybody may read what was decided
    mandate.found_by = fold("\n".join([about, mandate.to, rests_on, number]))
    session.add(mandate)
    session.flush()
    session.expire(mandate, ["person", "decision"])
    return mandate


def end_mandate(*, mandate: Mandate, seen_version: int | None, last_on: date) -> Mandate:
    """They may speak until that day, and not after it. Raises RuleBroken, StaleEdit."""
    check_version(mandate, seen_version)
    check_days(mandate.since_on, last_on)
    mandate.last_on = last_on
    session.flush()
    return mandate


def write_said(*, entry: SaidOutside | None = None, seen_version: int | None = None, **details: Any) -> SaidOutside:
    """Write down what was said outside, or put it right. Flushes. Raises RuleBroken, StaleEdit."""
    if entry is not None:
        check_version(entry, seen_version)
    return _write_said(entry or SaidOutside(), **details)


def _write_said(
    entry: SaidOutside, *, said_on: date, words: str, person_id: int | None = None, who: str = "", place: str = "",
    to_whom: str = "", follow_up: str = "", meeting_id: int | None = None,
) -> SaidOutside:  # fmt: skip
    check_spoken(said_on, person_id, who, dates.today())
    entry.said_on, entry.person_id, entry.who = said_on, person_id, who
    entry.place, entry.to_whom, entry.words, entry.follow_up = place, to_whom, words, follow_up
    entry.meeting_id = meeting_id
    entry.found_by = _found_by(entry)
    session.add(entry)
    session.flush()
    session.expire(entry, ["person", "meeting"])
    return entry


def _found_by(entry: SaidOutside) -> str:
    """Without who it was, in words: whoever may not see people must not find somebody by their name."""
    return fold("\n".join([entry.place, entry.to_whom, entry.words, entry.follow_up]))


def take_off(*, row: Mandate | SaidOutside) -> None:
    """It was written down by mistake; it can be put back."""
    row.removed_at = row.removed_at or dates.now()
    session.flush()


def put_back(*, row: Mandate | SaidOutside) -> None:
    """It was no mistake. Raises RuleBroken when it was not taken off."""
    if row.removed_at is None:
        raise RuleBroken("It is on the list already.")
    row.removed_at = None
    session.flush()


def merge_speaking(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: what either may say or said is theirs."""
    for mandate in session.scalars(select(Mandate).where(Mandate.person_id == gone_id)):
        mandate.person_id = kept_id
    for entry in session.scalars(select(SaidOutside).where(SaidOutside.person_id == gone_id)):
        entry.person_id = kept_id
    session.flush()


def end_for_erased(*, person_id: int) -> None:
    """They are erased: the record stays, of a former member and without their name, and none of it goes on."""
    today, left = dates.today(), traces(session.get_one(Person, person_id))
    for mandate in session.scalars(select(Mandate).where(Mandate.person_id == person_id)):
        if mandate.last_on is None or mandate.last_on > today:
            mandate.last_on = max(today, mandate.since_on)
        _say_without(mandate, left, ("about", "to_whom", "rests_on", "found_by"))
    for entry in session.scalars(select(SaidOutside).where(SaidOutside.person_id == person_id)):
        _say_without(entry, left, ("place", "to_whom", "words", "follow_up", "found_by"))
    session.flush()


def _say_without(row: Mandate | SaidOutside, left: Traces, fields: tuple[str, ...]) -> None:
    for field in fields:
        if text := getattr(row, field):
            setattr(row, field, left.without(text) or INSTEAD)
