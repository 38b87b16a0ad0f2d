"""Signs that there may be something to look at: cheap conditions on the tables, many of which are one question.

A sign is put together once, when its file is read; the day in it is told whenever it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, Date, Select, bindparam, literal, select

from esteem.kernel import dates
from esteem.kernel.db import session

Sign = ColumnElement[bool]


def some(*conditions: ColumnElement[bool]) -> Sign:
    """Whether there is any row of which all of them hold."""
    return select(literal(1)).where(*conditions).exists()


def in_days(days: int = 0) -> ColumnElement[date]:
    """The day that is so many days off, today or later whenever it is asked."""
    return bindparam(None, callable_=lambda: dates.today() + timedelta(days=days), type_=Date)


def seen(signs: Sequence[Sign]) -> list[bool]:
    """Which of them hold, in one question."""
    return [bool(holds) for holds in session.execute(_all_in_one(tuple(signs))).one()] if signs else []


@lru_cache(maxsize=64)  # as many as there are kinds of people who ask
def _all_in_one(signs: tuple[Sign, ...]) -> Select[*tuple[bool, ...]]:
    return select(*signs)
