"""Long lists, a page at a time: two queries however long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select

from esteem.kernel.db import session

Thing = TypeVar("Thing")
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Listing(Generic[Thing]):
    """One page of a long list: its rows, how many there are in all, and where in the list this is."""

    rows: Sequence[Thing]
    count: int
    number: int
    size: int = PAGE_SIZE

    @property
    def last(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.size + 1 if self.count else 0

    @property
    def last_row(self) -> int:
        return min(self.number * self.size, self.count)


def listing(statement: Any, *, number: int, size: int = PAGE_SIZE, scalars: bool = True) -> Listing[Any]:
    """One page of what a select finds, in two queries however many there are; a page past the end is the last one."""
    count = session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
    number = min(max(1, number), max(1, -(-count // size)))
    found = session.execute(statement.limit(size).offset((number - 1) * size))
    return Listing((found.scalars() if scalars else found).all(), count, number, size)
