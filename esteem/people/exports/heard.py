"""How people heard of the group, as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.people.queries.sources import Heard


def heard_file(heard: Iterable[Heard], first: date, last: date) -> Response:
    """One line for each way of hearing of it, with the period it counts beside it."""
    heads = ("How they heard of us", "Came", "Joined", "From", "To")
    return csv_file("heard.csv", heads, [(one.name, one.came, one.joined, first, last) for one in heard])
