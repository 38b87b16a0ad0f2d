"""What the group knows of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from esteem.group import queries
from esteem.group.actions import begin_group, change_group, put_rules_in_force
from esteem.group.rules import Formality, Rule, RuleKey
from esteem.kernel.instances import instances_of
from esteem.kernel.permissions import STRANGER
from esteem.kernel.text import Words
from tests.backstage import Group
from tests.statements import queries as statements


@pytest.fixture
def nobody(new_app: Callable[..., Flask]) -> Group:
    """A folder in which no group lives yet."""
    app = new_app()
    return Group(app, instances_of(app).all()[0], STRANGER)


def test_before_set_up_there_is_no_group_and_words_are_plain(nobody: Group) -> None:
    assert (nobody.asks(queries.the_group), nobody.asks(queries.is_set_up)) == (None, False)
    assert nobody.asks(queries.our_words) == Words()
    with pytest.raises(LookupError, match="not set up"):
        nobody.asks(queries.our_group)


def test_a_group_that_has_begun_is_set_up_only_when_that_is_finished(nobody: Group) -> None:
    nobody.makes(begin_group, name="Hill Friends")
    assert (nobody.asks(queries.our_group).name, nobody.asks(queries.is_set_up)) == ("Hill Friends", False)


def test_the_group_is_asked_for_once_a_request(books: Session) -> None:
    queries.our_group()
    with statements() as heard:
        queries.our_group()
        queries.is_set_up()
        queries.our_words()
    assert heard == []


def test_the_group_has_its_own_words(books: Session) -> None:
    change_group(member_word="friend", members_word="friends", meeting_word="gathering", subs_word="tea money")
    assert queries.our_words() == Words("friend", "friends", "gathering", "gatherings", "tea money")


def test_the_rules_in_force_are_found_by_their_keys(books: Session) -> None:
    assert queries.rules_in_force() == {}
    put_rules_in_force({RuleKey.SIGNATORIES: "2"}, source="Constitution", since_on=date(2026, 4, 1))
    assert queries.rules_in_force() == {
        RuleKey.SIGNATORIES: Rule(RuleKey.SIGNATORIES, "2", "Constitution", date(2026, 4, 1))
    }


def test_the_financial_year_is_the_group_s_own(books: Session) -> None:
    change_group(year_end_day=31, year_end_month=12)
    assert queries.financial_year(date(2026, 11, 24)).last_day == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("formality", "has_committee", "is_charity"),
    [(Formality.INFORMAL, False, False), (Formality.CONSTITUTED, True, False), (Formality.CHARITY, True, True)],
)
def test_an_informal_group_sees_no_committee(
    books: Session, formality: Formality, has_committee: bool, is_charity: bool
) -> None:
    ours = change_group(formality=formality)
    assert (ours.has_committee, ours.is_charity) == (has_committee, is_charity)
