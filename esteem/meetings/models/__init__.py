"""The tables of places, of meetings and the patterns they follow, and of who came."""

from esteem.meetings.models.door import DoorCount, DoorSettings, Tally
from esteem.meetings.models.meeting import Meeting
from esteem.meetings.models.outside import Outside
from esteem.meetings.models.own_kind import OwnKind
from esteem.meetings.models.presence import Apology, Presence, PresenceSum
from esteem.meetings.models.series import Series
from esteem.meetings.models.venue import Venue

__all__ = [
    "Apology",
    "DoorCount",
    "DoorSettings",
    "Meeting",
    "Outside",
    "OwnKind",
    "Presence",
    "PresenceSum",
    "Series",
    "Tally",
    "Venue",
]
