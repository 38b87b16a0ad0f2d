"""The words people say yes or no to: those of today, those of an earlier day, and all there ever were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.people.models import Wording
from esteem.people.rules.consents import Purpose


def every_wording() -> Sequence[Wording]:
    """All words there ever were, the newest first."""
    return session.scalars(select(Wording).order_by(Wording.number.desc())).all()


def wordings_now() -> dict[Purpose, Wording]:
    """The words of each purpose that people are asked today."""
    newest: dict[Purpose, Wording] = {}
    for wording in every_wording():
        newest.setdefault(wording.purpose, wording)
    return newest


def wordings_on(day: date | None) -> dict[Purpose, Wording]:
    """The words of each purpose as they were on that day; None: those the group began with."""
    found: dict[Purpose, Wording] = {}
    for wording in every_wording():
        if wording.since_on is None or (day is not None and wording.since_on <= day):
            found.setdefault(wording.purpose, wording)
    return found


def wordings_of(purpose: Purpose) -> list[Wording]:
    """All words there ever were of one purpose, the newest first; the first is what people are asked today."""
    return [wording for wording in every_wording() if wording.purpose is purpose]


def days_of_new_words() -> list[date]:
    """The days on which some words became new ones, the latest first."""
    return sorted({wording.since_on for wording in every_wording() if wording.since_on}, reverse=True)
