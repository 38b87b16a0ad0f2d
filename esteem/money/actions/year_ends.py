"""The year's end: what is owned and owed besides cash, and the approval of the accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from esteem.kernel import dates, storage
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import ApprovedAccounts, OtherHolding
from esteem.money.queries.closing import closed_until
from esteem.money.queries.years import last_number
from esteem.money.rules.bookings import check_size


def add_holding(*, year_ends_on: date, kind: Any, details: str, fund: int, **amounts: Any) -> OtherHolding:
    """A line of the statement of assets and liabilities, typed in by hand; amount, value and due_on may be unknown."""
    _check_open(year_ends_on)
    _check_sizes(amounts)
    holding = OtherHolding(year_ends_on=year_ends_on, kind=kind, details=details, fund_id=fund, **amounts)
    session.add(holding)
    session.flush()
    return holding


def change_holding(
    *, holding: OtherHolding, seen_version: int | None = None, kind: Any, details: str, fund: int, **amounts: Any
) -> OtherHolding:
    """Change the line. Raises StaleEdit."""
    check_version(holding, seen_version)
    _check_open(holding.year_ends_on)
    _check_sizes(amounts)
    holding.kind, holding.details, holding.fund_id = kind, details, fund
    for name in ("amount", "value", "due_on"):
        setattr(holding, name, amounts.get(name))
    session.flush()
    return holding


def _check_open(year_ends_on: date) -> None:
    until = closed_until()
    if until is not None and year_ends_on <= until:
        raise RuleBroken("This year is closed: its statement stays as it is.")


def _check_sizes(amounts: dict[str, Any]) -> None:
    for name in ("amount", "value"):
        if amounts.get(name):
            check_size(amounts[name], field=name)


def remove_holding(*, holding: OtherHolding) -> None:
    """Take the line out of the statement. Raises RuleBroken once the year is closed."""
    _check_open(holding.year_ends_on)
    session.delete(holding)
    session.flush()


def approve_accounts(
    *,
    year_ends_on: date,
    approved_on: date,
    meeting: str,
    signed_by: str,
    paper: bytes,
    as_of_number: int,
    report: bytes | None = None,
) -> ApprovedAccounts:
    """The accounts were approved, and perhaps the report with them: store the papers for good, and serve them ever after.

    Approved again, they are a revision; the earlier paper stays. `as_of_number` is the last booking the paper knows of.
    Raises RuleBroken when something was booked since, or the day makes no sense.
    """
    check_approval_day(year_ends_on, approved_on)
    if last_number() != as_of_number:
        raise RuleBroken(
            "Something was recorded while the paper was being made. Look at the year again, then approve it."
        )
    latest = select(func.max(ApprovedAccounts.revision)).where(ApprovedAccounts.year_ends_on == year_ends_on)
    kept = storage.keep(paper)
    approval = ApprovedAccounts(
        year_ends_on=year_ends_on, revision=(session.scalar(latest) or 0) + 1, approved_on=approved_on,
        meeting=meeting, signed_by=signed_by, sha256=kept.sha256, size=kept.size,
        report_sha256=storage.keep(report).sha256 if report else None,
        last_number=as_of_number, recorded_at=dates.now(),
    )  # fmt: skip
    session.add(approval)
    session.flush()
    return approval


def check_approval_day(year_ends_on: date, approved_on: date) -> None:
    """Raises RuleBroken for a day before the year was over, or one that has not come yet."""
    if approved_on <= year_ends_on:
        raise RuleBroken("Accounts are approved after the year is over.", field="approved_on")
    if approved_on > dates.today():
        raise RuleBroken("That day has not come yet.", field="approved_on")
