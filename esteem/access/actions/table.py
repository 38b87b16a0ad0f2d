"""The table of roles: what each may do, as the group decides it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from esteem.access import queries
from esteem.access.models import RolePermission, SignInRole
from esteem.access.rules.roles import Cell
from esteem.kernel.db import session


def decide(*, wanted: Collection[Cell], shown: Collection[Cell]) -> int:
    """Give what is wanted and was not shown as given, take what was shown and is not wanted; how many boxes changed.

    What somebody else decided meanwhile stays: only the boxes that were really ticked or unticked count. Boxes that are
    fixed, or that no table has, are left alone.
    """
    boxes = queries.role_table().cells
    changed = {cell: cell in wanted for cell in set(wanted) ^ set(shown) if cell in boxes and not boxes[cell].fixed}
    for cell, allowed in changed.items():
        _write(cell, allowed)
    session.flush()
    return len(changed)


def _write(cell: Cell, allowed: bool) -> None:
    role = session.scalars(select(SignInRole).where(SignInRole.key == cell[0])).one()
    found = session.scalar(
        select(RolePermission).where(RolePermission.role_id == role.id, RolePermission.permission == cell[1])
    )
    if found is None:
        session.add(RolePermission(role_id=role.id, permission=cell[1], allowed=allowed))
    else:
        found.allowed = allowed
