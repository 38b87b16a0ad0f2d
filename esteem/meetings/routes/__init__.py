"""The addresses of meetings: what is on and what was, how many came, what comes round, and the places."""

from esteem.meetings.routes import calendar, kinds, outside, patterns, venues
from esteem.meetings.routes.blueprint import bp

__all__ = ["bp", "calendar", "kinds", "outside", "patterns", "venues"]
