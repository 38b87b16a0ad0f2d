"""Finishing a year: what has to be done, closing, what a closed year refuses, opening it again."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.group.actions import change_group
from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money import actions, checks
from esteem.money.actions.closing import close_year, reopen_year, say_looked
from esteem.money.models import ClosedYear
from esteem.money.queries import closing, places, years
from esteem.money.rules.closing import Look
from esteem.money.rules.kinds import HeadingKind, HoldingKind
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor

IN_2026 = date(2026, 2, 5)  # in the year to 31 March 2026


def ended() -> Period:
    return years.year_ending_in(2026)


def approve() -> None:
    actions.approve_accounts(
        year_ends_on=ended().last_day, approved_on=date(2026, 6, 4), meeting="the AGM", signed_by="Ann", paper=b"%PDF-1.7",
        as_of_number=years.last_number(),
    )  # fmt: skip


def closed_books() -> Books:
    shelf = Books()
    shelf.gets(10_000, day=IN_2026)
    approve()
    close_year(year=ended())
    return shelf


def refused(act: object, **facts: object) -> str:
    with pytest.raises(RuleBroken) as said:
        act(**facts)  # type: ignore[operator]  # an action with its words
    return said.value.sentence


def test_a_year_is_closed_when_it_is_over_and_its_accounts_are_approved(books: Session) -> None:
    Books().gets(10_000, day=IN_2026)
    assert refused(close_year, year=ended()) == "Before that: the accounts are approved."
    assert (
        refused(close_year, year=years.this_year())
        == "The year lasts until 31 March 2027. It is closed when it is over."
    )
    approve()
    closed = close_year(year=ended())
    assert [(cash.amount.pence, cash.fund_id) for cash in closed.cash] == [(10_000, places.general_fund().id)]
    assert closing.closed_until() == date(2026, 3, 31)


def test_an_earlier_year_is_closed_first(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=date(2024, 5, 1))
    shelf.gets(100, day=IN_2026)
    approve()
    assert refused(close_year, year=ended()) == "Close the year to 31 March 2025 first."


def test_a_year_that_was_typed_by_mistake_and_reversed_stands_in_nobodys_way(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=IN_2026)
    actions.reverse(transaction=shelf.gets(100, day=date(2006, 5, 1)), reason="Typed wrongly", day=date(2006, 5, 1))
    approve()
    assert close_year(year=ended()).ends_on == date(2026, 3, 31)


def test_what_is_booked_after_the_accounts_were_approved_must_be_approved_too(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=IN_2026)
    approve()
    actions.reverse(transaction=shelf.gets(5, day=IN_2026), reason="Typed twice", day=IN_2026)
    assert "The accounts are approved" in {step.title for step in closing.steps_of(ended()) if step.is_done}
    shelf.gets(7, day=date(2025, 3, 3))  # of the year before: this one began with it
    (step,) = [step for step in closing.steps_of(ended()) if step.title == "The accounts are approved"]
    assert (step.is_done, step.says.partition("; ")[2]) == (False, "1 booking came since. Let them be approved again.")


def test_the_groups_year_keeps_its_end_while_years_are_closed(books: Session) -> None:
    closed_books()
    says = "The books are closed up to 31 March 2026, by this year’s end. Open those years again first, the latest one first."
    assert refused(change_group, year_end_month=12) == says
    change_group(year_end_day=31, year_end_month=3, name="The same year")
    reopen_year(closed=closing.closings_of(ended())[0], because="The year is to end in December")
    assert change_group(year_end_month=12).year_end_month == 12


def test_a_restricted_fund_below_nought_stands_in_the_way(books: Session) -> None:
    shelf = Books()
    shelf.gets(10_000, day=IN_2026)
    shelf.pays(500, day=IN_2026, fund=shelf.fund("Grant"))
    approve()
    assert refused(close_year, year=ended()) == "Before that: no restricted fund is overspent."


def test_nothing_is_booked_in_a_closed_year_and_the_next_begins_with_its_cash(books: Session) -> None:
    shelf = closed_books()
    says = "The year to 31 March 2026 is closed. Record it on a later day, and say in the note what it puts right."
    assert refused(shelf.gets, pence=1, day=date(2026, 3, 31)) == says
    assert shelf.gets(1, day=date(2026, 4, 1)).number == 2
    opening = sum(held.before_this_year.pence for held in years.year_books(years.year_ending_in(2027)).holdings)
    assert opening == 10_000


def test_what_was_wrong_in_a_closed_year_is_reversed_in_the_open_one(books: Session) -> None:
    closed_books()
    row = books.get(actions.bookings.Transaction, 1)
    assert row is not None
    assert "is closed" in refused(actions.reverse, transaction=row, reason="twice", day=row.day)
    assert actions.reverse(transaction=row, reason="twice", day=date(2026, 6, 1)).day == date(2026, 6, 1)
    assert [check.problem for check in checks.all_checks() if not check.holds] == []


def test_its_statement_stays_as_it_is_too(books: Session) -> None:
    closed_books()
    urn = {"kind": HoldingKind.KEPT, "details": "Urn", "fund": places.general_fund().id}
    assert refused(actions.add_holding, year_ends_on=date(2026, 3, 31), **urn).startswith("This year is closed")


def test_the_database_itself_books_nothing_in_a_closed_year(books: Session) -> None:
    closed_books()
    row = "INSERT INTO money_line SELECT 99, transaction_id, day, account_id, heading_id, fund_id, amount, project_id, leads"
    with pytest.raises(IntegrityError, match="nothing is booked in a closed year"):
        books.execute(text(f"{row} FROM money_line LIMIT 1"))


def test_a_closed_year_is_opened_again_with_a_reason_and_closed_again(books: Session) -> None:
    shelf = closed_books()
    closed = closing.closings_of(ended())[0]
    assert refused(reopen_year, closed=closed, because="") == "Say why it is opened again."
    reopen_year(closed=closed, because="A receipt turned up")
    shelf.pays(250, day=IN_2026)
    assert refused(reopen_year, closed=closed, because="x") == "It was opened again already."
    assert refused(close_year, year=ended()) == "Before that: the accounts are approved."
    approve()
    close_year(year=ended())
    assert [(one.reopened_because, one.last_number) for one in closing.closings_of(ended())] == [
        ("", 2), ("A receipt turned up", 1),
    ]  # fmt: skip


def test_the_checks_say_when_a_closed_year_is_not_what_it_was(books: Session) -> None:
    closed_books()
    books.execute(text("DROP TRIGGER closing_cash_is_not_changed"))
    books.execute(text("UPDATE closing_cash SET amount = 9999"))
    problems = [check.problem for check in checks.all_checks() if not check.holds]
    assert problems == ["The cash at the end of 2025–26 is not what it was when the year was closed."]


def test_what_only_a_person_can_say_is_ticked(books: Session) -> None:
    Books().gets(100, day=IN_2026)
    say_looked(year=ended(), what=Look.OWED_BY_US)
    done = {step.title for step in closing.steps_of(ended()) if step.is_done}
    assert Look.OWED_BY_US.says in done
    assert Look.THINGS.says not in done


def test_a_treasurer_finishes_the_year_step_by_step(bob: Visitor, group: Group) -> None:
    group.makes(lambda: Books().gets(10_000, day=IN_2026))
    bob.visits("/money/years/2026/").follows("Finish the year, step by step").sees("The accounts are approved Needed")
    bob.does_not_see("Close the year 2025–26 (")
    bob.presses("Tick: Unpaid bills are written down, or there are none").sees("Ticked.", "Said on 24 November 2026.")
    group.makes(approve)
    bob.visits("/money/years/2026/finish/").presses("Close the year 2025–26").sees("Closed on 24 November 2026.")
    bob.visits("/money/in/").fills("Amount", "1").fills("Day", "31 March 2026").chooses("What was it for?", "Donations")
    bob.presses("Record").is_told(
        "The year to 31 March 2026 is closed. Record it on a later day, and say in the note what it puts right.",
        beside="Day",
    )
    bob.visits("/money/1/reverse/")
    assert bob.field("Day") == "24/11/2026"
    bob.visits("/money/years/2026/finish/").follows("Open it again").fills("Why is it opened again?", "A late bill")
    bob.presses("Open it again").sees("opened again on 24 November 2026: A late bill")
    assert group.makes(closing.closed_until) is None


def test_who_only_looks_sees_the_list_and_closes_nothing(dana: Visitor, group: Group) -> None:
    group.makes(lambda: Books().gets(10_000, day=IN_2026))
    dana.visits("/money/years/2026/finish/").sees("Finishing the year 2025–26").does_not_see("Tick", "Close the year")


def test_a_closed_year_cannot_be_closed_twice(books: Session) -> None:
    closed_books()
    assert refused(close_year, year=ended()) == "This year is closed already."
    assert books.query(ClosedYear).count() == 1


def test_money_of_a_heading_and_cash_agree_before_closing(books: Session) -> None:
    shelf = Books()
    shelf.heading("Donations", HeadingKind.RECEIPT)
    shelf.gets(Money(100).pence, day=IN_2026)
    titles = [step.title for step in closing.steps_of(ended()) if not step.is_done and step.needed]
    assert titles == ["The accounts are approved"]
