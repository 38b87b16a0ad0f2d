"""The group's own pages."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.queries import our_group
from esteem.group.rules import Formality, RuleKey
from tests.backstage import Group
from tests.visitor import Visitor


def test_anyone_who_signed_in_sees_who_the_group_is(anyone: Visitor) -> None:
    anyone.visits("/group/").sees("Riverside Friends", "Constituted", "England", "31 March", "members")


def test_a_stranger_is_asked_to_sign_in(charlie: Visitor) -> None:
    charlie.visits("/group/").is_asked_to_sign_in()


def test_only_those_who_may_change_it_are_offered_to(bob: Visitor) -> None:
    bob.visits("/group/").does_not_see("Change the details")
    bob.visits("/group/change/").is_refused()


def test_the_coordinator_changes_everything_and_history_says_so(alice: Visitor, group: Group) -> None:
    alice.visits("/group/").follows("Change the details")
    alice.fills("Name of the group", "Hill Friends").chooses("How formal is it?", "Registered charity")
    alice.chooses("Where does it meet?", "Wales").fills("Charity number", "1234567")
    alice.fills("Day", "30").chooses("Month", "September")
    alice.fills("What do you call the people who belong?", "friends").fills("And one of them?", "friend")
    alice.fills("What is the group, in its own words?", "We *walk*.").presses("Save")
    alice.is_at("/group/").sees(
        "Hill Friends", "Registered charity", "Wales", "1234567", "30 September", "friends", "We walk."
    )
    alice.sees("The group's details are saved.")
    assert group.asks(our_group).member_word == "friend"


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Name of the group", "", "Enter the group's name."),
        ("Name of the group", "x" * 121, "Enter 120 characters at the most; this is 121."),
        ("Day", "32", "Enter a whole number from 1 to 31."),
        ("Day", "", "Enter the day the year ends, like 31."),
        ("And one of them?", "", "Enter a word, like member."),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(alice: Visitor, label: str, typed: str, sentence: str) -> None:
    alice.visits("/group/change/").fills(label, typed).presses("Save").is_told(sentence, beside=label)
    assert (alice.answer.status_code, alice.field(label)) == (422, typed)


def test_a_day_the_month_has_not_is_told_at_the_day(alice: Visitor) -> None:
    alice.visits("/group/change/").fills("Day", "31").chooses("Month", "April").presses("Save")
    alice.is_told("There is no such day. Enter a day of that month.", beside="Day")


def test_the_rules_in_force_are_listed_with_where_they_come_from(alice: Visitor, group: Group) -> None:
    alice.visits("/group/").sees("None yet.")
    group.makes(
        put_rules_in_force, {RuleKey.SIGNATORIES: "2"}, source="Constitution of 2026", since_on=date(2026, 4, 20)
    )
    alice.visits("/group/")
    assert ["People who must agree a payment", "2", "Constitution of 2026", "20 April 2026"] in alice.rows(
        "Rules in force"
    )


def test_an_informal_group_is_shown_no_rules(alice: Visitor, group: Group) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/group/").does_not_see("Rules in force")


def test_what_the_group_says_of_itself_can_do_no_harm(alice: Visitor, group: Group) -> None:
    group.makes(
        change_group, notes='<script>alert(1)</script> <img src="https://example.org/a.png"> [here](javascript:x)'
    )
    alice.visits("/group/").sees("<script>alert(1)</script>")
    assert alice.page.all("script")[-1].get("src", "").startswith("/static/")
