"""What minutes are made of, how two texts become one, when they may be approved, votes."""

from __future__ import annotations

from datetime import date, time

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.minutes.rules.approval import check_approval, is_later
from esteem.minutes.rules.joining import joined, joined_line
from esteem.minutes.rules.parts import MOST, by_initials, check_length, names_in, seen_code, with_names
from esteem.minutes.rules.votes import check_votes, votes_said

HELD = (date(2026, 10, 13), time(19))


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        ("", "Mine", "Mine"),
        ("Theirs", "", "Theirs"),
        ("Same", "Same", "Same"),
        ("Theirs", "Mine", "Theirs\nMine"),
        ("A\nTheirs", "A\nMine", "A\nTheirs\nMine"),
        ("A\nB\nTheirs", "Mine\nA\nB", "Mine\nA\nB\nTheirs"),
        ("We talk", "We talked long", "We talked long"),
        ("We talked long", "We talk", "We talked long"),
        ("A\n\nB", "A\n\nB\n\nMine", "A\n\nB\n\nMine"),
    ],
)
def test_two_texts_become_one_in_which_nothing_is_lost(theirs: str, mine: str, both: str) -> None:
    assert joined(theirs, mine) == both


def test_every_line_of_either_is_there_however_the_two_differ() -> None:
    theirs = "\n".join(f"line {number}" for number in range(0, 60, 2))
    mine = "\n".join(f"line {number}" for number in range(0, 60, 3))
    assert set(joined(theirs, mine).split("\n")) == {*theirs.split("\n"), *mine.split("\n")}


def test_long_texts_are_joined_quickly_enough() -> None:
    theirs, mine = ("word\n" * 20_000 + name for name in ("theirs", "mine"))
    assert joined(theirs, mine).endswith("theirs\nmine")


def test_a_line_of_two_has_a_comma_between_them() -> None:
    assert joined_line("Ann", "Ben") == "Ann, Ben"
    assert joined_line("Ann", "Ann Other") == "Ann Other"
    assert joined_line("", "Ben") == "Ben"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("Ann Other", "A. O."),
        ("Ann Other, Ben Sample and Cy", "A. O., B. S. and C."),
        ("Ann Other (chair)\nBen & Cy", "A. O.\nB. & C."),
        ("", ""),
        ("  ,,\n", ""),
    ],
)
def test_names_become_initials_however_they_were_written(names: str, said: str) -> None:
    assert by_initials(names).replace(" ", "").strip(",") == said.replace(" ", "")


def test_names_are_added_where_they_are_not_there_yet() -> None:
    assert with_names("Ann Other, Ben", ["ann other", "Cy"]) == "Ann Other, Ben\nCy"
    assert with_names("", ["Ann"]) == "Ann"
    assert names_in("Ann; Ben,\nCy\n") == ["Ann", "Ben", "Cy"]


def test_minutes_may_have_so_many_characters_and_may_always_become_shorter() -> None:
    check_length(0, MOST)
    check_length(MOST + 9, MOST + 1)
    with pytest.raises(RuleBroken, match="200,001 characters; 200,000 are the most"):
        check_length(10, MOST + 1)


def test_the_code_of_words_tells_them_apart() -> None:
    assert seen_code("a") != seen_code("a ")
    assert len(seen_code("")) == 16


@pytest.mark.parametrize(
    ("one", "later"),
    [
        ((date(2026, 10, 14), None), True),
        ((date(2026, 10, 13), time(20)), True),
        ((date(2026, 10, 13), time(19)), False),
        ((date(2026, 10, 13), None), False),
        ((date(2026, 10, 12), time(23)), False),
    ],
)
def test_which_meeting_is_later(one: tuple[date, time | None], later: bool) -> None:
    assert is_later(one, HELD) is later


@pytest.mark.parametrize(
    ("at", "on", "took_place", "sentence"),
    [
        ((date(2026, 9, 1), None), date(2026, 11, 1), True, "at a later meeting"),
        ((date(2026, 11, 3), None), date(2026, 11, 3), False, "did not take place"),
        ((date(2026, 12, 3), None), date(2026, 12, 3), True, "still to come"),
        ((date(2026, 11, 3), None), date(2026, 11, 2), True, "before the meeting that approved them"),
        ((date(2026, 11, 3), None), date(2026, 12, 24), True, "That day is still to come"),
    ],
)
def test_minutes_are_approved_at_a_later_meeting_that_took_place(
    at: tuple[date, time | None], on: date, took_place: bool, sentence: str
) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        check_approval(held=HELD, approved_at=at, approved_on=on, took_place=took_place, today=date(2026, 11, 24))


def test_votes_are_said_as_far_as_they_were_counted() -> None:
    assert votes_said(4, 1, None) == "4 for, 1 against"
    assert votes_said(None, None, None) == ""
    assert votes_said(0, 0, 2) == "0 for, 0 against, 2 did not vote"


@pytest.mark.parametrize("number", [-1, 100_001])
def test_votes_that_nobody_could_have_given_are_refused(number: int) -> None:
    with pytest.raises(RuleBroken):
        check_votes(number, None, None)
