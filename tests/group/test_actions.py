"""What is done to the group itself."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.group.actions import begin_group, change_group, finish_set_up, put_rules_in_force
from esteem.group.queries import our_group, our_words, rules_in_force
from esteem.group.rules import Formality, Nation, RuleKey
from esteem.kernel import dates, history
from esteem.kernel.errors import RuleBroken, StaleEdit

ADOPTED = date(2026, 4, 20)


def test_a_folder_holds_one_group_and_no_second(books: Session) -> None:
    with pytest.raises(RuleBroken, match="already belongs to a group"):
        begin_group(name="Another")


def test_a_group_begins_informal_in_england_with_a_year_that_ends_in_march(books: Session) -> None:
    ours = our_group()
    assert (ours.nation, ours.year_end_day, ours.year_end_month, ours.member_word) == (Nation.ENGLAND, 31, 3, "member")


def test_details_are_changed_and_the_words_follow_at_once(books: Session) -> None:
    assert our_words().members == "members"
    change_group(members_word="friends", formality=Formality.CHARITY, charity_number="1234567")
    assert (our_words().members, our_group().charity_number, our_group().is_charity) == ("friends", "1234567", True)


def test_a_detail_that_no_group_has_is_a_mistake_of_the_program(books: Session) -> None:
    with pytest.raises(TypeError, match="a group has no colour, size"):
        change_group(size=3, colour="red")


def test_a_year_that_ends_on_no_day_is_refused_and_changes_nothing(books: Session) -> None:
    with pytest.raises(RuleBroken, match="no such day"):
        change_group(year_end_month=4)
    assert our_group().year_end_month == 3


def test_a_stale_change_is_refused_before_anything_is_changed(books: Session) -> None:
    seen = our_group().version
    change_group(notes="First")
    with pytest.raises(StaleEdit):
        change_group(seen_version=seen, notes="Second")
    assert our_group().notes == "First"


def test_a_group_has_a_name(books: Session) -> None:
    with pytest.raises(IntegrityError, match="ck_group_name_given"):
        change_group(name="")


def test_set_up_is_finished_once(books: Session) -> None:
    at = our_group().set_up_at
    assert at == dates.now()
    with dates.frozen(date(2027, 1, 1)):
        assert finish_set_up().set_up_at == at


def test_rules_are_put_in_force_replaced_kept_and_ended(books: Session) -> None:
    put_rules_in_force({RuleKey.SIGNATORIES: "2", RuleKey.TERM_YEARS: "3"}, source="First", since_on=ADOPTED)
    put_rules_in_force(
        {RuleKey.SIGNATORIES: "3", RuleKey.MOST_TERMS: None}, source="Second", since_on=date(2027, 4, 20)
    )
    in_force = {key: (rule.value, rule.source, rule.since_on) for key, rule in rules_in_force().items()}
    assert in_force == {
        RuleKey.SIGNATORIES: ("3", "Second", date(2027, 4, 20)),
        RuleKey.TERM_YEARS: ("3", "First", ADOPTED),
    }
    put_rules_in_force({RuleKey.TERM_YEARS: None}, source="Third", since_on=date(2028, 4, 20))
    assert set(rules_in_force()) == {RuleKey.SIGNATORIES}


def test_what_is_changed_is_remembered(books: Session) -> None:
    change_group(charity_number="1234567")
    (change,) = history.of("group", 1)[0].changes
    assert (change.label, change.old, change.new) == ("Charity number", "", "1234567")
