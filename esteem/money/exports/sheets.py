"""Reports and projects as files: the very figures of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.money.queries.projects import Standing
from esteem.money.rules.ledger import HEADS, GeneralLedger
from esteem.money.rules.sheets import Sheet, as_rows


def sheets_file(file_name: str, sheets: Sequence[Sheet]) -> Response:
    """Every table of a report, one after another."""
    return csv_file(file_name, ("Table", *sheets[0].heads), as_rows(sheets))


def projects_file(standings: Sequence[Standing]) -> Response:
    """Every project with what it brought and cost since the books began."""
    rows = ((one.project.name, one.money_in, one.money_out, one.net, one.project.closed_on) for one in standings)
    return csv_file("projects.csv", ("Project", "Came in", "Went out", "What is left", "Put away"), rows)


def ledger_file(ledger: GeneralLedger) -> Response:
    """One line a posting, each with its account or heading, so that a spreadsheet can sort and filter them."""
    rows = ((one.spot.name, posting.day, *posting.figures) for one in ledger.spots for posting in one.postings)
    return csv_file("ledger.csv", ("Account or heading", *HEADS), rows)
