"""Two data sets, booked: every row and total of what their statements must say is there, to the penny."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from esteem.kernel.money import Money
from esteem.money import checks
from esteem.money.queries import years
from esteem.money.rules import statements
from esteem.money.rules.layouts import CC16A, SCREEN
from esteem.money.rules.rows import Row
from esteem.money.rules.statements import YearStatement
from tests.money.booking import book_published, book_two_years, rows_of

COLUMNS = {"unrestricted": 0, "restricted": 1}
YEARS = {"2024-25": 2025, "2025-26": 2026}


def _rows(statement: YearStatement) -> Iterator[tuple[str, Row]]:
    account = statement.account
    for section, block in (("receipts", account.receipts), ("payments", account.payments)):
        yield from ((f"{section}/{row.label}", row) for row in block.rows)
        yield f"{section}/total", block.total
    yield "net/", account.net
    yield "transfers between funds/", account.transfers
    yield "cash funds last year end/", account.brought_forward
    yield "cash funds this year end/", account.carried_forward


def _said(statement: YearStatement) -> dict[tuple[str, str], Money]:
    """Every figure of the statement by the names the expected file uses; rows with nothing in a column are left out."""
    found: dict[tuple[str, str], Money] = {}
    for name, row in _rows(statement):
        for column, place in COLUMNS.items():
            if row.cells[place] or name.endswith(("/", "/total")):
                found[name, column] = row.cells[place]
    found |= {(f"accounts at year end/{row.label}", "all"): row.total for row in statement.assets.cash}
    return found | {(f"funds at year end/{story.fund.name}", "all"): story.carried_forward for story in statement.funds}


def test_two_years_say_what_plain_arithmetic_says(books: Session) -> None:
    book_two_years()
    expected = rows_of("two-years-expected.csv")
    for name, ends_in in YEARS.items():
        wanted = {
            (f"{row['section']}/{row['heading']}", row["column"]): Money.parse(row["pounds"])
            for row in expected
            if row["year"] == name
        }
        statement = statements.build(years.year_books(years.year_ending_in(ends_in)), SCREEN)
        assert _said(statement) == wanted
        assert statement.agrees
        assert statement.account.adds_up


def test_last_year_stands_beside_this_one(books: Session) -> None:
    book_two_years()
    before, after = (statements.build(years.year_books(years.year_ending_in(y)), SCREEN).account for y in (2025, 2026))
    assert after.carried_forward.last_year == before.carried_forward.total == Money(49360)
    assert after.brought_forward.total == before.carried_forward.total
    assert after.net.last_year == before.net.total == Money(4278)
    assert {r.label: r.last_year for r in after.receipts.rows} == {r.label: r.total for r in before.receipts.rows} | {
        "Grants": Money(0)
    }


def test_the_published_account_comes_out_as_it_was_published(books: Session) -> None:
    book_published()
    statement = statements.build(years.year_books(years.year_ending_in(2023)), CC16A)
    account, expected = statement.account, rows_of("published-accounts-2023.csv")
    printed = {("A1 receipts", row.label): row.cells[0].pounds() for row in account.receipts.rows}
    printed |= {("A3 payments", row.label): row.cells[0].pounds() for row in account.payments.rows}
    printed |= {
        ("total receipts", ""): account.total_receipts.total.pounds(),
        ("total payments", ""): account.total_payments.total.pounds(),
        ("net of receipts/(payments)", ""): account.net.total.pounds(),
        ("cash funds last year end", ""): account.brought_forward.total.pounds(),
        ("cash funds this year end", ""): account.carried_forward.total.pounds(),
    }
    assert printed == {(row["section"], row["heading"]): int(row["pounds"]) for row in expected}
    assert not statement.rounding_shows


def test_both_sets_of_books_hold(books: Session) -> None:
    book_two_years()
    assert [check.title for check in checks.all_checks() if not check.holds] == []
