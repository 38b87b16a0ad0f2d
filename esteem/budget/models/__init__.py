"""The tables of the year’s budget, the forecast, what is given in kind."""

from esteem.budget.models.budgets import BudgetLine, BudgetRule, YearBudget
from esteem.budget.models.in_kind import HourWorth, InKind

__all__ = ["BudgetLine", "BudgetRule", "HourWorth", "InKind", "YearBudget"]
