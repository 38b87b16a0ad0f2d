"""The tables of places and of meetings."""

from esteem.meetings.models.meeting import Meeting
from esteem.meetings.models.venue import Venue

__all__ = ["Meeting", "Venue"]  # fmt: skip
