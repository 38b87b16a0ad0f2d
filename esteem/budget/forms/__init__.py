"""What is typed: the year’s budget, the forecast, what is given in kind."""

from esteem.budget.forms.budgets import AgreeForm, BeginForm, GridForm, RuleForm, grid_form
from esteem.budget.forms.in_kind import GiftForm, HourValueForm

__all__ = ["AgreeForm", "BeginForm", "GiftForm", "GridForm", "HourValueForm", "RuleForm", "grid_form"]
