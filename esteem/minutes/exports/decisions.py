"""Decisions as a file."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.group.queries import our_words
from esteem.kernel.spreadsheets import csv_file
from esteem.minutes.models import Decision
from esteem.minutes.queries.decisions_book import named

HEADS = (
    "Number", "Decided on", "Decided", "At", "For", "Against", "Did not vote", "Proposed by", "Seconded by",
    "How it stands", "Withdrawn", "Why withdrawn",
)  # fmt: skip


def decisions_file(decisions: Iterable[Decision]) -> Response:
    """What the book shows, with names as far as the reader may see them."""
    meeting = str(our_words().Meeting)
    rows = (
        (
            one.name, one.decided_on, one.words, one.meeting.kind_in(meeting) if one.meeting else "", one.votes_for,
            one.votes_against, one.abstained, named(one.proposed_by), named(one.seconded_by), one.state.says,
            one.withdrawn_on, one.withdrawn_because,
        )
        for one in decisions
    )  # fmt: skip
    return csv_file("decisions.csv", HEADS, rows)
