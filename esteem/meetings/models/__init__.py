"""The tables of places, of meetings, and of the patterns they follow."""

from esteem.meetings.models.meeting import Meeting
from esteem.meetings.models.outside import Outside
from esteem.meetings.models.own_kind import OwnKind
from esteem.meetings.models.series import Series
from esteem.meetings.models.venue import Venue

__all__ = ["Meeting", "Outside", "OwnKind", "Series", "Venue"]  # fmt: skip
