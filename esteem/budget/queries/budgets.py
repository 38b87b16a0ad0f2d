"""Budgets as they are kept: the revisions of a year, the one in use, the one that was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from esteem.budget.models import YearBudget
from esteem.kernel.dates import Period
from esteem.kernel.db import session


def revisions(year: Period) -> Sequence[YearBudget]:
    """Every revision of the year's budget, the latest first."""
    chosen = select(YearBudget).where(YearBudget.year_ends_on == year.last_day)
    return session.scalars(chosen.order_by(YearBudget.revision.desc())).all()


def latest(year: Period) -> YearBudget | None:
    """The budget in use: the latest revision."""
    chosen = select(YearBudget).where(YearBudget.year_ends_on == year.last_day)
    return session.scalars(chosen.order_by(YearBudget.revision.desc()).limit(1)).first()


def years_with_budgets() -> Sequence[date]:
    """The last days of the years that have a budget, the latest first."""
    return session.scalars(
        select(YearBudget.year_ends_on).where(YearBudget.revision == 1).order_by(YearBudget.year_ends_on.desc())
    ).all()
