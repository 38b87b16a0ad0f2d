"""What this brings to the house: the year’s budget, the forecast, what is given in kind."""

from __future__ import annotations

from typing import Any

from esteem.budget.permissions import Budget
from esteem.budget.queries.against import against
from esteem.budget.queries.budgets import latest
from esteem.budget.tasks import to_do
from esteem.kernel.dates import Period
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.money.queries.years import year_of_day
from esteem.money.rules.events import REPORTED
from esteem.money.rules.sheets import Sheet
from esteem.money.rules.years import ends_in


def add_to(house: House) -> None:
    """Its way, its section on the year's page, its table in the treasurer's report, its word on the desk."""
    house.tabs.append(Tab("Budget", "budget.index", Budget.SEE, 40, under="money.index"))
    house.panels.append(Panel("money.year", "budget/year_panel.html", Budget.SEE, _of_year, place=40))
    house.on(TO_DO, to_do)
    house.on(REPORTED, _reported)


def _of_year(year: Period) -> dict[str, Any] | None:
    if latest(year) is None:
        return {"against": None, "ending": ends_in(year)}
    return {"against": against(year), "ending": ends_in(year)}


def _reported(period: Period) -> list[Sheet] | None:
    """Against budget, from the year's first day to the report's last."""
    if not may(Budget.SEE):
        return None
    year = year_of_day(period.last_day)
    budget = latest(year)
    return None if budget is None else [against(year, until=period.last_day, budget=budget).summary]
