"""How long a visit lasts, and what a sample is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from esteem.access.rules.roles import EXAMINER, as_delivered, check_alone, is_allowed, is_fixed, may_do
from esteem.examining.rules.visits import LONGEST, check_until, picked, usual_end
from esteem.kernel.errors import RuleBroken

TODAY = date(2026, 11, 24)


def test_a_visit_lasts_two_weeks_unless_told_otherwise() -> None:
    assert usual_end(TODAY) == date(2026, 12, 8)


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), TODAY + timedelta(days=LONGEST + 1)])
def test_a_visit_ends_neither_in_the_past_nor_next_year(until: date) -> None:
    with pytest.raises(RuleBroken):
        check_until(until, TODAY)


def test_a_visit_may_end_today() -> None:
    check_until(TODAY, TODAY)


def test_a_sample_is_evenly_spaced_from_where_it_begins() -> None:
    assert picked(range(1, 13), wanted=4) == [1, 4, 7, 10]
    assert picked(range(1, 13), wanted=4, first=12) == [12, 3, 6, 9]
    assert picked([], wanted=4) == []


@given(some.integers(1, 400), some.integers(0, 500), some.integers(0, 500))
def test_a_sample_has_as_many_different_ones_as_asked_and_is_the_same_again(
    count: int, wanted: int, first: int
) -> None:
    numbers = range(1000, 1000 + count)
    sample = picked(numbers, wanted=wanted, first=first)
    assert len(set(sample)) == len(sample) == min(max(wanted, 1), count)
    assert set(sample) <= set(numbers)
    assert sample == picked(numbers, wanted=wanted, first=first)


def test_an_examiner_may_examine_and_nothing_else_whatever_a_group_decided() -> None:
    known = ["examining:examine", "examining:answer", "money:see", "access:change", "group:see"]
    decided = {(EXAMINER, "money:see"): True, (EXAMINER, "examining:examine"): False}
    assert may_do([EXAMINER], decided, known) == {"examining:examine"}
    assert may_do([EXAMINER, "coordinator"], {}, known) == {"examining:examine"}
    assert not is_allowed((EXAMINER, "money:see"), decided)
    assert is_fixed(EXAMINER, "money:see")


def test_an_examiner_has_no_other_role() -> None:
    check_alone([EXAMINER])
    with pytest.raises(RuleBroken, match="no other role"):
        check_alone([EXAMINER, "treasurer"])


def test_a_treasurer_answers_and_invites_but_does_not_examine() -> None:
    assert [as_delivered("treasurer", f"examining:{what}") for what in ("answer", "invite", "examine")] == [
        True,
        True,
        False,
    ]
