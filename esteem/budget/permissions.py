"""What may be allowed: the year’s budget, the forecast, what is given in kind."""

from esteem.kernel.permissions import Permission


class Budget(Permission):
    SEE = "budget:see", "See the budget, the forecast, and what was given in kind"
    CHANGE = "budget:change", "Make and change the budget, and write down what was given in kind"
