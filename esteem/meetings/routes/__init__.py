"""The addresses of meetings: what is on and what was, how many came, what comes round, and the places."""

from esteem.meetings.routes import (
    calendar,
    door,
    kinds,
    outside,
    over_time,
    patterns,
    presence,
    register,
    tallies,
    venues,
)
from esteem.meetings.routes.blueprint import bp

__all__ = [
    "bp",
    "calendar",
    "door",
    "kinds",
    "outside",
    "over_time",
    "patterns",
    "presence",
    "register",
    "tallies",
    "venues",
]
