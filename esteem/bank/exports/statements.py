"""The lines of an account, what a reconciliation left open, and the counts of cash, as files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from werkzeug.wrappers import Response

from esteem.bank.models import BankLine, CashCount
from esteem.bank.rules.reconciling import Reckoning
from esteem.kernel.spreadsheets import csv_file


def lines_file(lines: Iterable[BankLine], *, by_name: bool) -> Response:
    """What the list shows, on all its pages; what the bank wrote only for those who may see people."""
    rows = (
        (line.day, line.words if by_name else "", line.amount, line.balance, "no" if line.match_id is None else "yes")
        for line in lines
    )
    return csv_file("bank-lines.csv", ("Day", "What the bank wrote", "Amount", "Balance", "Matched"), rows)


def reconciliation_file(reckoning: Reckoning) -> Response:
    """What was booked and the bank has not seen."""
    rows = ((item.thing.day, item.number, item.says, item.thing.amount) for item in reckoning.uncleared)
    return csv_file(
        f"not-yet-on-the-statement-{reckoning.until.isoformat()}.csv", ("Day", "Number", "What", "Amount"), rows
    )


def counts_file(counts: Iterable[CashCount], names: Mapping[int, str]) -> Response:
    """Every count of cash."""
    rows = (
        (one.counted_on, names[one.account_id], one.counted, one.books, one.difference, one.reason) for one in counts
    )
    return csv_file("cash-counts.csv", ("Day", "Account", "Counted", "In the books", "Difference", "Why"), rows)
