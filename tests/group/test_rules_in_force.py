"""The rules a group writes down by hand, while no constitution was adopted here."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.group.actions import change_group, put_rules_in_force, write_rules
from esteem.group.queries import rules_come_from, rules_in_force
from esteem.group.rules import COUNTED, SHARED, Formality, RuleKey, check_rules
from esteem.kernel.errors import RuleBroken
from tests.backstage import Group
from tests.governance.sample import make_adopted
from tests.visitor import Visitor

SAID = {"source": "Our rules of 2019", "since_on": date(2019, 5, 1)}


def test_every_rule_can_be_written_down() -> None:
    assert {*COUNTED, *SHARED} == set(RuleKey)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({RuleKey.COMMITTEE_LEAST: "9", RuleKey.COMMITTEE_MOST: "4"}, "committee_most"),
        ({RuleKey.COMMITTEE_QUORUM: "9", RuleKey.COMMITTEE_MOST: "4"}, "committee_quorum"),
    ],
)
def test_rules_that_cannot_all_hold_are_refused(written: dict[RuleKey, str | None], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_rules(written)
    assert broken.value.field == field


def test_only_what_changed_is_from_the_new_source(books: Session) -> None:
    write_rules(written={RuleKey.TERM_YEARS: "1", RuleKey.SIGNATORIES: "2", RuleKey.MOST_TERMS: "3"}, **SAID)
    later = {"source": "Changed in May", "since_on": date(2026, 5, 1)}
    write_rules(written={RuleKey.TERM_YEARS: "2", RuleKey.SIGNATORIES: "2", RuleKey.MOST_TERMS: None}, **later)
    assert {key: (rule.value, rule.source) for key, rule in rules_in_force().items()} == {
        RuleKey.TERM_YEARS: ("2", "Changed in May"), RuleKey.SIGNATORIES: ("2", "Our rules of 2019"),
    }  # fmt: skip


def test_a_day_to_come_is_refused(books: Session) -> None:
    with pytest.raises(RuleBroken) as broken:
        write_rules(written={RuleKey.TERM_YEARS: "1"}, source="Rules", since_on=date(2026, 11, 25))
    assert broken.value.field == "since_on"


def test_rules_of_a_constitution_adopted_here_are_not_written_by_hand(books: Session) -> None:
    assert rules_come_from() is None
    make_adopted()
    assert rules_come_from() == "Constitution, version 1"
    with pytest.raises(RuleBroken, match="They come from Constitution, version 1"):
        write_rules(written={RuleKey.TERM_YEARS: "1"}, **SAID)


def test_a_group_writes_its_rules_down(alice: Visitor, group: Group) -> None:
    alice.visits("/group/").follows("Write the rules down").fills("Days of notice for the annual general meeting", "21")
    alice.fills("Members needed at a general meeting, at the least", "5")
    alice.chooses("Share of the votes needed to change the constitution", "2/3").presses("Save")
    alice.is_told("Enter where these rules stand", beside="Where do they stand?")
    alice.fills("Where do they stand?", "Our rules of 2019").fills("Since when?", "1 May 2019").presses("Save")
    alice.sees("The rules in force are saved.")
    assert [row[:3] for row in alice.rows("Rules in force")] == [
        ["Days of notice for the annual general meeting", "21", "Our rules of 2019"],
        ["Members needed at a general meeting, at the least", "5", "Our rules of 2019"],
        ["Share of the votes needed to change the constitution", "2/3", "Our rules of 2019"],
    ]
    alice.follows("Change the rules")
    assert alice.field("Days of notice for the annual general meeting") == "21"
    for wrong in ("-5", "0", "1000", "soon"):
        alice.fills("Days of notice for the annual general meeting", wrong).presses("Save")
        alice.is_told("Enter a whole number from 1 to 90.", beside="Days of notice for the annual general meeting")


def test_the_page_sends_to_the_constitution_where_there_is_one(alice: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(put_rules_in_force, {RuleKey.TERM_YEARS: "1"}, **SAID)
    dana.visits("/group/").does_not_see("Change the rules").visits("/group/rules/").is_refused()
    group.makes(make_adopted)
    alice.visits("/group/").does_not_see("Change the rules").visits("/group/rules/")
    alice.sees("They come from Constitution, version 1. Adopt a new version to change them.")


def test_an_informal_group_has_no_rules_to_write_down(alice: Visitor, group: Group) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/group/rules/").finds_nothing()
