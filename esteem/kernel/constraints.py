"""What a constraint of the database means: each carries, in its `info`, the sentence a person is shown."""

from __future__ import annotations

import re

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import Constraint, UniqueConstraint

from esteem.kernel.db import Base
from esteem.kernel.errors import RuleBroken


def explain(refused: IntegrityError) -> RuleBroken:
    """The rule behind the constraint that refused, with its sentence and field; raises again when it is none we know."""
    said = str(refused.orig)
    constraint = _constraint_by_name(said)
    if constraint is None:  # and not `or`: a constraint without columns counts as empty
        constraint = _constraint_by_columns(said)
    if constraint is None or "says" not in constraint.info:
        raise refused
    return RuleBroken(constraint.info["says"], field=constraint.info.get("field"))


def _constraint_by_name(said: str) -> Constraint | None:
    name = said.rpartition("CHECK constraint failed: ")[2].strip()
    return next((c for table in _tables() for c in table.constraints if str(c.name) == name), None)


def _constraint_by_columns(said: str) -> Constraint | None:
    """SQLite names the columns of a UNIQUE constraint, not the constraint."""
    named = set(re.split(r",\s*", said.rpartition("UNIQUE constraint failed: ")[2].strip()))
    for table in _tables():
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint) and named == {
                f"{table.name}.{c.name}" for c in constraint.columns
            }:
                return constraint
    return None


def _tables() -> list[Table]:
    return list(Base.metadata.tables.values())
