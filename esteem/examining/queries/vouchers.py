"""One year's bookings as an examiner sees them: vouchers with their ticks, and how many were looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload

from esteem.bank.models import Reconciliation
from esteem.examining.models import ExaminerMark, ExaminerQuery, ExaminerVisit
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.money.models import MoneyAccount, Transaction
from esteem.money.queries.bookings import Told, told_all
from esteem.money.queries.years import year_of_day


@dataclass(frozen=True, slots=True)
class Shown:
    """A voucher, and what the examiner said of it."""

    booking: Told
    agrees: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the year's vouchers the examiner has ticked."""

    ticked: int
    count: int

    @property
    def says(self) -> str:
        return f"{self.ticked:,} of {self.count:,} looked at"


def in_year(year: Period) -> ColumnElement[bool]:
    """Booked on a day of the year."""
    return (Transaction.day >= year.starts_on) & (Transaction.day < year.ends_before)


def progress_of(visits: Sequence[ExaminerVisit]) -> dict[int, Progress]:
    """How far each of these visits is, in two queries."""
    ticks = select(ExaminerMark.visit_id, func.count()).where(
        ExaminerMark.visit_id.in_([visit.id for visit in visits]), ExaminerMark.agrees
    )
    ticked = dict(row for row in session.execute(ticks.group_by(ExaminerMark.visit_id)))
    years = {visit.year_ends_on: year_of_day(visit.year_ends_on) for visit in visits}
    if not years:
        return {}
    sums = [func.count().filter(in_year(year)) for year in years.values()]
    counts = dict(zip(years, session.execute(select(*sums).select_from(Transaction)).one(), strict=True))
    return {visit.id: Progress(ticked.get(visit.id, 0), counts[visit.year_ends_on]) for visit in visits}


def numbers_of(year: Period) -> Sequence[int]:
    """The year's vouchers by their rows, in the order of their numbers: what a sample is picked from."""
    return session.scalars(select(Transaction.id).where(in_year(year)).order_by(Transaction.number)).all()


def vouchers(
    visit: ExaminerVisit,
    year: Period,
    *,
    number: int,
    left: bool = False,
    commented: bool = False,
    among: Sequence[int] | None = None,
) -> Listing[Shown]:
    """One page of the year's vouchers by number: all, those not ticked, those with a comment, or those of a sample."""
    marked = select(ExaminerMark.transaction_id).where(ExaminerMark.visit_id == visit.id)
    chosen = select(Transaction).where(in_year(year)).options(selectinload(Transaction.lines))
    if left:
        chosen = chosen.where(Transaction.id.not_in(marked.where(ExaminerMark.agrees)))
    if commented:
        chosen = chosen.where(Transaction.id.in_(marked.where(ExaminerMark.comment != "")))
    if among is not None:
        chosen = chosen.where(Transaction.id.in_(among))
    found = listing(chosen.order_by(Transaction.number), number=number)
    return Listing(_shown(visit, found.rows), found.count, found.number, found.size)


def voucher(visit: ExaminerVisit, year: Period, transaction_id: int) -> Shown | None:
    """One voucher of the year; None when there is none such in it."""
    if not 0 < transaction_id < 2**63:
        return None
    row = session.scalars(select(Transaction).where(Transaction.id == transaction_id, in_year(year))).one_or_none()
    return _shown(visit, [row])[0] if row else None


def _shown(visit: ExaminerVisit, rows: Sequence[Transaction]) -> list[Shown]:
    wanted = select(ExaminerMark).where(
        ExaminerMark.visit_id == visit.id, ExaminerMark.transaction_id.in_([row.id for row in rows])
    )
    marks = {mark.transaction_id: mark for mark in session.scalars(wanted)}
    told = told_all(rows, by_name=visit.shows_names)
    return [
        Shown(one, bool(mark and mark.agrees), mark.comment if mark else "")
        for one, mark in ((one, marks.get(one.row.id)) for one in told)
    ]


def mark_of(visit: ExaminerVisit, transaction_id: int) -> ExaminerMark | None:
    wanted = select(ExaminerMark).where(
        ExaminerMark.visit_id == visit.id, ExaminerMark.transaction_id == transaction_id
    )
    return session.scalars(wanted).one_or_none()


def comments_of(visit: ExaminerVisit) -> list[tuple[int, int, str]]:
    """Every comment, with the row and the number of its voucher."""
    wanted = select(Transaction.id, Transaction.number, ExaminerMark.comment).join(
        ExaminerMark, ExaminerMark.transaction_id == Transaction.id
    )
    wanted = wanted.where(ExaminerMark.visit_id == visit.id, ExaminerMark.comment != "").order_by(Transaction.number)
    return [(number, voucher, comment) for number, voucher, comment in session.execute(wanted)]


def voucher_numbers(asked: Sequence[ExaminerQuery]) -> dict[int, int]:
    """The numbers of the vouchers these questions are about, by their rows."""
    rows = [query.transaction_id for query in asked if query.transaction_id]
    found = session.execute(select(Transaction.id, Transaction.number).where(Transaction.id.in_(rows)))
    return dict(row for row in found)


def reconciliations_in(year: Period) -> list[tuple[str, Reconciliation]]:
    """What was reconciled to a day of the year, account by account."""
    chosen = select(MoneyAccount.name, Reconciliation).join(MoneyAccount, MoneyAccount.id == Reconciliation.account_id)
    days = (Reconciliation.until_on >= year.starts_on) & (Reconciliation.until_on < year.ends_before)
    found = session.execute(chosen.where(days).order_by(MoneyAccount.name, Reconciliation.until_on))
    return [(name, kept) for name, kept in found]
