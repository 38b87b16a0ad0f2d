"""Visits: whose, of which year, whether they go on; the questions asked and what was opened."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from esteem.examining.models import ExaminerLook, ExaminerQuery, ExaminerVisit
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import actor
from esteem.kernel.signs import some
from esteem.money.models import ClosedYear
from esteem.money.queries.closing import closed_until
from esteem.money.queries.years import year_of_day

SOME_ASKED = some(ExaminerQuery.answered_at.is_(None), ExaminerQuery.closed_at.is_(None))


def my_visit() -> ExaminerVisit | None:
    """The visit of whoever is asking, while it lasts."""
    number = actor().account_id
    if number is None:
        return None
    wanted = select(ExaminerVisit).where(
        ExaminerVisit.account_id == number, ExaminerVisit.ended_at.is_(None), ExaminerVisit.until_on >= dates.today()
    )
    return session.scalars(wanted.order_by(ExaminerVisit.id.desc()).limit(1)).one_or_none()


def year_of(visit: ExaminerVisit) -> Period:
    return year_of_day(visit.year_ends_on)


def is_open(visit: ExaminerVisit) -> bool:
    """Whether the examiner may still come."""
    return visit.ended_at is None and visit.until_on >= dates.today()


def why_locked(visit: ExaminerVisit) -> str:
    """Why nothing more is ticked, asked or answered; nothing while it may be."""
    if not is_open(visit):
        return "The visit is over. What was found stays to be read."
    until = closed_until()
    if until is not None and visit.year_ends_on <= until:
        return "The year is closed. What was found stays to be read."
    return ""


def visits_listed(*, number: int) -> Listing[ExaminerVisit]:
    """One page of all visits, the latest first."""
    return listing(select(ExaminerVisit).order_by(ExaminerVisit.id.desc()), number=number)


def visits_of_year(year: Period) -> Sequence[ExaminerVisit]:
    """The visits to a year's books, the latest first."""
    wanted = select(ExaminerVisit).where(ExaminerVisit.year_ends_on == year.last_day)
    return session.scalars(wanted.order_by(ExaminerVisit.id.desc())).all()


def queries_of(visit_ids: Sequence[int]) -> Sequence[ExaminerQuery]:
    """Everything asked in these visits, in the order it was asked."""
    wanted = select(ExaminerQuery).where(ExaminerQuery.visit_id.in_(visit_ids))
    return session.scalars(wanted.order_by(ExaminerQuery.visit_id, ExaminerQuery.number)).all()


def query_in(visit: ExaminerVisit, query_id: int) -> ExaminerQuery | None:
    """That question, if it was asked in this visit."""
    wanted = select(ExaminerQuery).where(ExaminerQuery.id == query_id, ExaminerQuery.visit_id == visit.id)
    return session.scalars(wanted).one_or_none()


def waiting() -> Sequence[tuple[int, str, int]]:
    """The visits with questions nobody answered yet: number, the examiner's name, how many. Locked years aside."""
    closed = select(func.max(ClosedYear.ends_on)).where(ClosedYear.reopened_on.is_(None)).scalar_subquery()
    chosen = (
        select(ExaminerVisit.id, ExaminerVisit.name, func.count(ExaminerQuery.id))
        .join(ExaminerQuery, ExaminerQuery.visit_id == ExaminerVisit.id)
        .where(
            ExaminerVisit.ended_at.is_(None), ExaminerVisit.until_on >= dates.today(),
            ExaminerQuery.answered_at.is_(None), ExaminerQuery.closed_at.is_(None),
            closed.is_(None) | (ExaminerVisit.year_ends_on > closed),
        )
        .group_by(ExaminerVisit.id)
        .order_by(ExaminerVisit.id)
    )  # fmt: skip
    return [(number, name, count) for number, name, count in session.execute(chosen)]


def looks_of(visit: ExaminerVisit, *, number: int) -> Listing[ExaminerLook]:
    """What the examiner opened, the latest first."""
    chosen = select(ExaminerLook).where(ExaminerLook.visit_id == visit.id)
    return listing(chosen.order_by(ExaminerLook.at.desc(), ExaminerLook.id.desc()), number=number)
