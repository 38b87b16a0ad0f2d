"""Somebody is erased: their name goes out of agendas and of minutes that are drafts; approved ones stay as signed."""

from __future__ import annotations

from typing import Any

from esteem.kernel.db import session
from esteem.minutes.models import Minutes
from esteem.minutes.queries.named import ITEM_TEXTS, TEXTS, drafts, items_not_settled
from esteem.people.models import Person
from esteem.privacy.queries.mentions import traces
from esteem.privacy.rules.traces import INSTEAD, Traces

ALSO = ("found_by", "sat_before")


def forget_in_minutes(*, person_id: int) -> None:
    """Flushes. Announced before their own row is put away, so that their name is still known."""
    left = traces(session.get_one(Person, person_id))
    for minutes in drafts():
        _reword(minutes, [column.key for column in TEXTS], left)
    for item in items_not_settled():
        _reword(item, [column.key for column in ITEM_TEXTS], left)
    session.flush()


def _reword(row: Any, columns: list[str], left: Traces) -> None:
    for column in (*columns, *ALSO):
        text = getattr(row, column)
        if text and left.said_in(text):
            setattr(row, column, left.without(text) or _instead(row, column))


def _instead(row: Any, column: str) -> str:
    """An empty title cannot be; elsewhere an empty line is enough, but of who was there the place is kept."""
    return INSTEAD if column == "title" or (isinstance(row, Minutes) and column not in ALSO) else ""
