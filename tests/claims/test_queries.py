"""What is asked of claims: who may see which, the desk in one question, lists at one price."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.claims import actions
from esteem.claims.queries.claims import all_found, claim_of, claims_found, told
from esteem.claims.queries.settings import approvals_needed
from esteem.claims.queries.settled import for_the_desk
from esteem.claims.rules.standing import Approver, Standing
from esteem.claims.rules.wanted import Wanted
from esteem.kernel.permissions import Actor, act_as
from tests.claims.conftest import Ground, lay_ground, write_claim


@pytest.fixture
def here(books: Session) -> Ground:
    return lay_ground()


def test_claims_are_found_by_name_words_and_amount(here: Ground) -> None:
    one = actions.hand_in(claim=write_claim(here))
    other = actions.hand_in(claim=write_claim(here, person=here.bob, pence=99900))
    assert [row.id for row in claims_found(Wanted("mia"), number=1).rows] == [one.id]
    assert [row.id for row in claims_found(Wanted("£999.00"), number=1).rows] == [other.id]
    assert [row.id for row in all_found(Wanted("biscuits tea"))] == [other.id, one.id]
    assert all_found(Wanted("per%")) == []


def test_drafts_are_on_no_list_unless_asked_for(here: Ground) -> None:
    write_claim(here)
    assert all_found(Wanted()) == []
    assert len(all_found(Wanted(standing="draft"))) == 1


def test_a_claim_of_somebody_else_is_not_there_for_who_has_only_their_own(here: Ground) -> None:
    claim = write_claim(here)
    assert claim_of(claim.id) is claim
    act_as(Actor(account_id=999, name="Zed", permissions=frozenset({"claims:own"})))
    assert claim_of(claim.id) is None
    act_as(Actor(account_id=999, name="Zed", permissions=frozenset({"claims:own", "claims:approve"})))
    assert claim_of(claim.id) is None  # a draft is nobody's business yet
    actions.hand_in(claim=claim)
    assert claim_of(claim.id) is claim


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30])
def test_numbers_that_are_none_find_nothing(here: Ground, number: int) -> None:
    assert claim_of(number) is None


def test_the_desk_counts_what_somebody_else_can_approve_pay_and_what_came_back(here: Ground) -> None:
    mine, other = actions.hand_in(claim=write_claim(here)), actions.hand_in(claim=write_claim(here, person=here.bob))
    assert [(one.what, one.count, one.first) for one in for_the_desk(person=here.mia, account=1)] == [
        ("approve", 1, other.id)
    ]
    actions.approve(claim=other, approver=Approver(1, here.mia, "Mia"))
    actions.send_back(claim=mine, because="No receipt")
    assert [(one.what, one.count) for one in for_the_desk(person=here.mia, account=1)] == [("pay", 1), ("back", 1)]
    assert [one.what for one in for_the_desk(person=None, account=5)] == ["pay"]


def test_what_somebody_approved_already_is_not_asked_of_them_again(here: Ground) -> None:
    actions.decide_approvals(approvals=2)
    claim = actions.hand_in(claim=write_claim(here))
    actions.approve(claim=claim, approver=Approver(5, None, "Eve"))
    assert for_the_desk(person=None, account=5) == []
    assert [one.what for one in for_the_desk(person=None, account=6)] == ["approve"]


def test_one_approves_unless_the_group_says_two(here: Ground) -> None:
    assert approvals_needed() == 1
    actions.decide_approvals(approvals=2)
    assert approvals_needed() == 2


def test_a_claim_is_told_with_the_names_of_its_places(here: Ground) -> None:
    (line,) = told(write_claim(here)).lines
    assert (line.heading, line.fund, line.receipt, line.day) == ("Refreshments", "General", "", date(2026, 11, 3))
    assert Standing.DRAFT.says == "Being written"
