"""Who stands how, and a year's subs, as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.subs.queries.members import Member
from esteem.subs.queries.sheet import Sheet

PEOPLE = ("Name", "Plan", "Stands", "Paid until", "Not paid for", "Comes to", "Paid by")
YEAR = ("Name", "Plan", "Paid until", "Times", "Paid in the year")


def people_file(found: Iterable[Member], name: str = "subs.csv") -> Response:
    """The list that is shown, on all its pages."""
    return csv_file(name, PEOPLE, map(_row, found))


def _row(one: Member) -> tuple[Any, ...]:
    plan = one.plan.name if one.plan else ""
    payer = one.on.payer.name if one.on and one.on.payer else ""
    return (
        one.person.name, plan, one.standing.state.says, one.standing.paid_until, one.unpaid_said, one.standing.owed, payer,
    )  # fmt: skip


def year_file(sheet: Sheet, ending: int) -> Response:
    """The year's sheet, with its sums."""
    return csv_file(f"subs-{ending}.csv", YEAR, _year(sheet))


def _year(sheet: Sheet) -> Iterator[tuple[Any, ...]]:
    for line in sheet.lines:
        plan = line.member.plan.name if line.member.plan else ""
        yield line.member.person.name, plan, line.member.standing.paid_until, line.times, line.paid
    for says, amount in sheet.totals.rows:
        yield says, "", "", "", amount
