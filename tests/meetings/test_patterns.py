"""The rules of what comes round: pure days and wall times."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.group.rules import Nation
from esteem.kernel.errors import RuleBroken
from esteem.meetings.rules.bank_holidays import bank_holiday, is_known
from esteem.meetings.rules.patterns import (
    MOST,
    Every,
    Pattern,
    Turn,
    Weekday,
    a_year_on,
    check_pattern,
    days_of,
    misses,
    nearest,
    nth_weekday,
    settled,
)
from esteem.meetings.rules.times import check_clock, clock_says

TODAY = date(2026, 11, 24)
TUESDAY, THURSDAY, FRIDAY = 1, 3, 4


def days(every: Every, starts_on: date = date(2027, 1, 1), **told: object) -> list[date]:
    return days_of(Pattern(every, starts_on, **told))  # type: ignore[arg-type]  # the fields of a pattern by name


def test_the_second_tuesday_is_the_second_tuesday_of_each_month() -> None:
    found = days(Every.WEEKDAY, weekday=TUESDAY, turn=Turn.SECOND)
    assert [f"{day:%d/%m}" for day in found] == [
        "12/01", "09/02", "09/03", "13/04", "11/05", "08/06", "13/07", "10/08", "14/09", "12/10", "09/11", "14/12",
    ]  # fmt: skip


def test_the_last_friday_is_the_last_in_long_and_short_months() -> None:
    found = days(Every.WEEKDAY, weekday=FRIDAY, turn=Turn.LAST, starts_on=date(2028, 1, 1), until_on=date(2028, 4, 30))
    assert found == [date(2028, 1, 28), date(2028, 2, 25), date(2028, 3, 31), date(2028, 4, 28)]


def test_every_other_thursday_keeps_its_step_through_a_month_left_out() -> None:
    found = days(Every.WEEKS, step=2, weekday=THURSDAY, not_months=frozenset({8}))
    assert found[0] == date(2027, 1, 7)
    assert [day for day in found if day.month == 8] == []
    assert {(day - found[0]).days % 14 for day in found} == {0}
    assert len(found) == 24


def test_every_week_over_a_whole_year_is_52_or_53_times() -> None:
    assert len(days(Every.WEEKS, weekday=FRIDAY, starts_on=date(2027, 1, 1))) == 53
    assert len(days(Every.WEEKS, weekday=FRIDAY, starts_on=date(2028, 1, 1))) == 52


def test_the_first_monday_of_the_quarter_is_in_the_first_month_of_each() -> None:
    assert days(Every.QUARTER) == [date(2027, 1, 4), date(2027, 4, 5), date(2027, 7, 5), date(2027, 10, 4)]


def test_the_last_friday_of_the_quarter_is_in_its_last_month_and_a_quarter_begun_is_not_passed_over() -> None:
    found = days(Every.QUARTER, weekday=FRIDAY, turn=Turn.LAST, starts_on=date(2027, 3, 15))
    assert found == [date(2027, 3, 26), date(2027, 6, 25), date(2027, 9, 24), date(2027, 12, 31)]


def test_a_quarter_always_has_a_fifth() -> None:
    pattern = Pattern(Every.QUARTER, date(2027, 1, 1), turn=Turn.FIFTH)
    assert days_of(pattern) == [date(2027, 2, 1), date(2027, 5, 3), date(2027, 8, 2), date(2027, 11, 1)]
    assert misses(pattern) == ""


def test_once_a_quarter_as_on_a_first_day_in_february_is_every_third_month_from_there() -> None:
    blank = {"step": None, "weekday": None, "turn": None, "day_of_month": None, "months": (), "not_months": ()}
    found = settled(every=Every.QUARTER, starts_on=date(2027, 2, 20), **blank)  # type: ignore[arg-type]  # as below
    assert (found["every"], found["step"], found["turn"], found["weekday"]) == (
        Every.WEEKDAY, 3, Turn.THIRD, Weekday.SATURDAY,
    )  # fmt: skip
    of_quarter = settled(every=Every.QUARTER, starts_on=date(2027, 1, 12), **blank)  # type: ignore[arg-type]  # as below
    assert (of_quarter["every"], of_quarter["turn"]) == (Every.QUARTER, Turn.SECOND)


def test_months_can_be_chosen() -> None:
    assert days(Every.CHOSEN, months=frozenset({6, 11})) == [date(2027, 6, 7), date(2027, 11, 1)]


def test_once_a_year_is_in_the_month_it_begins_in() -> None:
    found = days(Every.YEAR, weekday=THURSDAY, turn=Turn.THIRD, starts_on=date(2027, 5, 1), times=3)
    assert found == [date(2027, 5, 20), date(2028, 5, 18), date(2029, 5, 17)]


def test_every_third_month_counts_from_the_first() -> None:
    found = days(Every.WEEKDAY, step=3, starts_on=date(2027, 2, 1))
    assert [day.month for day in found] == [2, 5, 8, 11]


def test_a_month_without_a_fifth_has_none_and_the_page_says_so() -> None:
    pattern = Pattern(Every.WEEKDAY, date(2027, 1, 1), weekday=FRIDAY, turn=Turn.FIFTH)
    assert [day.month for day in days_of(pattern)] == [1, 4, 7, 10, 12]
    assert misses(pattern) == "A month without a fifth Friday has none."
    assert nth_weekday(2027, 2, FRIDAY, Turn.FIFTH) is None


def test_the_31st_is_the_last_day_of_a_shorter_month_and_the_page_says_so() -> None:
    pattern = Pattern(Every.DATE, date(2028, 1, 1), day_of_month=31, until_on=date(2028, 5, 31))
    assert [day.day for day in days_of(pattern)] == [31, 29, 31, 30, 31]
    assert misses(pattern) == "A month without a 31st has it on its last day."


def test_the_29th_of_february_comes_each_year() -> None:
    found = days(Every.DATE, step=12, day_of_month=29, starts_on=date(2028, 2, 1), times=5)
    assert [day.day for day in found] == [29, 28, 28, 28, 29]


def test_a_rule_every_month_can_keep_needs_no_word() -> None:
    assert misses(Pattern(Every.DATE, TODAY, day_of_month=28)) == ""
    assert misses(Pattern(Every.WEEKDAY, TODAY, turn=Turn.LAST)) == ""
    assert misses(Pattern(Every.WEEKS, TODAY, turn=Turn.FIFTH)) == ""


def test_days_before_the_beginning_are_not_made() -> None:
    assert days(Every.WEEKDAY, weekday=TUESDAY, starts_on=date(2027, 1, 6), times=1) == [date(2027, 2, 2)]


def test_a_pattern_without_an_end_is_made_a_year_ahead_and_goes_on_after_what_was_made() -> None:
    pattern = Pattern(Every.WEEKDAY, date(2027, 1, 12), weekday=TUESDAY, turn=Turn.SECOND)
    first = days_of(pattern)
    more = days_of(pattern, after=a_year_on(date(2027, 1, 12)))
    assert (first[-1], more[0], len(first), len(more)) == (date(2028, 1, 11), date(2028, 2, 8), 13, 12)
    assert a_year_on(date(2028, 2, 29)) == date(2029, 2, 27)


def test_days_left_out_are_not_counted_as_times() -> None:
    pattern = Pattern(Every.WEEKS, date(2027, 1, 7), weekday=THURSDAY, times=3)
    found = days_of(pattern, left_out=[date(2027, 1, 14)])
    assert found == [date(2027, 1, 7), date(2027, 1, 21), date(2027, 1, 28)]


def test_a_thousand_are_refused_with_a_sentence() -> None:
    with pytest.raises(RuleBroken, match=r"That would be 1,000 meetings\. A pattern makes 200 at the most"):
        days(Every.WEEKS, times=1000)
    with pytest.raises(RuleBroken, match="That would be 522 meetings"):
        days(Every.WEEKS, until_on=date(2036, 12, 31))
    assert len(days(Every.WEEKS, times=MOST)) == MOST


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"every": Every.CHOSEN}, "Tick the months it is in."),
        ({"until_on": date(2028, 1, 1), "times": 3}, "Say until when, or how many times; not both."),
        ({"until_on": date(2026, 1, 1)}, "It ends before it begins."),
        ({"starts_on": date(2062, 1, 1)}, "Begin within the next five years. Look at the year."),
        ({"starts_on": date(1962, 1, 1)}, "Begin within the next five years. Look at the year."),
        ({"not_months": frozenset(range(1, 13))}, "Every month is left out, so there would be none."),
        (
            {"every": Every.CHOSEN, "months": frozenset({8}), "not_months": frozenset({8})},
            "There is no such day from 1 January 2027 to 31 December 2027. Change the rule, or when it ends.",
        ),
    ],
)  # fmt: skip
def test_a_pattern_that_makes_no_sense_is_refused(told: dict[str, object], sentence: str) -> None:
    pattern = Pattern(**{"every": Every.WEEKS, "starts_on": date(2027, 1, 1), **told})  # type: ignore[arg-type]  # as above
    with pytest.raises(RuleBroken) as refused:
        check_pattern(pattern, TODAY)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (Pattern(Every.WEEKS, TODAY, weekday=TUESDAY), "every Tuesday"),
        (Pattern(Every.WEEKS, TODAY, 2, THURSDAY, not_months=frozenset({8})), "every other Thursday, but not in August"),
        (Pattern(Every.WEEKS, TODAY, 3, not_months=frozenset({12, 1, 8})),
         "Monday every 3 weeks, but not in January, August and December"),
        (Pattern(Every.WEEKDAY, TODAY, 1, TUESDAY, Turn.SECOND), "the second Tuesday of the month"),
        (Pattern(Every.WEEKDAY, TODAY, 2, FRIDAY, Turn.LAST), "the last Friday of every other month"),
        (Pattern(Every.DATE, TODAY, 3, day_of_month=22), "the 22nd of the month, every 3 months"),
        (Pattern(Every.DATE, TODAY, day_of_month=12), "the 12th of the month"),
        (Pattern(Every.QUARTER, TODAY), "the first Monday of the quarter"),
        (Pattern(Every.CHOSEN, TODAY, months=frozenset({6, 11})), "the first Monday in June and November"),
        (Pattern(Every.YEAR, TODAY), "the first Monday in November, once a year"),
    ],
)  # fmt: skip
def test_a_pattern_is_said_in_words(pattern: Pattern, says: str) -> None:
    assert pattern.says == says


def test_what_is_left_open_is_as_on_the_first_day() -> None:
    blank = {"step": None, "weekday": None, "turn": None, "day_of_month": None, "months": (), "not_months": (8,)}
    found = settled(every=Every.WEEKDAY, starts_on=date(2027, 1, 12), **blank)  # type: ignore[arg-type]  # as above
    assert (found["weekday"], found["turn"], found["step"], found["out_months"]) == (
        Weekday.TUESDAY, Turn.SECOND, 1, "8",
    )  # fmt: skip
    assert settled(every=Every.YEAR, starts_on=date(2027, 1, 29), **blank)["turn"] is Turn.LAST  # type: ignore[arg-type]  # as above
    assert settled(every=Every.DATE, starts_on=date(2027, 1, 31), **blank)["day_of_month"] == 31  # type: ignore[arg-type]  # as above


def test_each_old_day_goes_to_the_nearest_new_one_and_none_takes_two() -> None:
    weekly = [date(2027, 1, 7) + timedelta(weeks=week) for week in range(4)]
    assert nearest(weekly, weekly[::2]) == {weekly[0]: weekly[0], weekly[2]: weekly[2]}
    assert nearest(weekly[::2], weekly) == {weekly[0]: weekly[0], weekly[2]: weekly[2]}
    day_later = [day + timedelta(days=1) for day in weekly]
    assert nearest(weekly, day_later) == dict(zip(weekly, day_later, strict=True))
    assert nearest(weekly, []) == {}


@given(
    every=st.sampled_from(Every),
    starts_on=st.dates(date(2026, 1, 1), date(2031, 12, 31)),
    step=st.integers(1, 24),
    weekday=st.integers(0, 6),
    turn=st.sampled_from(Turn),
    day=st.integers(1, 31),
    out=st.frozensets(st.integers(1, 12)),
)
def test_whatever_the_rule_its_days_are_in_order_once_each_within_the_year_and_in_no_month_left_out(
    every: Every, starts_on: date, step: int, weekday: int, turn: Turn, day: int, out: frozenset[int]
) -> None:
    pattern = Pattern(every, starts_on, step, weekday, turn, day, frozenset({3, 9}), out)
    found = days_of(pattern)
    assert found == sorted(set(found))
    assert all(starts_on <= one <= a_year_on(starts_on) and one.month not in out for one in found)
    assert every is Every.DATE or {one.weekday() for one in found} <= {weekday}
    assert pattern.says != ""


@pytest.mark.parametrize(
    ("day", "at", "says"),
    [
        (date(2027, 3, 28), time(1, 30), "The clocks go forward that night: 1.30 am does not exist."),
        (date(2027, 3, 28), time(1), "The clocks go forward that night: 1 am does not exist."),
        (date(2027, 3, 28), time(0, 59), ""),
        (date(2027, 3, 28), time(2, 30), ""),
        (date(2026, 10, 25), time(1, 30), "The clocks go back that night: 1.30 am comes twice."),
        (date(2026, 10, 25), time(2), ""),
        (date(2026, 10, 25), None, ""),
        (date(2027, 3, 27), time(1, 30), ""),
    ],
)
def test_the_nights_the_clocks_change_are_told(day: date, at: time | None, says: str) -> None:
    assert clock_says(day, at) == says


def test_a_time_that_does_not_exist_is_refused_and_one_that_comes_twice_is_not() -> None:
    with pytest.raises(RuleBroken, match=r"1\.30 am does not exist"):
        check_clock(date(2027, 3, 28), time(1, 30), None)
    with pytest.raises(RuleBroken, match=r"1\.30 am does not exist"):
        check_clock(date(2027, 3, 28), time(0, 30), time(1, 30))
    check_clock(date(2026, 10, 25), time(1, 30), time(2))


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        (Nation.ENGLAND, date(2027, 3, 29), "Easter Monday"),
        (Nation.WALES, date(2027, 8, 30), "Summer bank holiday"),
        (Nation.SCOTLAND, date(2027, 3, 29), ""),
        (Nation.SCOTLAND, date(2027, 8, 2), "Summer bank holiday"),
        (Nation.SCOTLAND, date(2026, 11, 30), "St Andrew’s Day"),
        (Nation.NORTHERN_IRELAND, date(2028, 3, 17), "St Patrick’s Day"),
        (Nation.ENGLAND, date(2028, 3, 17), ""),
        (Nation.ENGLAND, date(2027, 12, 25), "Christmas Day"),
        (Nation.ENGLAND, date(2027, 12, 27), "Christmas Day"),
        (Nation.ENGLAND, date(2026, 11, 24), ""),
    ],
)
def test_bank_holidays_are_those_of_the_nation(nation: Nation, day: date, name: str) -> None:
    assert bank_holiday(nation, day) == name


def test_how_far_bank_holidays_are_published_is_known() -> None:
    assert [is_known(day) for day in (date(2025, 12, 31), TODAY, date(2028, 12, 31), date(2029, 1, 1))] == [
        False, True, True, False,
    ]  # fmt: skip
