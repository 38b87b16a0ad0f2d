from datetime import date, time

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.meetings.rules.attendance import Attendance, check_headcount
from esteem.meetings.rules.kinds import FORMAL, GATHERINGS, MeetingKind, kind_said, kinds_for
from esteem.meetings.rules.lists import When, years_between
from esteem.meetings.rules.notice import Notice, notice_of
from esteem.meetings.rules.times import Step, a_month_later, check_day, check_times, clashes, next_like

TODAY = date(2026, 11, 24)


def test_an_informal_group_chooses_from_no_formal_kinds() -> None:
    offered = [kind for kind, _ in kinds_for(has_committee=False, meeting="Circle")]
    assert set(MeetingKind) - set(offered) == FORMAL
    assert [kind for kind, _ in kinds_for(has_committee=True, meeting="Circle")] == list(MeetingKind)


def test_a_meeting_is_said_in_the_group_s_own_word_and_an_annual_one_is_not() -> None:
    assert kind_said(MeetingKind.MEETING, "Circle") == "Circle"
    assert kind_said(MeetingKind.AGM, "Circle") == "Annual general meeting"


def test_members_are_asked_to_all_but_the_committee_s_and_other_people_s_meetings() -> None:
    assert set(MeetingKind) - GATHERINGS == {MeetingKind.COMMITTEE, MeetingKind.OUTSIDE}


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (time(19, 30), time(19, 30), "end_time"),
        (time(19, 30), time(7, 30), "end_time"),
        (None, time(21), "start_time"),
    ],
)
def test_a_meeting_ends_after_it_starts(start: time | None, end: time, field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_times(start, end)
    assert broken.value.field == field


def test_times_may_be_left_open() -> None:
    check_times(None, None)
    check_times(time(19, 30), None)
    check_times(time(19, 30), time(21))


def test_a_day_far_ahead_is_taken_for_a_slip_and_the_past_is_welcome() -> None:
    with pytest.raises(RuleBroken) as broken:
        check_day(date(2062, 12, 1), TODAY)
    assert broken.value.field == "meets_on"
    check_day(date(2031, 12, 31), TODAY)
    check_day(date(1974, 3, 1), TODAY)


@pytest.mark.parametrize(("headcount", "first_timers"), [(3, 4), (None, 1), (None, 0), (0, 1)])
def test_those_who_came_for_the_first_time_are_among_all_who_came(headcount: int | None, first_timers: int) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_headcount(headcount, first_timers)
    assert broken.value.field == "first_timers"


@pytest.mark.parametrize("headcount", [-1, 10_000])
def test_a_headcount_that_cannot_be_is_refused(headcount: int) -> None:
    with pytest.raises(RuleBroken, match="from 0 to 9,999"):
        check_headcount(headcount, None)


def test_a_count_may_be_nobody_or_all_new_or_unknown() -> None:
    check_headcount(0, 0)
    check_headcount(4, 4)
    check_headcount(None, None)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((time(19), time(21)), (time(20), None), True),
        ((time(19), time(21)), (time(21), time(22)), False),
        ((time(19), time(21)), (time(20), time(22)), True),
        ((time(19), None), (time(19), None), True),
        ((time(19), None), (time(19, 30), None), False),
        ((time(19), time(19, 30)), (time(19), None), True),
        ((None, None), (time(19), None), False),
    ],
)
def test_meetings_clash_when_they_share_some_time(
    one: tuple[time | None, time | None], other: tuple[time | None, time | None], share: bool
) -> None:
    assert clashes(*one, *other) is share
    assert clashes(*other, *one) is share


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 10), date(2026, 12, 8)),  # the second Tuesday
        (date(2026, 11, 24), date(2026, 12, 22)),  # the fourth
        (date(2026, 12, 29), date(2027, 1, 26)),  # the fifth: January 2027 has four Tuesdays
        (date(2026, 9, 30), date(2026, 10, 28)),  # the fifth Wednesday of September, the last but none of October
        (date(2026, 1, 31), date(2026, 2, 28)),  # the fifth Saturday becomes the last of a short month
        (date(2027, 1, 1), date(2027, 2, 5)),  # the first Friday
    ],
)
def test_a_month_later_is_the_same_weekday_of_the_next_month(day: date, later: date) -> None:
    assert a_month_later(day) == later
    assert later.weekday() == day.weekday()


@pytest.mark.parametrize(
    ("day", "step", "later"),
    [
        (date(2026, 12, 1), Step.WEEK, date(2026, 12, 8)),
        (date(2026, 11, 17), Step.WEEK, TODAY),
        (date(2026, 6, 2), Step.WEEK, TODAY),
        (date(2026, 11, 24), Step.WEEK, date(2026, 12, 1)),
        (date(2026, 6, 9), Step.MONTH, date(2026, 12, 8)),
        (date(2026, 12, 17), Step.YEAR, date(2027, 12, 16)),
        (date(2024, 5, 16), Step.YEAR, date(2027, 5, 13)),
    ],
)
def test_the_next_one_like_it_is_not_past_already(day: date, step: Step, later: date) -> None:
    assert next_like(day, step, TODAY) == later


@pytest.mark.parametrize(
    ("meets_on", "notice_on", "days", "notice"),
    [
        (date(2026, 12, 31), None, 21, Notice("Send notice by 10 December 2026: your rules ask for 21 days.", late=False)),
        (date(2026, 12, 15), None, 21, Notice("Send notice by 24 November 2026: your rules ask for 21 days.", late=False)),
        (
            date(2026, 12, 14), None, 21,
            Notice("Your rules ask for 21 days’ notice, so it had to go out by 23 November 2026.", late=True),
        ),
        (date(2026, 12, 14), date(2026, 11, 23), 21, None),
        (
            date(2026, 12, 14), date(2026, 11, 24), 21,
            Notice("Notice went out 20 days before; your rules ask for 21.", late=True),
        ),
        (date(2026, 12, 14), date(2026, 12, 20), 21, Notice("Notice went out 0 days before; your rules ask for 21.", late=True)),
        (date(2026, 12, 14), None, None, None),
        (date(2026, 11, 23), None, 21, None),
    ],
)  # fmt: skip
def test_what_is_to_be_minded_about_notice(
    meets_on: date, notice_on: date | None, days: int | None, notice: Notice | None
) -> None:
    assert notice_of(meets_on, notice_on, days=days, today=TODAY) == notice


@pytest.mark.parametrize(
    ("counted", "total", "average"), [(0, 0, None), (2, 15, 8), (4, 29, 7), (4, 30, 8), (3, 10, 3), (1, 0, 0)]
)
def test_the_average_is_of_those_counted_to_the_nearest_person(counted: int, total: int, average: int | None) -> None:
    assert Attendance(held=9, counted=counted, total=total, first_timers=0).average == average


def test_years_run_from_the_last_back_to_the_first() -> None:
    assert list(years_between(date(2024, 12, 31), date(2026, 1, 1))) == [2026, 2025, 2024]
    assert list(years_between(None, None)) == []


def test_an_address_that_asks_for_nonsense_gets_the_usual() -> None:
    assert When.read("past", When.NEXT) is When.PAST
    assert When.read("never", When.NEXT) is When.NEXT
