"""Each statement about the books speaks up when somebody with a database editor breaks it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from esteem.kernel.sqlite import TRIGGERS
from esteem.money import actions, checks
from tests.money.booking import Books


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
    return {check.__name__ for title, check in checks.CHECKS if check()}


def test_books_that_nobody_touched_hold(unguarded: Session) -> None:
    assert failing() == set()
    assert [check.holds for check in checks.all_checks()] == [True] * 8


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
