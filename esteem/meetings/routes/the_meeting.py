"""Which meeting an address is about, and how it is called."""

from __future__ import annotations

from flask import abort

from esteem.kernel import dates
from esteem.kernel.pages import find, words
from esteem.meetings import queries
from esteem.meetings.models import Meeting, Series


def the_meeting(meeting_id: int) -> Meeting:
    """The meeting of this number, or the plain 404 page: also for a kind this group does not know."""
    meeting = find(Meeting, meeting_id)
    if not queries.is_ours(meeting.kind):
        abort(404)
    return meeting


def the_series(series_id: int) -> Series:
    """The pattern of this number, in the same way."""
    series = find(Series, series_id)
    if not queries.is_ours(series.kind):
        abort(404)
    return series


def said_of(meeting: Meeting) -> str:
    """Its kind and day, in the group's own words."""
    return f"{meeting.kind_in(str(words().Meeting))} on {dates.say_weekday(meeting.meets_on)}"
