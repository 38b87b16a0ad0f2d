"""Claims as files."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.claims.models import Claim
from esteem.kernel.spreadsheets import csv_file

HEADS = ("Claim", "Who", "Stands", "Handed in", "Amount", "Paid", "Reference")


def claims_file(claims: Iterable[Claim]) -> Response:
    """What the list shows, on all its pages."""
    rows = (
        (one.id, one.name, one.standing.says, one.handed_in_on, one.total, one.paid_on, one.reference) for one in claims
    )
    return csv_file("expense-claims.csv", HEADS, rows)
