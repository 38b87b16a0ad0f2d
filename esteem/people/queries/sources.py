"""The group's own list of how people hear of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from esteem.kernel.db import session
from esteem.people.models import Source


def every_source() -> Sequence[Source]:
    """The whole list, in the group's order; those put away too."""
    return session.scalars(select(Source).order_by(Source.place, Source.id)).all()


def sources_offered(chosen: int | None = None) -> list[tuple[int, str]]:
    """What a person can be said to have heard of the group by: the list in use, and the one already chosen."""
    wanted = select(Source.id, Source.name).where(or_(Source.put_away_at.is_(None), Source.id == chosen))
    return [(number, name) for number, name in session.execute(wanted.order_by(Source.place, Source.id))]
