"""Long lists, a page at a time."""

from __future__ import annotations

import pytest
from sqlalchemy import func, literal_column, select, union_all
from sqlalchemy.orm import Session

from esteem.kernel.listings import Listing, listing

NUMBERS = union_all(*(select(literal_column(str(number)).label("n")) for number in range(1, 8))).subquery()


@pytest.mark.parametrize(
    ("asked", "rows", "number", "first", "last_row"),
    [
        (1, [1, 2, 3], 1, 1, 3),
        (3, [7], 3, 7, 7),
        (99, [7], 3, 7, 7),
        (0, [1, 2, 3], 1, 1, 3),
    ],
)
def test_a_long_list_is_shown_a_page_at_a_time(
    books: Session, asked: int, rows: list[int], number: int, first: int, last_row: int
) -> None:
    found = listing(select(NUMBERS.c.n).order_by(NUMBERS.c.n), number=asked, size=3)
    assert (list(found.rows), found.count, found.number, found.last) == (rows, 7, number, 3)
    assert (found.first_row, found.last_row) == (first, last_row)


def test_an_empty_list_is_one_empty_page(books: Session) -> None:
    found = listing(select(NUMBERS.c.n).where(NUMBERS.c.n > 10), number=1)
    assert (list(found.rows), found.count, found.number, found.last, found.first_row, found.last_row) == (
        [],
        0,
        1,
        1,
        0,
        0,
    )
    assert Listing([], 50, 1).last == 1
    assert Listing([], 51, 1).last == 2


def test_counting_takes_one_query_whatever_the_order(books: Session) -> None:
    assert listing(select(NUMBERS.c.n).order_by(func.random()), number=1, size=2).count == 7
