"""Telling: the lines about a thing in plain words, for the end of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Enum, Time, or_, select

from esteem.kernel import dates
from esteem.kernel.db import Base, session
from esteem.kernel.history.lines import CHANGED, UNSEEN, History
from esteem.kernel.house import the_house


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one line: its label, what it was and what it became, as a person reads them."""

    label: str
    old: str
    new: str

    @property
    def tells(self) -> bool:
        """Whether it is worth a word when the whole thing was added or removed: a box left unticked is not."""
        return (self.new or self.old) not in ("", "no")


VIAS = {
    "set-up": "At set-up",
    "command": "At the command line",
    "job": "By itself",
    "sample": "When the sample was made",
    "own link": "They themselves, by their link",
}
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as a page shows it; `changes` is empty when the values were blanked."""

    at: datetime
    account_id: int | None
    via: str
    what: str
    subject: str
    subject_id: int
    changes: tuple[Change, ...]

    @property
    def who(self) -> str:
        """Who did it, as the page says it."""
        named = the_house().name_account(self.account_id) if self.account_id is not None else None
        return named or VIAS.get(self.via, "Somebody who no longer signs in")

    @property
    def said(self) -> str:
        """What was done, in one plain sentence."""
        if not self.changes:
            return f"{self.what.capitalize()}."
        if self.what == CHANGED:
            return _sentence("; ".join(_change_said(change) for change in self.changes))
        facts = [_fact_said(change) for change in self.changes if change.tells]
        return _sentence(f"{self.what.capitalize()}, with {'; '.join(facts)}" if facts else self.what.capitalize())


def _sentence(words: str) -> str:
    return words if words.endswith("…") else f"{words}."


def _change_said(change: Change) -> str:
    if UNSEEN in (change.old, change.new):
        return f"{change.label} changed"
    if not change.old:
        return f"{change.label} filled in: {_short(change.new)}"
    if not change.new:
        return f"{change.label} cleared (it was {_short(change.old)})"
    return f"{change.label} changed from {_short(change.old)} to {_short(change.new)}"


def _fact_said(change: Change) -> str:
    """One fact of what was added or removed; of what is not written down only what it was."""
    value = change.new or change.old
    return change.label.lower() if value == UNSEEN else f"{change.label.lower()}: {_short(value)}"


def _short(value: str) -> str:
    """The value inside a sentence that goes on: without its own full stop, and cut between two words."""
    if len(value) <= MOST_SHOWN:
        return value.rstrip(".")
    return f"{value[:MOST_SHOWN].rpartition(' ')[0] or value[:MOST_SHOWN]}…"


def of(subject: str, subject_id: int, *, most: int = 50) -> list[Entry]:
    """The latest lines about one row, newest first, in plain words."""
    return of_many([(subject, subject_id)], most=most)


def of_many(subjects: Iterable[tuple[str, int]], *, most: int = 50) -> list[Entry]:
    """The latest lines about several rows that make up one page, newest first."""
    wanted = [(History.subject == name) & (History.subject_id == number) for name, number in subjects]
    if not wanted:
        return []
    rows = session.scalars(select(History).where(or_(*wanted)).order_by(History.id.desc()).limit(most))
    return [_entry(row) for row in rows]


def _entry(row: History) -> Entry:
    table = Base.metadata.tables.get(row.subject)
    changes = json.loads(row.changes) if row.changes else {}
    if table is not None:  # as the table has them, not as the alphabet does
        changes = {key: changes[key] for key in [*(c.key for c in table.c), *changes] if key in changes}
    told = tuple(
        Change(_label(column, key), _said(column, old), _said(column, new))
        for key, (old, new) in changes.items()
        for column in [None if table is None else table.c.get(key)]
        if old != new or old == UNSEEN
    )
    return Entry(row.at, row.account_id, row.via, row.what, row.subject, row.subject_id, told)


def _label(column: Any, key: str) -> str:
    plain = key.removesuffix("_on").removesuffix("_at").removesuffix("_id").replace("_", " ").capitalize()
    return str(column.info.get("label", plain)) if column is not None else plain


def _said(column: Any, value: Any) -> str:
    if column is None or value is None or value == UNSEEN:
        return _plain(value)
    if "said" in column.info:  # a column that knows how its values are said
        return str(column.info["said"](value))
    if column.foreign_keys:  # the name is looked up, not kept, so that erasing a person finds every place it stands
        table = next(iter(column.foreign_keys)).column.table
        kind = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
        return str(getattr(session.get(kind, value), "name", "") or UNSEEN)
    if isinstance(column.type, Enum):
        kinds = column.type.enum_class or ()
        return next((str(getattr(kind, "says", kind)) for kind in kinds if kind.value == value), value)
    return dates.say_time(time.fromisoformat(value)) if isinstance(column.type, Time) else _plain(value)


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    try:
        return dates.say_day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
