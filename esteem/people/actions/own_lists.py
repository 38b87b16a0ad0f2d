"""The group's own short lists are kept: how people hear of it, and the steps of welcoming them."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.people.models import Source, WelcomeStep
from esteem.people.queries.own_lists import every_entry

Entry = Source | WelcomeStep


def add_entry(*, kind: type[Any], name: str, after: int | None = None) -> Entry:
    """Something new on the list, at its end or after another. Raises RuleBroken, IntegrityError when it is there already."""
    entry: Entry = kind(name=name, folded_name=fold(name), place=len(every_entry(kind)) + 1)
    session.add(entry)
    session.flush()
    _put_in_order(entry, after)
    return entry


def change_entry(*, entry: Entry, seen_version: int | None, name: str, after: int | None = None) -> Entry:
    """Call it otherwise, or let it stand elsewhere. Raises StaleEdit, IntegrityError when the name is there already."""
    check_version(entry, seen_version)
    entry.name, entry.folded_name = name, fold(name)
    session.flush()
    _put_in_order(entry, after)
    return entry


def _put_in_order(entry: Entry, after: int | None) -> None:
    """Let it stand after that one (0 for the top, None for where it is), and number the list anew."""
    if after is None:
        return
    kind: type[Any] = type(entry)
    order: list[Entry] = [other for other in every_entry(kind) if other is not entry]
    before = [other.id for other in order]
    order.insert(before.index(after) + 1 if after in before else 0, entry)
    for place, other in enumerate(order, 1):
        other.place = place
    session.flush()


def put_away_entry(*, entry: Entry) -> Entry:
    """Not offered any more; what was said with it stays."""
    entry.put_away_at = entry.put_away_at or dates.now()
    session.flush()
    return entry


def bring_back_entry(*, entry: Entry) -> Entry:
    """Offered again."""
    entry.put_away_at = None
    session.flush()
    return entry
