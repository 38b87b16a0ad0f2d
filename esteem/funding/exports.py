"""The list of applications as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.funding.models import Application
from esteem.funding.rules import awarded, received
from esteem.kernel.spreadsheets import csv_file

HEADS = ("Funder", "What for", "Asked for", "Deadline", "How it stands", "Awarded", "Received", "Report due")


def applications_file(applications: Iterable[Application]) -> Response:
    """What the list shows."""
    rows = (
        (
            a.funder,
            a.purpose,
            a.asked,
            a.deadline_on,
            a.status.says,
            awarded(a.story),
            received(a.story),
            a.report_due_on,
        )
        for a in applications
    )
    return csv_file("applications.csv", HEADS, rows)
