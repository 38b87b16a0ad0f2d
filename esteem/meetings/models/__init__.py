"""The tables of places, of meetings and the patterns they follow, and of who came."""

from esteem.meetings.models.alarm import AlarmLook, VenueAlarm
from esteem.meetings.models.booking import Booking
from esteem.meetings.models.calendar import CalendarFeed, ProgrammeSettings
from esteem.meetings.models.door import DoorCount, DoorSettings, Tally
from esteem.meetings.models.job import Job, JobCannot, JobTaker, JobTurn
from esteem.meetings.models.lift import Lift
from esteem.meetings.models.meeting import Meeting
from esteem.meetings.models.outside import Outside
from esteem.meetings.models.own_kind import OwnKind
from esteem.meetings.models.presence import Apology, Presence, PresenceSum
from esteem.meetings.models.series import Series
from esteem.meetings.models.talk import Talk
from esteem.meetings.models.venue import EarlierRate, Venue, VenueNote

__all__ = [
    "AlarmLook",
    "Apology",
    "Booking",
    "CalendarFeed",
    "DoorCount",
    "DoorSettings",
    "EarlierRate",
    "Job",
    "JobCannot",
    "JobTaker",
    "JobTurn",
    "Lift",
    "Meeting",
    "Outside",
    "OwnKind",
    "Presence",
    "PresenceSum",
    "ProgrammeSettings",
    "Series",
    "Talk",
    "Tally",
    "Venue",
    "VenueAlarm",
    "VenueNote",
]
