"""Ticks, comments and questions of the examiner; the treasurer’s answers."""

from __future__ import annotations

from sqlalchemy import func, select

from esteem.examining import queries
from esteem.examining.models import ExaminerMark, ExaminerQuery, ExaminerVisit
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import Transaction


def _check_open(visit: ExaminerVisit) -> None:
    if why := queries.why_locked(visit):
        raise RuleBroken(why)


def tick(*, visit: ExaminerVisit, transaction: Transaction) -> ExaminerMark:
    """Seen, and it agrees. Flushes. Raises RuleBroken once all is locked."""
    return _mark(visit, transaction, agrees=True)


def untick(*, visit: ExaminerVisit, transaction: Transaction) -> ExaminerMark:
    """The tick is taken back. Flushes. Raises RuleBroken once all is locked."""
    return _mark(visit, transaction, agrees=False)


def comment_on(*, visit: ExaminerVisit, transaction: Transaction, comment: str) -> ExaminerMark:
    """What the examiner notes of this voucher; nothing takes it away. Flushes. Raises RuleBroken once all is locked."""
    return _mark(visit, transaction, comment=comment)


def _mark(
    visit: ExaminerVisit, transaction: Transaction, *, agrees: bool | None = None, comment: str | None = None
) -> ExaminerMark:
    _check_open(visit)
    mark = queries.mark_of(visit, transaction.id)
    if mark is None:
        mark = ExaminerMark(visit_id=visit.id, transaction_id=transaction.id, agrees=False, comment="")
        session.add(mark)
    mark.agrees = mark.agrees if agrees is None else agrees
    mark.comment = mark.comment if comment is None else comment
    session.flush()
    return mark


def ask(*, visit: ExaminerVisit, words: str, transaction: Transaction | None = None) -> ExaminerQuery:
    """A question for the treasurer, of a voucher or of the books. Flushes. Raises RuleBroken once all is locked."""
    _check_open(visit)
    last = session.scalar(select(func.max(ExaminerQuery.number)).where(ExaminerQuery.visit_id == visit.id)) or 0
    asked = ExaminerQuery(
        visit_id=visit.id, number=last + 1, transaction_id=transaction.id if transaction else None, words=words,
        asked_at=dates.now(), answer="",
    )  # fmt: skip
    session.add(asked)
    session.flush()
    return asked


def answer(*, visit: ExaminerVisit, query: ExaminerQuery, answer: str) -> ExaminerQuery:
    """The treasurer's answer; it may be written anew until the examiner closes the question. Flushes. Raises RuleBroken."""
    _check_open(visit)
    if query.closed_at is not None:
        raise RuleBroken("The examiner has closed this question already.")
    query.answer, query.answered_at = answer, dates.now()
    session.flush()
    return query


def close_query(*, visit: ExaminerVisit, query: ExaminerQuery) -> ExaminerQuery:
    """The examiner is content with it. Flushes. Raises RuleBroken once all is locked."""
    _check_open(visit)
    query.closed_at = query.closed_at or dates.now()
    session.flush()
    return query
