"""Letting an examiner in, for one year, until a day; making it longer, and ending it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from esteem.examining import queries
from esteem.examining.models import ExaminerVisit
from esteem.examining.rules.visits import check_until
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import Visitors, the_house
from esteem.money.queries.closing import closed_until
from esteem.money.queries.years import year_ending_in

ROLE = "examiner"


def _visitors() -> Visitors:
    visitors = the_house().visitors
    if visitors is None:
        raise RuntimeError("nobody looks after who may sign in")
    return visitors


def invite(*, ending: int, name: str, sign_in: str, until_on: date, shows_names: bool) -> ExaminerVisit:
    """A visit to the books of the year that ends then, with an account that can do nothing else. Flushes. Raises RuleBroken."""
    check_until(until_on, dates.today())
    year, closed = year_ending_in(ending), closed_until()
    if year.starts_on > dates.today():
        raise RuleBroken("That year has not begun.", field="ending")
    if closed is not None and year.last_day <= closed:
        raise RuleBroken("That year is closed. Open it again first, if it must be looked through.", field="ending")
    account_id = _visitors().let_in(sign_in=sign_in, name=name, role=ROLE, until_on=until_on)
    for earlier in _going_on(account_id):  # one account, one year
        earlier.ended_at = dates.now()
    visit = ExaminerVisit(
        account_id=account_id, name=name, year_ends_on=year.last_day, invited_on=dates.today(), until_on=until_on,
        shows_names=shows_names,
    )  # fmt: skip
    session.add(visit)
    session.flush()
    return visit


def new_link(*, visit: ExaminerVisit) -> str:
    """The secret of a link with which the examiner chooses a password. Raises RuleBroken once the visit is over."""
    if not queries.is_open(visit):
        raise RuleBroken("The visit is over. Make it longer first, or invite them again.")
    return _visitors().make_link(account_id=visit.account_id)


def extend_visit(*, visit: ExaminerVisit, until_on: date, shows_names: bool) -> ExaminerVisit:
    """They may look until that day, longer or shorter, and see names or initials. Flushes. Raises RuleBroken (ended)."""
    if visit.ended_at is not None:
        raise RuleBroken("This visit was ended. Invite them again.")
    check_until(until_on, dates.today())
    if any(other.id != visit.id for other in _going_on(visit.account_id)):
        raise RuleBroken("They are here for another year by now. End that visit first.")
    visit.until_on, visit.shows_names = until_on, shows_names
    _visitors().keep_until(account_id=visit.account_id, role=ROLE, until_on=until_on)
    session.flush()
    return visit


def end_visit(*, visit: ExaminerVisit) -> ExaminerVisit:
    """At once: they are a stranger at their next request. Flushes."""
    if visit.ended_at is None:
        visit.ended_at = dates.now()
        session.flush()
        if not any(other.id != visit.id for other in _going_on(visit.account_id)):
            _visitors().shut_out(account_id=visit.account_id)
    return visit


def end_with_account(*, account_id: int) -> None:
    """Their account was stopped: what visit was still going on is over."""
    for visit in _going_on(account_id):
        visit.ended_at = dates.now()
    session.flush()


def shut_out_late() -> None:
    """Every day: whose last day has passed signs in no more; the visit can still be made longer."""
    passed = select(ExaminerVisit.account_id).where(
        ExaminerVisit.ended_at.is_(None), ExaminerVisit.until_on < dates.today()
    )
    for account_id in session.scalars(passed.distinct()).all():
        if not _going_on(account_id):
            _visitors().shut_out(account_id=account_id)


def _going_on(account_id: int) -> list[ExaminerVisit]:
    wanted = select(ExaminerVisit).where(
        ExaminerVisit.account_id == account_id, ExaminerVisit.ended_at.is_(None),
        ExaminerVisit.until_on >= dates.today(),
    )  # fmt: skip
    return list(session.scalars(wanted))
