"""People who may be one and the same, on the pages."""

from __future__ import annotations

import pytest

from esteem.people.queries import count_here
from tests.backstage import Group
from tests.makers import make_account, make_person
from tests.statements import queries
from tests.visitor import Visitor


@pytest.fixture
def twice(group: Group) -> None:
    group.makes(make_person, name="Ann Example", phone="01632 960114", no_voicemail=True)
    group.makes(make_person, name="A. Example", phone="07700 900123", phone_care="Say you are Sam", town="Leeds")


def test_nobody_alike_is_said_kindly(alice: Visitor) -> None:
    alice.visits("/people/alike/").sees("Nobody looks like somebody else")


def test_a_pair_is_shown_with_what_must_be_minded(alice: Visitor, twice: None) -> None:
    alice.visits("/people/alike/").sees("1 pair", "Names that are alike", "01632 960114 Do not leave a voicemail")
    alice.sees("07700 900123 Say you are Sam")


def test_two_entries_are_made_one_and_nothing_is_lost(alice: Visitor, group: Group, twice: None) -> None:
    alice.visits("/people/1/").sees("May be the same as", "A. Example").follows("Look at both")
    alice.sees("This cannot be undone with a button.", "They are called differently")
    alice.sees("01632 960114; Do not leave a voicemail", "07700 900123; Say you are Sam (the other entry)")
    alice.presses("Make them one")
    alice.is_at("/people/1/").sees("Both entries are one now", "01632 960114 Do not leave a voicemail", "07700 900123")
    alice.sees("From the entry that was merged on 24 November 2026", "Added, with name: A. Example", "Leeds")
    alice.sees("Phone 07700 900123 Say you are Sam")
    alice.visits("/people/2/").is_at("/people/1/")
    alice.visits("/people/2/change/").is_at("/people/1/")
    alice.visits("/people/?standing=removed").does_not_see("A. Example")
    assert group.asks(count_here) == 1


def test_the_other_entry_can_be_the_one_that_stays(alice: Visitor, twice: None) -> None:
    alice.visits("/people/1/merge/2/").follows("Keep the other entry instead").is_at("/people/2/merge/1/")
    alice.presses("Make them one").is_at("/people/2/")
    alice.visits("/people/1/").is_at("/people/2/")


def test_two_people_are_remembered_to_be_two_and_that_can_be_taken_back(alice: Visitor, twice: None) -> None:
    alice.visits("/people/alike/").presses("Two people").sees(
        "are two people. That is remembered.", "Nobody looks like"
    )
    alice.visits("/people/1/").does_not_see("May be the same as")
    alice.visits("/people/alike/").presses("They may be the same after all").sees("They are shown as alike again.")
    alice.visits("/people/alike/").sees("1 pair")


def test_somebody_on_the_list_twice_is_found_by_hand(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example")
    group.makes(make_person, name="Zoe Other")
    alice.visits("/people/1/merge/").chooses("Who is the same person?", "Ann Example").presses("Look at both")
    alice.is_told("That is the same entry. Choose another one.", beside="Who is the same person?")
    alice.chooses("Who is the same person?", "Zoe Other").presses("Look at both").is_at("/people/1/merge/2/")


def test_two_who_both_sign_in_are_told_what_to_do_first(alice: Visitor, group: Group, twice: None) -> None:
    with group.at_work():
        for number, name in ((1, "One"), (2, "Two")):
            account = make_account(name=name)
            account.person_id = number
    alice.visits("/people/1/merge/2/").presses("Make them one")
    assert alice.answer.status_code == 422
    alice.is_told("Both entries have an account to sign in with")
    assert group.asks(count_here) == 2


def test_an_entry_changed_meanwhile_is_shown_again(alice: Visitor, carol: Visitor, group: Group, twice: None) -> None:
    alice.visits("/people/1/merge/2/")
    carol.visits("/people/2/change/")
    group.makes(lambda: make_person(name="Somebody"))
    alice.presses("Make them one").is_at("/people/1/")


def test_an_entry_made_one_already_cannot_be_made_one_again(alice: Visitor, twice: None) -> None:
    alice.visits("/people/1/merge/2/").presses("Make them one")
    alice.visits("/people/1/merge/2/")
    assert alice.answer.status_code == 422
    alice.sees("One of the two is on no list any more.")


def test_whoever_may_not_change_people_sees_nobody_alike(
    carol: Visitor, dana: Visitor, bob: Visitor, twice: None
) -> None:
    bob.visits("/people/1/").does_not_see("May be the same as")
    for somebody in (bob, dana):
        for address in ("/people/alike/", "/people/1/merge/", "/people/1/merge/2/"):
            somebody.visits(address).is_refused()


@pytest.mark.parametrize("address", ["/people/99/merge/", "/people/1/merge/99/", "/people/99/merge/1/"])
def test_somebody_who_is_not_there_is_plainly_not_there(alice: Visitor, twice: None, address: str) -> None:
    alice.visits(address).finds_nothing()


def test_a_page_of_somebody_asks_as_much_whoever_else_there_is(alice: Visitor, group: Group, twice: None) -> None:
    with queries() as few:
        alice.visits("/people/1/")
    with group.at_work():
        for number in range(40):
            make_person(name=f"Ann Example{number}", phone="01632 960114")
    with queries() as many:
        alice.visits("/people/1/")
    assert len(few) == len(many)
