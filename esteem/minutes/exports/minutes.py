"""The list of minutes as a file: which there are and how they stand, not what they say."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.minutes.queries.listed import Row

HEADS = ("Day", "Kind", "What is on", "How they stand", "Approved on", "Decisions", "Code of the stored file")


def minutes_file(rows: Iterable[Row], *, meeting_word: str) -> Response:
    """What the list shows."""
    lines = (
        (
            row.meeting.meets_on, row.meeting.kind_in(meeting_word), row.meeting.title, row.standing.says,
            row.minutes.approved_on if row.minutes else None, row.decisions, row.minutes.sha256 if row.minutes else "",
        )
        for row in rows
    )  # fmt: skip
    return csv_file("minutes.csv", HEADS, lines)
