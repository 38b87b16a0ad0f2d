"""The group's own short lists: how people hear of it, and the steps of welcoming them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.people.models import Source, WelcomeStep

Entry = TypeVar("Entry", Source, WelcomeStep)


def every_entry(kind: type[Entry]) -> Sequence[Entry]:
    """The whole list, in the group's order; those put away too."""
    return session.scalars(select(kind).order_by(kind.place, kind.id)).all()
