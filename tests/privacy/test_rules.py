from datetime import date, timedelta

import pytest

from esteem.group.rules import Nation
from esteem.kernel.errors import RuleBroken
from esteem.privacy.rules.clock import (
    Pause,
    acknowledge_by,
    check_extension,
    clock_of,
    figures_on,
    left_in_words,
    months_after,
)
from esteem.privacy.rules.erasures import Erased, hashed_name, read_lines
from esteem.privacy.rules.holidays import bank_holidays, easter, next_working_day
from esteem.privacy.rules.notice import RIGHTS, Notice, paragraphs, regulator_on
from esteem.privacy.rules.requests import Ended, Kind, check_day
from esteem.privacy.rules.retention import USUAL, Item, Line, in_words, schedule_of
from esteem.privacy.rules.traces import traces_of

ENGLAND = Nation.ENGLAND
TODAY = date(2026, 11, 24)


def last_day(received_on: date, **told: object) -> date:
    return clock_of(received_on, nation=ENGLAND, today=TODAY, **told).law_on  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter_is_when_the_calendar_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


# As gov.uk lists them.
@pytest.mark.parametrize(
    ("year", "nation", "days"),
    [
        (2026, ENGLAND, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2027, ENGLAND, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12"),
        (2026, Nation.WALES, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"),
        (2026, Nation.NORTHERN_IRELAND, "1/1 17/3 3/4 6/4 4/5 25/5 13/7 31/8 25/12 28/12"),
        (2027, Nation.SCOTLAND, "1/1 4/1 26/3 3/5 31/5 2/8 30/11 27/12 28/12"),
        (2022, Nation.SCOTLAND, "3/1 4/1 15/4 2/5 30/5 1/8 30/11 26/12 27/12"),
    ],
)
def test_bank_holidays_are_those_the_government_lists(year: int, nation: Nation, days: str) -> None:
    listed = {date(year, int(month), int(day)) for day, _, month in (each.partition("/") for each in days.split())}
    assert bank_holidays(year, nation) == listed


def test_a_last_day_that_is_no_working_day_moves_to_the_next_one() -> None:
    assert next_working_day(date(2026, 12, 25), ENGLAND) == date(2026, 12, 29)
    assert next_working_day(date(2026, 11, 24), ENGLAND) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 9, 3), date(2026, 10, 5)),  # 3 October is a Saturday
        (date(2026, 9, 1), date(2026, 10, 1)),
        (date(2026, 1, 30), date(2026, 3, 2)),  # no 30 February; the 28th is a Saturday
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2026, 11, 25), date(2026, 12, 29)),  # Christmas Day, Boxing Day on a Saturday, and its substitute
    ],
)
def test_the_law_gives_a_calendar_month_from_the_day_it_came(received: date, last: date) -> None:
    assert last_day(received) == last


def test_twenty_eight_days_are_never_later_than_the_law_s_day() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(1500)]
    clocks = [clock_of(day, nation=ENGLAND, today=TODAY) for day in days]
    assert [clock for clock in clocks if clock.safe_on > clock.law_on] == []
    assert {(clock.safe_on - day).days for clock, day in zip(clocks, days, strict=True)} == {28}


def test_two_months_more_count_from_the_day_it_came() -> None:
    assert last_day(date(2026, 9, 1), extended=True) == date(2026, 12, 1)


def test_the_days_that_something_is_awaited_do_not_count() -> None:
    pause = Pause(date(2026, 9, 10), date(2026, 9, 15))
    assert last_day(date(2026, 9, 1), pauses=[pause]) == date(2026, 10, 6)
    running = clock_of(date(2026, 9, 1), nation=ENGLAND, today=TODAY, pauses=[Pause(date(2026, 9, 10), None)])
    assert running.stands_still


def test_a_complaint_is_acknowledged_within_thirty_days_since_the_law_says_so() -> None:
    assert acknowledge_by(date(2026, 6, 18)) is None
    assert acknowledge_by(date(2026, 6, 19)) == date(2026, 7, 18)


def test_figures_are_rows_with_their_day_and_their_source() -> None:
    figures = figures_on(TODAY)
    assert (figures.months, figures.safe_days, figures.more_months, figures.since_on) == (1, 28, 2, date(2018, 5, 25))
    assert figures_on(date(2000, 1, 1)) == figures


def test_they_must_be_told_within_the_first_month_that_it_takes_longer() -> None:
    check_extension(date(2026, 11, 20), date(2026, 11, 20), TODAY)
    with pytest.raises(RuleBroken, match="too late"):
        check_extension(date(2026, 11, 21), date(2026, 11, 20), TODAY)
    with pytest.raises(RuleBroken, match="not come yet"):
        check_extension(date(2026, 11, 25), date(2026, 12, 20), TODAY)


def test_months_are_counted_to_the_same_date_or_the_last() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 11, 30), 24) == date(2028, 11, 30)


@pytest.mark.parametrize(("days", "says"), [(0, "today"), (1, "in 1 day"), (-3, "3 days ago")])
def test_how_far_off_a_day_is_is_said_in_words(days: int, says: str) -> None:
    assert left_in_words(TODAY + timedelta(days=days), TODAY) == says


def test_a_complaint_ends_otherwise_than_a_request() -> None:
    assert [one for one, _ in Ended.of(Kind.COMPLAINT)] == [Ended.WITHDRAWN, Ended.UPHELD, Ended.NOT_UPHELD]
    assert [one for one, _ in Ended.of(Kind.ACCESS)] == [Ended.DONE, Ended.PARTLY, Ended.REFUSED, Ended.WITHDRAWN]


def test_a_day_to_come_or_before_it_came_is_refused() -> None:
    with pytest.raises(RuleBroken, match="not come yet"):
        check_day(date(2026, 11, 25), TODAY, field="closed_on")
    with pytest.raises(RuleBroken, match="before the day it came"):
        check_day(date(2026, 11, 1), TODAY, not_before=date(2026, 11, 2), field="closed_on")


# Traces


def test_a_whole_name_is_taken_out_of_a_text_and_a_part_of_it_is_not() -> None:
    left = traces_of(["Ann Example"], ["0115 496 0123"], [])
    assert left.without("ANN EXAMPLE rang (0115 496 0123). Ann will come; Joann Exampler too.") == (
        "a former member rang (…). Ann will come; Joann Exampler too."
    )
    assert left.hinted_in("Ann will come")
    assert not left.hinted_in("Joanna will come")


@pytest.mark.parametrize(
    "spelt", ["Ann  O'Example", "Ann\nO'Example", "Ann\u00a0O'Example", "Ann O’Example", "ann\u00a0 o’EXAMPLE"]
)
def test_a_name_is_taken_out_however_it_is_spaced_and_its_apostrophe_typed(spelt: str) -> None:
    left = traces_of(["Ann O'Example"], [], [])
    assert left.without(f"Rang {spelt} today") == "Rang a former member today"
    assert left.spelt_in(f"Rang {spelt} today") == {spelt}
    assert {"Example", "example"} <= left.landmarks


def test_a_text_that_is_nothing_but_their_words_becomes_empty() -> None:
    left = traces_of(["Siân O’Neill"], [], [])
    assert [left.without(text) for text in ("Siân O’Neill", "sian o'neill")] == ["", ""]


def test_a_search_kept_in_an_address_is_found_too() -> None:
    left = traces_of(["Ann Example"], ["ann@example.org"], [])
    assert left.without("?q=ann+example&to=ann%40example.org") == "?q=a+former+member&to=…"


def test_what_others_share_is_not_sure() -> None:
    left = traces_of(["Ann Example", "Ann"], ["0115 496 0123", "ann@example.org"], ["0115 496 0123", "ann example"])
    assert left.said_in("ann@example.org")
    assert not left.said_in("Ann Example, 0115 496 0123")


# The list of erasures


def test_a_line_is_read_as_it_was_written_and_one_cut_off_is_passed_over() -> None:
    line = Erased(12, "2026-11-24T12:00:00+00:00", "ab" * 32, "cd" * 32)
    assert read_lines([line.line, line.line[:20], "", "[]", '{"person": "x"}']) == [line]


def test_a_hashed_name_is_the_same_however_it_is_written_and_tells_nothing_without_the_key() -> None:
    assert hashed_name(b"key", "Ann  EXAMPLE") == hashed_name(b"key", "ann example")
    assert hashed_name(b"key", "Ann") != hashed_name(b"another", "Ann")


# The schedule


def test_every_item_has_its_line_with_a_source() -> None:
    assert [usual.item for usual in USUAL] == list(Item)
    assert [usual.item for usual in USUAL if not usual.source] == []


def test_the_group_s_own_figure_counts_but_not_where_the_program_sees_to_it() -> None:
    lines = {line.item: line for line in schedule_of({Item.FORMER: (36, "a grant asks"), Item.PRIVATE: (12, "")})}
    assert (lines[Item.FORMER].says, lines[Item.FORMER].is_own) == ("3 years after they left", True)
    assert lines[Item.PRIVATE].says == "until they left"


def test_a_figure_beyond_what_is_usual_is_warned_of_and_not_refused() -> None:
    usual = {one.item: one for one in USUAL}
    assert Line(usual[Item.FORMER], 36).warning.startswith("Most groups keep this 2 years at the most.")
    assert Line(usual[Item.MONEY], 60).warning.startswith("Others can ask for these for 6 years.")
    assert [one.item for one in USUAL if Line(one, one.months).warning] == []


@pytest.mark.parametrize(("months", "says"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (72, "6 years")])
def test_months_are_said_as_years_where_they_are(months: int, says: str) -> None:
    assert in_words(months) == says


# The notice


def test_the_code_of_a_notice_changes_with_any_word_of_it() -> None:
    plain = Notice("Friends", "Ann", [], [], [], [], "R", "r")
    assert plain.code == Notice("Friends", "Ann", [], [], [], [], "R", "r").code
    assert plain.code != Notice("Friends", "Bo", [], [], [], [], "R", "r").code


def test_there_is_a_regulator_with_an_address_and_rights_are_told() -> None:
    assert "ico.org.uk" in regulator_on(TODAY).reached
    assert len(RIGHTS) == 6


def test_an_empty_line_parts_paragraphs() -> None:
    assert paragraphs("One\nline.\n\n\n Two. ") == ["One line.", "Two."]
