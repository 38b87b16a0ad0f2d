"""The chain: each line's code follows from the one before; what erasure may do; where it is broken."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update

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
