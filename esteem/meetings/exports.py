"""Meetings and places as files."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.rules import kind_said

MEETING_HEADS = (
    "Day", "Starts", "Ends", "Kind", "What is on", "Where", "Status", "Why cancelled", "How many came", "For the first time",
)  # fmt: skip
VENUE_HEADS = ("Name", "Kind", "Address", "Step-free", "Getting there and in", "Cost of a meeting", "Notes")
CONTACT_HEADS = ("Contact", "Phone", "To mind when ringing")


def meetings_file(meetings: Iterable[Meeting], *, meeting_word: str) -> Response:
    """What the list shows."""
    rows = (
        (
            m.meets_on, m.start_time, m.end_time, kind_said(m.kind, meeting_word), m.title, m.venue.name if m.venue else "",
            m.status.says, m.because, m.headcount, m.first_timers,
        )
        for m in meetings
    )  # fmt: skip
    return csv_file("meetings.csv", MEETING_HEADS, rows)


def venues_file(venues: Iterable[Venue], *, contacts: bool) -> Response:
    """What the list shows; with `contacts`, whom to ring, and what must be minded beside each number."""
    heads, rows = (VENUE_HEADS + CONTACT_HEADS if contacts else VENUE_HEADS), []
    said = {True: "yes", False: "no", None: ""}
    for venue in venues:
        kind = venue.kind.says if venue.kind else ""
        row = (venue.name, kind, venue.address, said[venue.step_free], venue.access, venue.cost, venue.notes)
        rows.append((*row, venue.contact_name, venue.phone, "; ".join(venue.cautions)) if contacts else row)
    return csv_file("venues.csv", heads, rows)
