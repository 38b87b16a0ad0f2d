"""The addresses: the year’s budget, the forecast, what is given in kind."""

from esteem.budget.routes import ahead, budgets, in_kind, papers
from esteem.budget.routes.blueprint import bp

__all__ = ["ahead", "bp", "budgets", "in_kind", "papers"]
