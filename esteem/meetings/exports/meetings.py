"""Meetings as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.models import Meeting

MEETING_HEADS = (
    "Day", "Starts", "Ends", "Kind", "What is on", "Where", "Status", "Why cancelled", "How many came", "For the first time",
)  # fmt: skip


def meetings_file(meetings: Iterable[Meeting], *, meeting_word: str) -> Response:
    """What the list shows."""
    rows = (
        (
            m.meets_on, m.start_time, m.end_time, m.kind_in(meeting_word), m.title, m.venue.name if m.venue else "",
            m.status.says, m.because, m.headcount, m.first_timers,
        )
        for m in meetings
    )  # fmt: skip
    return csv_file("meetings.csv", MEETING_HEADS, rows)
