"""What the group wants to know of its applications for money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from esteem.funding.models import Application
from esteem.funding.rules import OVER, SOON_DAYS, Shown, Status
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.signs import in_days, some
from esteem.kernel.text import like

_SHOWN = {
    Shown.OPEN: Application.status.not_in(OVER) & Application.removed_at.is_(None),
    Shown.OVER: Application.status.in_(OVER) & Application.removed_at.is_(None),
    Shown.REMOVED: Application.removed_at.is_not(None),
}
_WRITING = (Application.status == Status.WRITING) & (Application.deadline_on <= in_days(SOON_DAYS))
_REPORTING = Application.status.in_((Status.AWARDED, Status.PAID)) & (Application.report_due_on <= in_days(SOON_DAYS))
SOME_DUE = some(Application.removed_at.is_(None), _WRITING | _REPORTING)


def _applications(*, shown: Shown, sought: str) -> Select[Application]:
    chosen = select(Application).where(_SHOWN[shown]).options(selectinload(Application.events))
    if sought:
        chosen = chosen.where(Application.sought_in.like(like(sought), escape="\\"))
    if shown is Shown.OPEN:
        return chosen.order_by(Application.deadline_on.asc().nulls_last(), Application.id.desc())
    return chosen.order_by(Application.id.desc())


def applications_listed(*, shown: Shown, sought: str, number: int) -> Listing[Application]:
    """One page of applications; those under way with the nearest deadline first."""
    return listing(_applications(shown=shown, sought=sought), number=number)


def applications_found(*, shown: Shown, sought: str) -> Sequence[Application]:
    """All of them, for a file."""
    return session.scalars(_applications(shown=shown, sought=sought)).all()


def funders_known() -> Sequence[str]:
    """The names of funders written before, to choose from while typing."""
    return session.scalars(select(Application.funder).distinct().order_by(Application.funder).limit(200)).all()


@dataclass(frozen=True, slots=True)
class Due:
    """An application that wants something of us by a day."""

    application: Application
    due_on: date
    is_report: bool

    def days_left(self, today: date) -> int:
        """Days until it is due; below nought when the day has passed."""
        return (self.due_on - today).days


def due_soon(today: date) -> list[Due]:
    """Deadlines and reports due within four weeks, or overdue, nearest first."""
    until = today + timedelta(days=SOON_DAYS)
    writing = (Application.status == Status.WRITING) & (Application.deadline_on <= until)
    reporting = Application.status.in_((Status.AWARDED, Status.PAID)) & (Application.report_due_on <= until)
    rows = session.scalars(select(Application).where(Application.removed_at.is_(None), or_(writing, reporting)))
    found = [_due(row) for row in rows]
    return sorted(found, key=lambda due: due.due_on)


def _due(application: Application) -> Due:
    is_report = application.status is not Status.WRITING
    due_on = application.report_due_on if is_report else application.deadline_on
    assert due_on is not None, "chosen because it has one"
    return Due(application, due_on, is_report)
