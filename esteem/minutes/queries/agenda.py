"""What is on an agenda, what was taken off it, and what is parked for another meeting."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.minutes.models import AgendaItem


def items_of(meeting_id: int) -> Sequence[AgendaItem]:
    """The items of a meeting's agenda in their order, those taken off or parked left out."""
    here = AgendaItem.removed_at.is_(None) & AgendaItem.parked_at.is_(None)
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, here)
    return session.scalars(wanted.order_by(AgendaItem.place, AgendaItem.id)).all()
