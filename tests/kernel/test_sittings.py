"""Text that saves itself: one sitting leaves one line of history, with what it was before and what it is now."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.history import History, end_old_sittings, end_sitting, write_in_sitting
from esteem.kernel.permissions import Actor, act_as
from esteem.minutes.models import AgendaItem, Minutes
from esteem.minutes.queries.agenda import items_of
from tests.makers import make_minutes


@pytest.fixture
def item(books: Session) -> AgendaItem:
    return items_of(make_minutes(meets_on=date(2026, 10, 13)).meeting_id)[0]


def lines(item: AgendaItem) -> list[History]:
    session.flush()
    mine = (History.subject == "agenda_item") & (History.subject_id == item.id) & (History.what == "changed")
    return list(session.scalars(select(History).where(mine).order_by(History.id)))


def said(line: History) -> dict[str, list[str | None]]:
    return dict(json.loads(line.changes or "{}"))


def writes(item: AgendaItem, *texts: str) -> None:
    for text in texts:
        write_in_sitting(item, note=text)
        session.flush()


def test_while_somebody_writes_nothing_is_told_and_then_one_line_of_all_of_it(item: AgendaItem) -> None:
    writes(item, "W", "We", "We talked.")
    assert lines(item) == []
    end_sitting(item)
    (line,) = lines(item)
    assert said(line) == {"note": [None, "We talked."]}
    assert (item.sat_before, item.sat_at) == ("", None)
    assert history.broken_at() is None


def test_somebody_else_ends_the_sitting_of_the_one_before(item: AgendaItem) -> None:
    writes(item, "Hers")
    act_as(Actor(account_id=2, name="Bob", via="web"))
    writes(item, "Hers and his")
    (line,) = lines(item)
    assert (line.account_id, said(line)) == (1, {"note": [None, "Hers"]})
    end_sitting(item)
    assert [(one.account_id, said(one)) for one in lines(item)][1] == (2, {"note": ["Hers", "Hers and his"]})


def test_two_hours_without_a_word_are_the_end_and_the_line_says_when_it_was_written(
    item: AgendaItem, freeze: Callable[[datetime], None]
) -> None:
    writes(item, "Early")
    written_at = dates.now()
    freeze(written_at + timedelta(hours=3))
    writes(item, "Early, and late")
    (line,) = lines(item)
    assert (line.at, said(line)) == (written_at, {"note": [None, "Early"]})


def test_what_came_back_to_what_it_was_is_no_change(item: AgendaItem) -> None:
    writes(item, "A slip", "")
    end_sitting(item)
    assert lines(item) == []
    end_sitting(item)  # and again is nothing


def test_several_columns_of_one_row_are_one_line(books: Session) -> None:
    minutes = make_minutes()
    write_in_sitting(minutes, present="Ann")
    write_in_sitting(minutes, apologies="Ben")
    write_in_sitting(minutes, present="Ann\nCy", present_count=2)
    end_sitting(minutes)
    books.flush()
    line = books.scalars(select(History).where(History.subject == "minutes").order_by(History.id.desc()).limit(1)).one()
    assert said(line) == {"present": [None, "Ann\nCy"], "apologies": [None, "Ben"], "present_count": [None, 2]}


def test_by_night_the_sittings_that_were_left_are_ended_and_the_others_go_on(
    item: AgendaItem, freeze: Callable[[datetime], None]
) -> None:
    other = items_of(make_minutes(meets_on=date(2026, 9, 1)).meeting_id)[0]
    writes(item, "Left")
    freeze(dates.now() + timedelta(hours=3))
    writes(other, "Still at it")
    end_old_sittings([Minutes, AgendaItem])
    assert len(lines(item)) == 1
    assert lines(other) == []
