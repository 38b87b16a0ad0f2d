"""Writing: after each flush, what the session changed becomes lines, in the same transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import Enum as PythonEnum
from typing import Any, cast

from flask import Flask
from sqlalchemy import Connection, Table, event, inspect, select
from sqlalchemy.orm import InstanceState

from esteem.kernel import dates
from esteem.kernel.db import InstanceSession, session
from esteem.kernel.history.chain import code_of
from esteem.kernel.history.lines import ADDED, CHANGED, REMOVED, UNSEEN, History
from esteem.kernel.instances import current
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor


def start(_app: Flask) -> None:
    """Watch every session; asked twice it still writes each line once."""
    if not event.contains(InstanceSession, "after_flush", _write):
        event.listen(InstanceSession, "after_flush", _write)


def _write(current_session: InstanceSession, _context: object) -> None:
    if found := list(_lines(current_session)):
        _append(current_session.connection(), found)


def _append(connection: Connection, found: list[dict[str, Any]]) -> None:
    """Put these lines at the end of the chain, in their order."""
    table = cast(Table, History.__table__)
    mac = connection.execute(select(table.c.mac).order_by(table.c.id.desc()).limit(1)).scalar() or ""
    key, rows = current().key("history"), []
    for line in found:
        mac = line["mac"] = code_of(key, mac, line)
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


def _kept(value: Any, secret: bool = False) -> Any:
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


def tell(row: Any, changes: dict[str, list[Any]], *, at: datetime, account_id: int | None, via: str) -> None:
    """Write one line about a row whose columns leave none by themselves: what each was, and what it is now."""
    kept = {name: [_kept(old), _kept(new)] for name, (old, new) in changes.items()}
    if kept:
        line = {**_line(CHANGED, row, kept), "at": at, "account_id": account_id, "via": via}
        _append(session.connection(), [line])


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
