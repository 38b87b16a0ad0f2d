"""Counting at the door, ticking names, apologies, and numbers for outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions import cancel_meeting, count_who_came
from esteem.meetings.actions.door import count_one, decide_door, forget_kinds, write_numbers
from esteem.meetings.actions.presence import (
    erase_from_door,
    keep_apology,
    merge_at_door,
    tick,
    turn_old_names,
    turn_presence_into_counts,
    untick,
)
from esteem.meetings.actions.tallies import add_tally, change_tally, put_away_tally
from esteem.meetings.exports.over_time import figures
from esteem.meetings.models import Apology, DoorCount, Meeting, Presence, PresenceSum, Tally
from esteem.meetings.queries.door import door_of, tally_of
from esteem.meetings.queries.over_time import attendance_over_time, hidden_outside
from esteem.meetings.queries.presence import apologies_of, held_of_door
from esteem.meetings.rules.door import Usual, first_names
from esteem.meetings.rules.small_numbers import Place, to_hide, worked_out
from esteem.people.actions import remove_person
from tests.makers import make_meeting, make_person

PAST = date(2026, 11, 10)


def came(meeting: Meeting, **kinds: int) -> None:
    numbers = {tally_of(Usual[name.upper()]).id: number for name, number in kinds.items()}
    write_numbers(meeting=meeting, numbers=numbers)


def counted(meeting: Meeting) -> dict[str, int]:
    return {line.says: line.number for line in door_of(meeting).told}


def test_each_tap_counts_one_and_the_totals_follow(books: Session) -> None:
    meeting = make_meeting(meets_on=PAST)
    for usual, step in ((Usual.MEMBERS, 1), (Usual.MEMBERS, 1), (Usual.FIRST_TIMERS, 1), (Usual.MEMBERS, -1)):
        count_one(meeting=meeting, tally=tally_of(usual), step=step)
    assert counted(meeting) == {"Members": 1, "First-timers": 1}
    assert (meeting.headcount, meeting.first_timers) == (2, 1)


def test_a_tally_that_is_no_people_is_not_in_the_total(books: Session) -> None:
    meeting, tea = make_meeting(meets_on=PAST), add_tally(name="Cups of tea", is_people=False)
    count_one(meeting=meeting, tally=tea, step=1)
    assert (counted(meeting), meeting.headcount) == ({"Cups of tea": 1}, 0)


def test_nobody_is_taken_away_where_nobody_is(books: Session) -> None:
    meeting = make_meeting(meets_on=PAST)
    with pytest.raises(RuleBroken, match="nobody left"):
        count_one(meeting=meeting, tally=tally_of(Usual.CARERS), step=-1)


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_that_cannot_be_is_refused(books: Session, number: int) -> None:
    with pytest.raises(RuleBroken, match="from 0 to 9,999"):
        came(make_meeting(meets_on=PAST), members=number)


def test_more_than_ten_thousand_in_all_are_refused(books: Session) -> None:
    with pytest.raises(RuleBroken, match="18,000"):
        came(make_meeting(meets_on=PAST), members=9_000, visitors=9_000)


def test_a_cancelled_meeting_and_one_still_to_come_are_not_counted(books: Session) -> None:
    off = make_meeting(meets_on=PAST)
    cancel_meeting(meeting=off, seen_version=None)
    with pytest.raises(RuleBroken, match="cancelled"):
        came(off, members=1)
    with pytest.raises(RuleBroken, match="on the day itself"):
        came(make_meeting(meets_on=date(2026, 11, 25)), members=1)


@pytest.mark.parametrize(("hour", "minute", "open_then"), [(17, 29, False), (17, 30, True), (22, 0, True)])
def test_the_door_opens_an_hour_before_by_the_clock_on_the_wall(
    books: Session, freeze: Callable[[datetime], None], hour: int, minute: int, open_then: bool
) -> None:
    """In summer the wall is an hour ahead of UTC: it starts at 7.30 pm there, 6.30 pm here."""
    meeting = make_meeting(meets_on=date(2026, 7, 7), start_time=time(19, 30))
    freeze(datetime(2026, 7, 7, hour, minute, tzinfo=UTC))
    if open_then:
        came(meeting, members=1)
        assert meeting.headcount == 1
    else:
        with pytest.raises(RuleBroken, match=r"starts at 7\.30 pm"):
            came(meeting, members=1)


def test_the_door_takes_over_the_one_number_that_was_written_down(books: Session) -> None:
    meeting = make_meeting(meets_on=PAST)
    count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=2)
    count_one(meeting=meeting, tally=tally_of(Usual.CARERS), step=1)
    assert counted(meeting) == {"Members": 7, "First-timers": 2, "Carers": 1}
    assert (meeting.headcount, meeting.first_timers) == (10, 2)


def test_the_one_number_is_taken_over_though_its_line_was_put_away(books: Session) -> None:
    meeting = make_meeting(meets_on=PAST)
    count_who_came(meeting=meeting, seen_version=None, headcount=12, first_timers=1)
    put_away_tally(tally=tally_of(Usual.MEMBERS))
    count_one(meeting=meeting, tally=tally_of(Usual.CARERS), step=1)
    assert (counted(meeting), meeting.headcount) == ({"Members": 11, "First-timers": 1, "Carers": 1}, 13)


def test_one_number_does_not_silently_replace_what_was_counted_by_kind(books: Session) -> None:
    meeting = make_meeting(meets_on=PAST)
    came(meeting, members=4)
    with pytest.raises(RuleBroken, match="by kind"):
        count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=None)
    forget_kinds(meeting=meeting)
    count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=None)
    assert (meeting.headcount, books.scalars(select(DoorCount)).all()) == (9, [])


def test_a_line_is_renamed_and_put_away_and_keeps_what_it_counted(books: Session) -> None:
    meeting, carers = make_meeting(meets_on=PAST), tally_of(Usual.CARERS)
    came(meeting, carers=3)
    change_tally(tally=carers, seen_version=None, name="Supporters")
    put_away_tally(tally=carers)
    put_away_tally(tally=tally_of(Usual.CHILDREN))
    assert [line.says for line in door_of(meeting).lines] == ["Members", "First-timers", "Supporters", "Visitors"]
    with pytest.raises(RuleBroken, match="already"):
        add_tally(name="visitors")


def test_nobody_is_ticked_who_left_or_was_taken_off(books: Session) -> None:
    decide_door(names=True, by_itself=False)
    meeting, ann = make_meeting(meets_on=PAST), make_person(name="Ann Example")
    remove_person(person=ann)
    with pytest.raises(RuleBroken, match="not on the list any more"):
        tick(meeting=meeting, person=ann)


def test_what_a_line_counts_stays_once_it_was_counted(books: Session) -> None:
    tea = add_tally(name="Cups of tea")
    change_tally(tally=tea, seen_version=None, name="Cups of tea", is_people=False)
    write_numbers(meeting=make_meeting(meets_on=PAST), numbers={tea.id: 7})
    with pytest.raises(RuleBroken, match="It was counted already"):
        change_tally(tally=tea, seen_version=None, name="Cups of tea", is_people=True)
    assert change_tally(tally=tea, seen_version=None, name="Tea", is_people=False).name == "Tea"


def test_names_are_ticked_only_where_the_group_wants_them(books: Session) -> None:
    meeting, ann = make_meeting(meets_on=PAST), make_person(name="Ann Example")
    with pytest.raises(RuleBroken, match="not ticked here"):
        tick(meeting=meeting, person=ann)
    decide_door(names=True, by_itself=False)
    tick(meeting=meeting, person=ann)
    tick(meeting=meeting, person=ann)
    assert meeting.headcount == 1
    untick(meeting=meeting, person=ann)
    assert (meeting.headcount, books.scalars(select(Presence)).all()) == (0, [])


def ticked_twice(books: Session) -> tuple[Meeting, Meeting]:
    decide_door(names=True, by_itself=True)
    ann, ben = make_person(name="Ann Example"), make_person(name="Ben Example")
    old, new = make_meeting(meets_on=date(2024, 11, 20)), make_meeting(meets_on=date(2024, 11, 27))
    for meeting, person in ((old, ann), (new, ann), (new, ben)):
        tick(meeting=meeting, person=person)
    return old, new


def test_names_become_numbers_and_who_came_again_is_still_counted(books: Session) -> None:
    old, new = ticked_twice(books)
    before = attendance_over_time(2024).whole
    assert turn_presence_into_counts(date(2025, 1, 1)) == 3
    left = {s.meeting_id: (s.named, s.returners) for s in books.scalars(select(PresenceSum))}
    assert (left, books.scalars(select(Presence)).all()) == ({old.id: (1, 0), new.id: (2, 1)}, [])
    after = attendance_over_time(2024).whole
    assert (after, after.named, after.returners, after.came.total) == (before, 3, 1, 3)


def test_apologies_go_with_the_names(books: Session) -> None:
    old, new = ticked_twice(books)
    for meeting in (old, new):
        keep_apology(meeting=meeting, name="The caretaker")
    assert turn_presence_into_counts(date(2024, 11, 25)) == 2
    assert [apology.meeting_id for apology in books.scalars(select(Apology))] == [new.id]


def test_at_night_only_names_past_their_time_go(books: Session) -> None:
    old, _ = ticked_twice(books)
    turn_old_names()
    assert [left.meeting_id for left in books.scalars(select(PresenceSum))] == [old.id]


def test_names_stay_where_the_group_has_not_said_that_they_go(books: Session) -> None:
    ticked_twice(books)
    decide_door(names=True, by_itself=False)
    turn_old_names()
    assert books.scalars(select(PresenceSum)).all() == []


def test_an_apology_is_from_one_of_the_people_or_a_name(books: Session) -> None:
    meeting, ann = make_meeting(), make_person(name="Ann Example")
    keep_apology(meeting=meeting, person_id=ann.id)
    keep_apology(meeting=meeting, name="The caretaker")
    for wrong in ({}, {"person_id": ann.id, "name": "Both"}, {"person_id": ann.id}):
        with pytest.raises(RuleBroken):
            keep_apology(meeting=meeting, **wrong)  # type: ignore[arg-type]  # told by name
    assert [(one.person, one.name) for one in apologies_of(meeting.id)] == [(ann, ""), (None, "The caretaker")]


def test_what_is_held_is_told_and_goes_with_the_person(books: Session) -> None:
    decide_door(names=True, by_itself=False)
    meeting, ann = make_meeting(meets_on=PAST), make_person(name="Ann Example")
    tick(meeting=meeting, person=ann)
    keep_apology(meeting=meeting, person_id=ann.id)
    rows = [("Tuesday 10 November 2026", "Meeting")]
    assert [(held.title, held.rows) for held in held_of_door(person_id=ann.id)] == [
        ("Meetings they were ticked at", rows),
        ("Apologies they sent", rows),
    ]
    erase_from_door(person_id=ann.id)
    assert (held_of_door(person_id=ann.id), meeting.headcount) == ([], 1)


def test_two_who_are_one_have_one_tick_and_one_apology_each_time(books: Session) -> None:
    decide_door(names=True, by_itself=False)
    both, one = make_meeting(meets_on=PAST), make_meeting(meets_on=date(2026, 11, 17))
    kept, gone = make_person(name="Ann Example"), make_person(name="Anne Example")
    for meeting, person in ((both, kept), (both, gone), (one, gone)):
        tick(meeting=meeting, person=person)
        keep_apology(meeting=meeting, person_id=person.id)
    merge_at_door(kept_id=kept.id, gone_id=gone.id)
    wanted = [(both.id, kept.id), (one.id, kept.id)]
    for table in (Presence, Apology):
        assert [(row.meeting_id, row.person_id) for row in books.scalars(select(table).order_by(table.id))] == wanted


def test_attendance_adds_up_by_month_and_kind(books: Session) -> None:
    came(make_meeting(meets_on=date(2026, 1, 6)), members=6, first_timers=2, carers=1)
    came(make_meeting(meets_on=date(2026, 3, 3)), members=9)
    count_who_came(meeting=make_meeting(meets_on=date(2026, 3, 17)), seen_version=None, headcount=12, first_timers=1)
    make_meeting(meets_on=date(2026, 3, 31))
    told = attendance_over_time(2026)
    assert [head for _, head in told.columns] == ["First-timers", "Members", "Carers", "Not by kind"]
    months = [(row.span.short, row.told) for row in figures(told, ()) if row.span.came.held]
    assert months == [
        ("Jan", [2, 6, 1, 0, 9, 7, 9]), ("Mar", [1, 9, 0, 11, 21, 20, 11]), ("All", [3, 15, 1, 11, 30, 27, 10]),
    ]  # fmt: skip
    assert (told.whole.came.held, told.whole.came.counted, told.whole.came.average) == (4, 3, 10)
    assert [(span.short, span.came.total) for span in attendance_over_time(None).spans] == [("2026", 30)]


def in_a_square(table: list[list[int]]) -> tuple[dict[Place, int], list[list[Place]]]:
    """The numbers of a table whose last column and row are sums, and its rows and columns as lines."""
    rows = [[(f"{r}", c) for c in range(len(row))] for r, row in enumerate(table)]
    columns = [list(column) for column in zip(*rows, strict=True)] if len(rows) > 1 else []
    return {place: table[int(place[0])][place[1]] for row in rows for place in row}, [*rows, *columns]


def hides(table: list[list[int]]) -> list[str]:
    """The table as it may be shown, with a dot for what is hidden."""
    numbers, lines = in_a_square(table)
    gone = to_hide(numbers, lines)
    return [" ".join("." if (f"{r}", c) in gone else f"{n}" for c, n in enumerate(row)) for r, row in enumerate(table)]


def test_numbers_under_five_are_hidden_and_with_each_the_smallest_beside_it() -> None:
    assert hides([[2, 6, 8, 16], [7, 9, 0, 16], [9, 15, 8, 32]]) == [". . 8 16", ". . 0 16", "9 15 8 32"]


def test_two_small_numbers_are_not_given_away_by_their_sum() -> None:
    assert hides([[1, 1, 20, 22]]) == [". . . 22"]
    assert hides([[2, 2]]) == [". ."]
    assert hides([[3, 0, 3]]) == [". 0 ."]


def test_a_number_that_only_several_sums_together_give_away_is_found() -> None:
    gone = [("1", 1), ("1", 2), ("2", 1), ("2", 2), ("2", 3), ("3", 3), ("3", 4), ("4", 3), ("4", 4)]
    lines = [[(row, column) for column in range(6)] for row in "012345"]
    lines += [list(column) for column in zip(*lines, strict=True)]
    assert worked_out(lines, gone) == {("2", 3)}
    assert worked_out(lines, [*gone, ("1", 4)]) == set()


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=6))
def test_no_small_number_is_shown_or_can_be_worked_out(inside: list[list[int]]) -> None:
    rows = [[*row, sum(row)] for row in inside]
    numbers, lines = in_a_square([*rows, [sum(column) for column in zip(*rows, strict=True)]])
    gone = to_hide(numbers, lines)
    assert all(place in gone for place, number in numbers.items() if 0 < number < 5)
    assert not any(number == 0 and place in gone for place, number in numbers.items())
    assert worked_out(lines, gone) == set()
    for line in lines:
        hidden = [numbers[place] for place in line[:-1] if place in gone]
        assert len(hidden) != 1 or line[-1] in gone
        assert line[-1] in gone or not 0 < sum(hidden) < 5


def test_what_one_table_hides_no_other_gives_away(books: Session) -> None:
    """The table of a year by month and that of all years share a line: it shows the same in both."""
    for year, first in ((2025, 1), (2026, 6)):
        for month in (1, 2, 3):
            came(make_meeting(meets_on=date(year, month, 6)), members=9, first_timers=first, carers=5 + month)
    hidden = hidden_outside()
    by_year, of_2025 = attendance_over_time(None), attendance_over_time(2025)
    shown = ["hidden", 27, "hidden", 51, "hidden", 17]
    assert figures(by_year, hidden)[0].told == figures(of_2025, hidden)[-1].told == shown
    told = [row.told for row in figures(attendance_over_time(2026), hidden)]
    assert told[-1] == figures(by_year, hidden)[1].told == ["hidden", 27, "hidden", 66, "hidden", 22]
    assert told[:2] == [["hidden", 9, "hidden", 21, "hidden", 21], [6, 9, 7, 22, 16, 22]]


def test_who_shares_a_first_name_has_an_initial_on_the_register() -> None:
    assert first_names(["Ann Ash", "Ben Bell", "Ann Cole", "Ann"]) == ["Ann A.", "Ben", "Ann C.", "Ann"]


def test_every_group_begins_with_the_usual_lines(books: Session) -> None:
    assert [tally.usual for tally in books.scalars(select(Tally).order_by(Tally.place))] == list(Usual)
