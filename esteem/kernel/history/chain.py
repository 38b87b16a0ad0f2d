"""The chain: each line's code follows from the one before; what erasure may do; where it is broken."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select, update

from esteem.kernel.db import session
from esteem.kernel.history.lines import History
from esteem.kernel.instances import current


def code_of(key: bytes, before: str, line: dict[str, Any]) -> str:
    """64 hex digits: the code of a line that follows the one whose code is `before`."""
    facts = [
        line["at"].isoformat(),
        *(line[n] for n in ("account_id", "via", "what", "subject", "subject_id", "digest")),
    ]
    return hmac.new(key, json.dumps([before, *facts]).encode(), hashlib.sha256).hexdigest()


def blank(subject: str, subject_id: int) -> None:
    """Erase what the lines about this row say; that something changed, when and by whom stays, and the chain holds."""
    session.execute(
        update(History)
        .where(History.subject == subject, History.subject_id == subject_id)
        .values(changes=None, salt=None)
    )


def blank_saying(words: Iterable[str]) -> None:
    """Erase what every line says that has one of these anywhere in a value, in any case."""
    said = func.lower(History.changes)
    sought = [json.dumps(word.lower(), ensure_ascii=False)[1:-1] for word in words]
    if sought:
        found = or_(*(func.instr(said, word) > 0 for word in sought))
        session.execute(update(History).where(found).values(changes=None, salt=None))


def origin(subject: str, subject_id: int) -> str:
    """The code of the first line about this row: no other row has it, in this database or in any copy of it."""
    first = select(History.mac).where(History.subject == subject, History.subject_id == subject_id)
    return session.scalar(first.order_by(History.id).limit(1)) or ""


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
        if not whole or not hmac.compare_digest(code_of(key, before, line), row.mac):
            return row.id
        before = row.mac
    return None
