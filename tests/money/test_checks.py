"""Each statement about the books speaks up when somebody with a database editor breaks it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from esteem.kernel.db import session
from esteem.kernel.sqlite import TRIGGERS
from esteem.money import actions, checks
from esteem.money.queries import closing, years
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor


@pytest.fixture
def unguarded(books: Session) -> Session:
    """Books with a reversed booking and another, in a database without its guards."""
    shelf = Books()
    row = shelf.gets(2450)
    actions.reverse(transaction=row, reason="typed twice", day=date(2026, 5, 7))
    shelf.pays(397)
    for name in TRIGGERS:
        books.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    return books


def failing() -> set[str]:
    return {check.__name__ for _, check, _ in checks.CHECKS if check()}


def test_books_that_nobody_touched_hold(unguarded: Session) -> None:
    assert failing() == set()
    assert [check.holds for check in checks.all_checks()[:8]] == [True] * 8


@pytest.mark.parametrize(
    ("statement", "noticed"),
    [
        (
            "UPDATE money_line SET amount = amount + 1 WHERE id = 5",
            {"lines_balance", "money_is_where_it_should_be", "month_totals_agree"},
        ),
        ("DELETE FROM money_line WHERE transaction_id = 3", {"lines_balance", "month_totals_agree"}),
        ("UPDATE money_transaction SET number = 9 WHERE id = 3", {"numbers_have_no_gaps"}),
        ("UPDATE money_transaction SET day = '2026-05-08' WHERE id = 3", {"days_agree"}),
        (
            "UPDATE money_line SET amount = amount * 2 WHERE transaction_id = 2",
            {"reversals_undo", "month_totals_agree"},
        ),
        (
            "UPDATE money_month SET amount = amount + 1 WHERE account_id IS NOT NULL",
            {"month_totals_agree", "statements_agree"},
        ),
    ],
)
def test_what_was_tampered_with_is_noticed(unguarded: Session, statement: str, noticed: set[str]) -> None:
    unguarded.execute(text(statement))
    assert failing() == noticed


def test_the_numbers_to_look_at_are_named(unguarded: Session) -> None:
    unguarded.execute(text("UPDATE money_line SET amount = amount + 1 WHERE id = 5"))
    assert checks.lines_balance() == "Number 3: not whole."


def test_every_statement_says_what_to_do_when_it_does_not_hold(books: Session) -> None:
    assert all(check.title.endswith(".") and check.mend.endswith(".") for check in checks.all_checks())


def test_a_year_is_not_closed_over_books_that_do_not_hold(unguarded: Session) -> None:
    step, others = checks.books_hold(year=years.this_year())
    assert (step.is_done, step.needed, step.says) == (True, True, "")
    unguarded.execute(text("UPDATE money_transaction SET number = 9 WHERE id = 3"))
    step, others = checks.books_hold(year=years.this_year())
    assert (step.is_done, step.says) == (False, "1 statement does not hold.")
    assert (others.is_done, others.needed) == (True, False)
    assert "the books hold" in [one.title.lower() for one in closing.steps_of(years.this_year())]


def test_the_page_says_what_is_wrong_and_what_to_do(group: Group, bob: Visitor) -> None:
    bob.visits("/money/checks/").sees("Holds").does_not_see("Does not hold", "last backup")
    with group.at_work():
        Books().gets(2450)
        session.execute(text("DROP TRIGGER money_transaction_is_not_changed"))
        session.execute(text("UPDATE money_transaction SET number = 9"))
    bob.visits("/money/checks/").sees("The last number is 9, but there are 1 bookings.", "go back to the last backup")
