"""Places as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.models import Venue

VENUE_HEADS = ("Name", "Kind", "Address", "Step-free", "Getting there and in", "Cost of a meeting", "Notes")


CONTACT_HEADS = ("Contact", "Phone", "To mind when ringing")


def venues_file(venues: Iterable[Venue], *, contacts: bool) -> Response:
    """What the list shows; with `contacts`, whom to ring, and what must be minded beside each number."""
    heads, rows = (VENUE_HEADS + CONTACT_HEADS if contacts else VENUE_HEADS), []
    said = {True: "yes", False: "no", None: ""}
    for venue in venues:
        kind = venue.kind.says if venue.kind else ""
        row = (venue.name, kind, venue.address, said[venue.step_free], venue.access, venue.cost, venue.notes)
        rows.append((*row, venue.contact_name, venue.phone, "; ".join(venue.cautions)) if contacts else row)
    return csv_file("venues.csv", heads, rows)
