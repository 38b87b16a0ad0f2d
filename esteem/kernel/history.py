"""Every change leaves a line: who, when, what, from what to what. Written in one place, in the same transaction.

The lines form a chain: each carries a code computed from the one before with the group's own key, so that a line
taken out or altered shows. The values themselves are salted and can be blanked when a person is erased, without
breaking the chain.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum as PythonEnum
from typing import Any, cast

from flask import Flask
from sqlalchemy import Enum, Index, String, Table, Text, Time, event, func, inspect, or_, select, update
from sqlalchemy.orm import InstanceState, Mapped, mapped_column

from esteem.kernel import dates
from esteem.kernel.db import Base, InstanceSession, Row, session
from esteem.kernel.house import the_house
from esteem.kernel.instances import current
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
UNSEEN = "…"  # stands for a value that is not written down


class History(Row, Base):
    """One line of history. `changes` is JSON `{column: [old, new]}`, or NULL once blanked."""

    __tablename__ = "history"
    __history__ = False
    __table_args__ = (Index("ix_history_subject", "subject", "subject_id"),)

    at: Mapped[datetime]
    account_id: Mapped[int | None]
    via: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    changes: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[str | None] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))


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
            return "; ".join(_change_said(change) for change in self.changes) + "."
        facts = [f"{change.label.lower()}: {_short(change.new or change.old)}" for change in self.changes if change.tells]
        return f"{self.what.capitalize()}, with {'; '.join(facts)}." if facts else f"{self.what.capitalize()}."


def _change_said(change: Change) -> str:
    if UNSEEN in (change.old, change.new):
        return f"{change.label} changed"
    if not change.old:
        return f"{change.label} filled in: {_short(change.new)}"
    if not change.new:
        return f"{change.label} cleared (it was {_short(change.old)})"
    return f"{change.label} changed from {_short(change.old)} to {_short(change.new)}"


def _short(value: str) -> str:
    return value.rstrip(".") if len(value) <= MOST_SHOWN else f"{value[:MOST_SHOWN].rstrip()} …"


def _write(current_session: InstanceSession, _context: object) -> None:
    found = list(_lines(current_session))
    if not found:
        return
    connection = current_session.connection()
    table = cast(Table, History.__table__)
    mac = connection.execute(select(table.c.mac).order_by(table.c.id.desc()).limit(1)).scalar() or ""
    key, rows = current().key("history"), []
    for line in found:
        mac = line["mac"] = _code(key, mac, line)
        rows.append(line)
    connection.execute(table.insert(), rows)


def _lines(current_session: InstanceSession) -> Iterator[dict[str, Any]]:
    for what, rows in (
        (ADDED, current_session.new),
        (CHANGED, current_session.dirty),
        (REMOVED, current_session.deleted),
    ):
        for row in rows:
            if getattr(row, "__history__", True) and (changes := _changes(inspect(row), what)):
                yield _line(what, row, changes)


def _changes(state: InstanceState[Any], what: str) -> dict[str, list[Any]]:
    """What the flush did to each column worth keeping; on removal, what the row last said."""
    changes: dict[str, list[Any]] = {}
    for attribute in state.mapper.column_attrs:
        info = attribute.columns[0].info
        if info.get("history", True) is False or attribute.columns[0].primary_key:
            continue
        old, new = _before_and_after(state, attribute.key, what)
        if old != new:
            secret = info.get("secret", False)
            changes[attribute.key] = [_kept(old, secret), _kept(new, secret)]
    return changes


def _before_and_after(state: InstanceState[Any], key: str, what: str) -> tuple[Any, Any]:
    if what == ADDED:
        return None, state.dict.get(key)
    if what == REMOVED:
        return state.dict.get(key), None
    past = state.attrs[key].history
    if not past.has_changes():
        return None, None
    return (past.deleted[0] if past.deleted else None), (past.added[0] if past.added else None)


def _kept(value: Any, secret: bool) -> Any:
    if value is None or value == "":
        return None
    if secret:
        return UNSEEN
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, PythonEnum):
        return str(value.value)
    if isinstance(value, datetime):
        return dates.say_moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, bool | int | str) else str(value)


def _line(what: str, row: Any, changes: dict[str, list[Any]]) -> dict[str, Any]:
    text, salt = json.dumps(changes, ensure_ascii=False, sort_keys=True), secrets.token_hex(16)
    return {
        "at": dates.now(),
        "account_id": actor().account_id,
        "via": actor().via,
        "what": what,
        "subject": row.__tablename__,
        "subject_id": row.id,
        "changes": text,
        "salt": salt,
        "digest": hashlib.sha256(f"{salt}{text}".encode()).hexdigest(),
    }


def _code(key: bytes, before: str, line: dict[str, Any]) -> str:
    facts = [
        line["at"].isoformat(),
        *(line[n] for n in ("account_id", "via", "what", "subject", "subject_id", "digest")),
    ]
    return hmac.new(key, json.dumps([before, *facts]).encode(), hashlib.sha256).hexdigest()


def start(_app: Flask) -> None:
    """Watch every session; asked twice it still writes each line once."""
    if not event.contains(InstanceSession, "after_flush", _write):
        event.listen(InstanceSession, "after_flush", _write)


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
    if column.foreign_keys:  # the name is looked up, not kept, so that erasing a person finds every place it stands
        table = next(iter(column.foreign_keys)).column.table
        kind = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
        return str(getattr(session.get(kind, value), "name", ""))
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


def blank(subject: str, subject_id: int) -> None:
    """Erase what the lines about this row say; that something changed, when and by whom stays, and the chain holds."""
    session.execute(
        update(History)
        .where(History.subject == subject, History.subject_id == subject_id)
        .values(changes=None, salt=None)
    )


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines there are, and the start of the last one's code: printed on the annual accounts."""

    count: int
    short: str


def head() -> Head:
    count = session.scalar(select(func.count(History.id))) or 0
    last = session.scalar(select(History.mac).order_by(History.id.desc()).limit(1)) or ""
    return Head(count, last[:12])


def broken_at() -> int | None:
    """The number of the first line that does not follow from the one before, or None when the chain holds."""
    key, before = current().key("history"), ""
    for row in session.scalars(select(History).order_by(History.id).execution_options(yield_per=1000)):
        line = {
            name: getattr(row, name) for name in ("at", "account_id", "via", "what", "subject", "subject_id", "digest")
        }
        whole = row.changes is None or hashlib.sha256(f"{row.salt}{row.changes}".encode()).hexdigest() == row.digest
        if not whole or not hmac.compare_digest(_code(key, before, line), row.mac):
            return row.id
        before = row.mac
    return None
