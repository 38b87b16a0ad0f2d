"""Which vouchers are the year's, how far the examiner is, what the year's end asks."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from esteem.examining import actions, queries
from esteem.money.queries.closing import steps_of
from esteem.money.queries.years import year_ending_in
from tests.examining.conftest import begin
from tests.money.booking import Books


def test_only_the_year_is_listed_and_counted(books: Session) -> None:
    shelf, visit = Books(), begin()
    inside = [shelf.pays(100, day=day) for day in (date(2025, 4, 1), date(2026, 3, 31))]
    outside = [shelf.pays(100, day=day) for day in (date(2025, 3, 31), date(2026, 4, 1))]
    year = queries.year_of(visit)
    actions.tick(visit=visit, transaction=inside[0])
    assert list(queries.numbers_of(year)) == [row.id for row in inside]
    assert queries.progress_of([visit])[visit.id].says == "1 of 2 looked at"
    left = queries.vouchers(visit, year, number=1, left=True)
    assert [shown.booking.row.id for shown in left.rows] == [inside[1].id]
    assert [queries.voucher(visit, year, row.id) for row in outside] == [None, None]
    assert queries.voucher(visit, year, 2**70) is None


def test_vouchers_with_a_comment_and_those_of_a_sample(books: Session) -> None:
    shelf, visit = Books(), begin()
    rows = [shelf.pays(100 + n, day=date(2025, 5, 1)) for n in range(6)]
    year = queries.year_of(visit)
    actions.comment_on(visit=visit, transaction=rows[2], comment="Odd")
    told = queries.vouchers(visit, year, number=1, commented=True)
    assert [(shown.booking.row.id, shown.comment) for shown in told.rows] == [(rows[2].id, "Odd")]
    some = queries.vouchers(visit, year, number=1, among=[rows[0].id, rows[3].id])
    assert [shown.booking.row.id for shown in some.rows] == [rows[0].id, rows[3].id]


def test_the_year_end_asks_for_answers_only_when_there_was_a_visit(books: Session) -> None:
    year, title = year_ending_in(2026), "The examiner’s queries are answered"
    assert title not in [step.title for step in steps_of(year)]
    visit = begin()
    query = actions.ask(visit=visit, words="Why?")
    (step,) = (step for step in steps_of(year) if step.title == title)
    assert (step.is_done, step.says) == (False, "1 question waits for an answer.")
    actions.answer(visit=visit, query=query, answer="Because")
    (step,) = (step for step in steps_of(year) if step.title == title)
    assert step.is_done
    assert title not in [step.title for step in steps_of(year_ending_in(2027))]
