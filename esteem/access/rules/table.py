"""The one table as a page shows it: a line for every permission, a box for every role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from esteem.access.rules.roles import Cell, is_allowed, is_fixed


@dataclass(frozen=True, slots=True)
class Column:
    """A role, as the table heads its boxes."""

    key: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the table: may this role do this? `fixed` cannot be taken away."""

    role: str
    name: str
    permission: str
    allowed: bool
    fixed: bool

    @property
    def value(self) -> str:
        """The box as a form sends it."""
        return f"{self.role} {self.permission}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a permission, in words, and a box for each role."""

    says: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class RoleTable:
    """Sign-in role -> what it may do."""

    roles: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def cells(self) -> dict[Cell, Box]:
        return {(box.role, box.permission): box for line in self.lines for box in line.boxes}


def table_of(
    roles: Iterable[Column], permissions: Sequence[tuple[str, str]], decided: Mapping[Cell, bool]
) -> RoleTable:
    """The table of these roles and permissions (each with its words), as delivered and as the group decided."""
    columns = tuple(roles)

    def box(role: Column, permission: str) -> Box:
        cell = (role.key, permission)
        return Box(role.key, role.name, permission, is_allowed(cell, decided), is_fixed(*cell))

    return RoleTable(
        columns, tuple(Line(says, tuple(box(role, name) for role in columns)) for name, says in permissions)
    )
