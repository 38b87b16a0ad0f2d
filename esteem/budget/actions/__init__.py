"""What the group does: the year’s budget, the forecast, what is given in kind."""

from esteem.budget.actions.budgets import agree_budget, begin_budget, decide_rule, save_budget
from esteem.budget.actions.in_kind import add_gift, add_hour_value, change_gift, put_away_gift, put_away_hour_value

__all__ = [
    "add_gift", "add_hour_value", "agree_budget", "begin_budget", "change_gift", "decide_rule", "put_away_gift",
    "put_away_hour_value", "save_budget",
]  # fmt: skip
