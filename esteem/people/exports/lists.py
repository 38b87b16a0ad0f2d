"""The list of people as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.people.models import Person

HEADS = ("Name", "Known as", "Phone", "To mind when ringing", "E-mail", "To mind when writing", "Joined", "Left")


def people_file(people: Iterable[Person]) -> Response:
    """What the list shows, with what must be minded beside each number and address."""
    rows = (
        (p.name, p.known_as, p.phone, "; ".join(p.cautions), p.email, p.email_care, p.joined_on, p.left_on)
        for p in people
    )
    return csv_file("people.csv", HEADS, rows)
