"""Payments two people agree, as a file."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.wrappers import Response

from esteem.kernel.dates import day_of
from esteem.kernel.spreadsheets import csv_file
from esteem.money.models import Proposal
from esteem.money.queries.payments import called, paid_to, paper_words

HEADS = ("Payment", "To be paid on", "Amount", "Who to", "Note", "Stands", "Proposed by", "On", "Agreed by", "On paper")


def payments_file(payments: Iterable[Proposal]) -> Response:
    """What the list shows, on all its pages."""
    return csv_file("payments.csv", HEADS, (_row(one) for one in payments))


def _row(one: Proposal) -> tuple[object, ...]:
    begun = one.proposed
    agreed = ", ".join(called(word.name) for word in one.agreed_by)
    return (
        one.id, one.day, one.amount, paid_to(one), one.description, one.standing.says,
        called(begun.name) if begun else "", day_of(begun.said_at) if begun else None, agreed, paper_words(one),
    )  # fmt: skip
