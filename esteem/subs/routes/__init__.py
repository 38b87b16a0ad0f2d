"""The addresses: what members pay: plans, who paid for which time, takings at the door."""

from esteem.subs.routes import door, payments, people, plans, years
from esteem.subs.routes.blueprint import bp

__all__ = ["bp", "door", "payments", "people", "plans", "years"]
