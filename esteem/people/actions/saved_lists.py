"""Lists are saved under a name, renamed, put away and put back."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.people.models import Person, SavedList
from esteem.people.queries.tags import saved_list_called, saved_lists
from esteem.people.rules.finding import Wanted


def save_list(*, wanted: Wanted, name: str) -> SavedList:
    """Keep what the list is narrowed to; one of this name that was put away comes back with it. Raises RuleBroken."""
    there = saved_list_called(name)
    if there is not None and there.put_away_at is None:
        raise RuleBroken("There is a list of that name already.", field="name")
    kept = there or SavedList(folded_name=fold(name))
    kept.name, kept.put_away_at = name, None
    kept.narrowed_to = str(replace(wanted, only=None))  # who was ticked is of today
    session.add(kept)
    session.flush()
    return kept


def rename_list(*, kept: SavedList, seen_version: int | None, name: str) -> SavedList:
    """Raises StaleEdit, IntegrityError when there is one of that name."""
    check_version(kept, seen_version)
    kept.name, kept.folded_name = name, fold(name)
    session.flush()
    return kept


def put_away_list(*, kept: SavedList) -> SavedList:
    """It stands above the list no more; it can be put back."""
    kept.put_away_at = kept.put_away_at or dates.now()
    session.flush()
    return kept


def put_back_list(*, kept: SavedList) -> SavedList:
    kept.put_away_at = None
    session.flush()
    return kept


def forget_lists(*, person_id: int) -> None:
    """They are erased: a list that searches for them by name goes, with its name."""
    person = session.get(Person, person_id)
    names = f"{fold(person.name)} {fold(person.known_as)}".split() if person is not None else []
    for kept in saved_lists():
        sought = fold(dict(parse_qsl(kept.narrowed_to.lstrip("?"))).get("q", "")).split()
        if sought and all(any(word in name for name in names) for word in sought):
            number = kept.id
            session.delete(kept)
            session.flush()
            history.blank("saved_list", number)
