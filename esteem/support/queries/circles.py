"""What a list of people can be narrowed to: those who help the group in each of the ways."""

from __future__ import annotations

from functools import partial

from sqlalchemy import or_, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.people.rules.finding import Circle
from esteem.support.models import Helper
from esteem.support.queries.helping import role_names
from esteem.support.rules.roles import Role


def circles() -> list[Circle]:
    """One for each role, under the group's own name for it."""
    return [Circle(role.value, f"Helps as: {name}", partial(_with, role)) for role, name in role_names().items()]


def _with(role: Role) -> frozenset[int]:
    """Who helps in that way today."""
    still = or_(Helper.ended_on.is_(None), Helper.ended_on > dates.today())
    return frozenset(session.scalars(select(Helper.person_id).where(getattr(Helper, role.column).is_(True), still)))
