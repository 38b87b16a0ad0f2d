"""What a group can be: its year, its words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esteem.group.rules import Formality, Rule, RuleKey, check_year_end, one_of, year_of
from esteem.kernel.errors import RuleBroken

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    ("day", "end", "starts_on", "last_day"),
    [
        (date(2026, 11, 24), (31, 3), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2027, 3, 31), (31, 3), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 4, 1), (31, 3), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 11, 24), (31, 12), date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 2, 28), (29, 2), date(2026, 3, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), (29, 2), date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), (28, 2), date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_day_falls_in_the_year_that_ends_on_the_group_s_day(
    day: date, end: tuple[int, int], starts_on: date, last_day: date
) -> None:
    year = year_of(day, end_day=end[0], end_month=end[1])
    assert (year.starts_on, year.last_day) == (starts_on, last_day)


@given(DAYS, st.integers(1, 31), st.integers(1, 12))
def test_every_day_is_in_its_year_and_the_next_year_begins_where_it_ends(day: date, end_day: int, month: int) -> None:
    year = year_of(day, end_day=end_day, end_month=month)
    following = year_of(year.ends_before, end_day=end_day, end_month=month)
    assert day in year
    assert following.starts_on == year.ends_before


@pytest.mark.parametrize(("day", "month"), [(31, 3), (30, 4), (29, 2), (1, 1), (31, 12)])
def test_a_year_may_end_on_any_day_there_is(day: int, month: int) -> None:
    check_year_end(day, month)


@pytest.mark.parametrize(("day", "month"), [(31, 4), (30, 2), (0, 1), (32, 1), (1, 0), (1, 13)])
def test_a_year_cannot_end_on_a_day_there_is_not(day: int, month: int) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_year_end(day, month)
    assert (refusal.value.sentence, refusal.value.field) == (
        "There is no such day. Enter a day of that month.", "year_end_day"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("members", "member"),
        ("friends", "friend"),
        ("families", "family"),
        ("boss", "boss"),
        ("people", "people"),
        ("ties", "tie"),
    ],
)
def test_one_of_the_members_is_guessed_from_the_word_for_all(many: str, one: str) -> None:
    assert one_of(many) == one


def test_a_rule_that_counts_something_has_a_number_and_a_share_has_none() -> None:
    assert Rule(RuleKey.SIGNATORIES, "2", "Constitution", date(2026, 1, 1)).number == 2
    with pytest.raises(ValueError):
        _ = Rule(RuleKey.AMENDMENT_MAJORITY, "2/3", "Constitution", date(2026, 1, 1)).number


def test_choices_say_what_each_kind_of_group_is() -> None:
    assert [(value, says.split(":")[0]) for value, says in Formality.choices()] == [
        (Formality.INFORMAL, "Informal"),
        (Formality.CONSTITUTED, "Constituted"),
        (Formality.CHARITY, "Registered charity"),
    ]
