"""The addresses of meetings: what is on and what was, how many came, and the places."""

from esteem.meetings.routes import calendar, venues
from esteem.meetings.routes.blueprint import bp

__all__ = ["bp", "calendar", "venues"]
