"""The addresses: what members pay: plans, who paid for which time, takings at the door."""

from esteem.subs.routes.blueprint import bp

__all__ = ["bp"]
