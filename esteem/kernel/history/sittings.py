"""Text that saves itself while it is typed: one sitting is one line of history, not a line for every pause.

While somebody writes, the row keeps what its columns said when they sat down. The line is written when the sitting is
over: somebody else writes, two hours pass, or whoever closes the whole (or the night) ends it. Columns written so are
marked `history: False`, for their lines come from here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.history.writing import tell
from esteem.kernel.permissions import actor

PAUSE = timedelta(hours=2)


class Sat:
    """The columns of a row whose text is written in sittings: by whom, what it was before, when it was last saved."""

    sat_by_id: Mapped[int | None] = mapped_column(info={"history": False})
    sat_via: Mapped[str] = mapped_column(String(20), default="", info={"history": False})
    sat_before: Mapped[str] = mapped_column(Text, default="", info={"history": False})
    sat_at: Mapped[datetime | None] = mapped_column(info={"history": False})


def write_in_sitting(row: Any, **values: Any) -> None:
    """Set these columns as part of the sitting that goes on, or of a new one. The row must have been flushed once."""
    who, now = actor(), dates.now()
    if row.sat_at is not None and (row.sat_by_id != who.account_id or now - row.sat_at > PAUSE):
        end_sitting(row)
    before = json.loads(row.sat_before) if row.sat_before else {}
    for name, value in values.items():
        before.setdefault(name, getattr(row, name))
        setattr(row, name, value)
    row.sat_by_id, row.sat_via, row.sat_at = who.account_id, who.via, now
    row.sat_before = json.dumps(before, ensure_ascii=False)


def end_sitting(row: Any) -> None:
    """Write the one line of the sitting that went on, if any; what came back to what it was before is no change."""
    if row.sat_at is None:
        return
    before = json.loads(row.sat_before) if row.sat_before else {}
    changes = {name: [old, getattr(row, name)] for name, old in before.items() if old != getattr(row, name)}
    tell(row, changes, at=row.sat_at, account_id=row.sat_by_id, via=row.sat_via)
    row.sat_by_id, row.sat_via, row.sat_at, row.sat_before = None, "", None, ""


def end_old_sittings(kinds: Iterable[Any]) -> None:
    """End the sittings of these tables that were left. Flushes."""
    for kind in kinds:
        for row in session.scalars(select(kind).where(kind.sat_at < dates.now() - PAUSE)):
            end_sitting(row)
    session.flush()
