"""Inviting, extending and ending; ticking, asking, answering; what locks."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.access.actions.accounts import add_account, change_account, stop_account
from esteem.access.models import Account
from esteem.access.queries import rights_of
from esteem.examining import actions, queries
from esteem.examining.models import ExaminerVisit
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.money import actions as money
from esteem.money.actions.closing import close_year
from esteem.money.models import Transaction
from esteem.money.queries.years import last_number, year_ending_in
from tests.examining.conftest import UNTIL, Freeze, begin
from tests.money.booking import Books


def refused(act: object, **facts: object) -> str:
    with pytest.raises(RuleBroken) as said:
        act(**facts)  # type: ignore[operator]  # an action with its words
    return said.value.sentence


def account_of(visit: ExaminerVisit) -> Account:
    found = session.get(Account, visit.account_id)
    assert found is not None
    return found


def voucher() -> Transaction:
    return Books().pays(100, day=date(2026, 2, 1))


def close() -> None:
    money.approve_accounts(
        year_ends_on=date(2026, 3, 31), approved_on=date(2026, 6, 4), meeting="the AGM", signed_by="Ann", paper=b"%PDF-1.7",
        as_of_number=last_number(),
    )  # fmt: skip
    close_year(year=year_ending_in(2026))


def test_an_examiner_has_an_account_that_examines_until_the_day(books: Session) -> None:
    visit = begin()
    rights = rights_of(visit.account_id)
    assert (rights.permissions, rights.reads_only) == ({"examining:examine"}, True)
    assert [held.until_on for held in account_of(visit).holdings] == [UNTIL]


def test_the_day_after_the_last_nothing_is_allowed(books: Session, freeze: Freeze) -> None:
    visit = begin()
    freeze(date(2026, 12, 9))
    assert rights_of(visit.account_id).permissions == frozenset()
    assert not queries.is_open(visit)


def test_a_sign_in_name_of_somebody_else_is_refused(books: Session) -> None:
    add_account(sign_in="erin", name="Erin", roles={"viewer": None})
    assert refused(begin) == "Somebody signs in with that name already. Choose another."


def test_somebody_who_came_before_has_the_same_account_and_one_visit(books: Session) -> None:
    first, second = begin(), begin()
    assert first.account_id == second.account_id
    assert (first.ended_at is None, second.ended_at is None) == (False, True)


def test_an_ended_visit_shuts_out_and_they_can_be_invited_again(books: Session) -> None:
    visit = actions.end_visit(visit=begin())
    assert account_of(visit).disabled_at is not None
    assert refused(actions.extend_visit, visit=visit, until_on=UNTIL, shows_names=False) == (
        "This visit was ended. Invite them again."
    )
    assert refused(actions.new_link, visit=visit).startswith("The visit is over.")
    assert account_of(begin()).disabled_at is None


def test_a_visit_is_made_longer_also_after_its_day(books: Session, freeze: Freeze) -> None:
    visit = begin()
    freeze(date(2026, 12, 20))
    actions.shut_out_late()
    assert account_of(visit).disabled_at is not None
    actions.extend_visit(visit=visit, until_on=date(2026, 12, 31), shows_names=True)
    assert queries.is_open(visit)
    assert visit.shows_names
    assert rights_of(visit.account_id).permissions == {"examining:examine"}


def test_a_stopped_account_ends_its_visit(books: Session) -> None:
    visit = begin()
    stop_account(account=account_of(visit))
    assert visit.ended_at is not None


def test_nobody_gives_an_examiner_another_role(books: Session) -> None:
    account = account_of(begin())
    said = refused(
        change_account, account=account, seen_version=None, sign_in="erin", name="Erin", person_id=None,
        roles={"examiner": UNTIL, "treasurer": None},
    )  # fmt: skip
    assert "no other role" in said


def test_a_closed_year_is_not_examined_any_more(books: Session) -> None:
    row, visit = voucher(), begin()
    query = actions.ask(visit=visit, words="Where is the lease?")
    close()
    closed = "The year is closed. What was found stays to be read."
    assert refused(actions.tick, visit=visit, transaction=row) == closed
    assert refused(actions.ask, visit=visit, words="And this?") == closed
    assert refused(actions.answer, visit=visit, query=query, answer="In the file") == closed
    assert refused(actions.close_query, visit=visit, query=query) == closed
    assert refused(begin).startswith("That year is closed.")
    assert queries.waiting() == []


def test_a_tick_and_a_comment_are_one_mark(books: Session) -> None:
    row, visit = voucher(), begin()
    actions.tick(visit=visit, transaction=row)
    actions.comment_on(visit=visit, transaction=row, comment="Paper seen")
    mark = actions.untick(visit=visit, transaction=row)
    assert (mark.agrees, mark.comment) == (False, "Paper seen")


def test_questions_are_numbered_answered_and_closed(books: Session) -> None:
    visit = begin()
    first, second = (actions.ask(visit=visit, words=f"Why {n}?") for n in "ab")
    assert (first.number, second.number) == (1, 2)
    assert [count for _, _, count in queries.waiting()] == [2]
    actions.answer(visit=visit, query=first, answer="Because")
    actions.close_query(visit=visit, query=first)
    assert [count for _, _, count in queries.waiting()] == [1]
    assert refused(actions.answer, visit=visit, query=first, answer="Or so") == (
        "The examiner has closed this question already."
    )


def test_nothing_is_done_once_the_day_has_passed(books: Session, freeze: Freeze) -> None:
    row, visit = voucher(), begin()
    freeze(date(2026, 12, 9))
    assert refused(actions.tick, visit=visit, transaction=row) == "The visit is over. What was found stays to be read."
