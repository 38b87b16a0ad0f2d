"""Days as people type and say them, periods, and the one clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.kernel import dates
from esteem.kernel.dates import Period, clamp_day, frozen, parse_day, parse_time

DAYS = st.dates(dates.EARLIEST, dates.LATEST)
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/12/26", date(2026, 12, 25)),
        ("25/12/2026", date(2026, 12, 25)),
        ("25.12.2026", date(2026, 12, 25)),
        ("25-12-2026", date(2026, 12, 25)),
        ("25 12 2026", date(2026, 12, 25)),
        ("2026-12-25", date(2026, 12, 25)),
        ("2026-1-5", date(2026, 1, 5)),
        ("5/1/26", date(2026, 1, 5)),
        ("25 Dec 2026", date(2026, 12, 25)),
        ("25 Dec. 26", date(2026, 12, 25)),
        ("25th December 2026", date(2026, 12, 25)),
        ("25th of December, 2026", date(2026, 12, 25)),
        ("  FRIDAY 25   december 2026 ", date(2026, 12, 25)),
        ("Fri 25 Dec 2026", date(2026, 12, 25)),
        ("1st sept 2026", date(2026, 9, 1)),
        ("29/2/2028", date(2028, 2, 29)),
        ("25 Dec", date(2026, 12, 25)),
        ("3/1", date(2027, 1, 3)),
        ("1 June", date(2026, 6, 1)),
        ("20 May", date(2027, 5, 20)),
        ("today", TUESDAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 23)),
        ("Tuesday", TUESDAY),
        ("friday", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str, day: date) -> None:
    with frozen(TUESDAY):
        assert parse_day(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "soon",
        "32/1/26",
        "1/13/26",
        "31/02",
        "31/02/2026",
        "29/2/2027",
        "2026-02-30",
        "25/12/026",
        "0/1/26",
        "29 Feb",
        "25 Xyz",
        "=1+1",
        "<script>",
        "\u202e25/12/26",
        "25/12/26\u200b",
        "1" * 10_000,
        "25 ma 26",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with frozen(TUESDAY), pytest.raises(ValueError) as refusal:
        parse_day(typed)
    assert str(refusal.value).endswith("Enter a day like 25/12/2026, 25 Dec or tomorrow.")


@pytest.mark.parametrize("typed", ["31/12/1899", "1/1/2200", "1 Jan 2999", "0001-01-01"])
def test_a_year_beyond_belief_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_day(typed)
    assert str(refusal.value) == "Enter a year between 1900 and 2199."


@given(DAYS)
def test_every_day_said_is_read_back_the_same(day: date) -> None:
    assert parse_day(dates.say_day(day)) == day
    assert parse_day(dates.say_short_day(day)) == day
    assert parse_day(dates.say_weekday(day)) == day
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%d/%m/%Y}") == day


@given(st.dates(date(2001, 1, 1), date(2098, 1, 1)), st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        with frozen(today):
            assert parse_day(f"{day.day}/{day.month}") == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("7.30pm", time(19, 30)),
        ("7:30 PM", time(19, 30)),
        ("7 p.m.", time(19)),
        ("7am", time(7)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("12.30am", time(0, 30)),
        ("noon", time(12)),
        ("00:00", time(0)),
        ("9:05", time(9, 5)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed: str, at: time) -> None:
    assert parse_time(typed) == at


@pytest.mark.parametrize(
    "typed", ["", "7", "24:00", "19:60", "13pm", "0am", "19:3", "half past seven", "19:30:00", "=1+1", "9" * 10_000]
)
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_time(typed)
    assert str(refusal.value) == "Enter a time like 19:30 or 7.30pm."


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_said_is_read_back_the_same(hour: int, minute: int) -> None:
    assert parse_time(dates.say_time(time(hour, minute))) == time(hour, minute)


def test_days_and_times_are_said_plainly() -> None:
    day = date(2026, 12, 5)
    assert dates.say_day(day) == "5 December 2026"
    assert dates.say_short_day(day) == "5 Dec 2026"
    assert dates.say_weekday(day) == "Saturday 5 December 2026"
    assert [dates.say_time(time(*at)) for at in [(0,), (10,), (12,), (12, 5), (19, 30)]] == [
        "12 am",
        "10 am",
        "noon",
        "12.05 pm",
        "7.30 pm",
    ]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 12, 25, 19, 30, tzinfo=UTC), "25 December 2026 at 7.30 pm"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "1 July 2026 at 12.30 am"),
    ],
)
def test_a_moment_is_said_in_the_time_of_the_place(moment: datetime, said: str) -> None:
    assert dates.say_moment(moment) == said


def test_the_day_is_the_day_where_the_group_meets() -> None:
    with frozen(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        assert dates.today() == date(2026, 7, 1)


def test_the_clock_stands_still_when_frozen_and_goes_on_after(running_clock: None) -> None:
    with frozen(TUESDAY):
        assert dates.today() == TUESDAY
        with frozen(datetime(2020, 2, 29, 8, tzinfo=UTC)):
            assert dates.now() == datetime(2020, 2, 29, 8, tzinfo=UTC)
        assert dates.now() == datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert abs(dates.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_now_is_utc_and_whole_seconds() -> None:
    assert (dates.now().tzinfo, dates.now().microsecond) == (UTC, 0)


def test_a_period_has_its_first_day_and_not_the_day_it_ends_before() -> None:
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    inside = [day for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)) if day in march]
    assert inside == [date(2026, 3, 1), date(2026, 3, 31)]
    assert march.last_day == date(2026, 3, 31)


@pytest.mark.parametrize("ends_before", [date(2026, 3, 1), date(2026, 2, 1)])
def test_a_period_ends_after_it_starts(ends_before: date) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2026, 3, 1), ends_before)


@pytest.mark.parametrize(
    ("last_day", "starts_on"),
    [
        (date(2026, 3, 31), date(2025, 4, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
        (date(2027, 2, 28), date(2026, 3, 1)),
        (date(2028, 2, 28), date(2027, 3, 1)),
    ],
)
def test_a_year_is_the_twelve_months_up_to_its_last_day(last_day: date, starts_on: date) -> None:
    year = Period.year_ending(last_day)
    assert (year.starts_on, year.last_day) == (starts_on, last_day)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_years_follow_each_other_without_a_gap_or_an_overlap(last_day: date) -> None:
    year = Period.year_ending(last_day)
    before = Period.year_ending(year.starts_on - timedelta(days=1))
    assert before.ends_before == year.starts_on
    assert 365 <= (year.ends_before - year.starts_on).days <= 366


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ((2026, 4, 31), date(2026, 4, 30)),
        ((2026, 2, 29), date(2026, 2, 28)),
        ((2028, 2, 31), date(2028, 2, 29)),
        ((2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_day_a_month_has_not_becomes_its_last(asked: tuple[int, int, int], day: date) -> None:
    assert clamp_day(*asked) == day
