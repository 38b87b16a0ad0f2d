"""Which meeting an address is about, as whoever asks may see it."""

from __future__ import annotations

from flask import abort

from esteem.kernel import dates
from esteem.kernel.pages import words
from esteem.meetings.models import Meeting
from esteem.minutes.queries.meetings import Open, the_meeting_open


def opened(meeting_id: int) -> Open:
    """The meeting and what may be read of it, or the plain 404 page."""
    found = the_meeting_open(meeting_id)
    if found is None:
        abort(404)
    return found


def said_of(meeting: Meeting) -> str:
    """Its kind and day, in the group's own words."""
    return f"{meeting.kind_in(str(words().Meeting))} on {dates.say_weekday(meeting.meets_on)}"
