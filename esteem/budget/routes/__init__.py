"""The addresses: the year’s budget, the forecast, what is given in kind."""

from esteem.budget.routes.blueprint import bp

__all__ = ["bp"]
