from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from esteem.access.actions.links import begin_claim
from esteem.group.actions import change_group
from esteem.group.queries import our_group
from esteem.group.rules import Formality, Nation
from esteem.kernel import db
from esteem.kernel.instances import using
from esteem.kernel.money import Money
from esteem.money.queries.glance import balances
from tests.backstage import Group
from tests.makers import make_application, make_meeting, make_office, make_payment, make_person
from tests.visitor import Visitor

PASSWORD = "four words and a kettle"


@pytest.fixture
def unclaimed(new_app: Callable[..., Flask]) -> Flask:
    """An app that nobody has set up yet."""
    return new_app(leads_to_set_up=True)


def claim_address(app: Flask) -> str:
    with using(app), db.transaction():
        token = begin_claim()
    return f"/set-up/{token}/"


def fill_first_page(visitor: Visitor) -> Visitor:
    visitor.fills("What is the group called?", "Thursday Circle").fills("Your name", "Alice")
    visitor.fills("A name to sign in with", "alice").fills("A password", PASSWORD)
    return visitor.fills("The password again", PASSWORD).presses("Go on")


def test_before_set_up_every_address_says_what_is_awaited(unclaimed: Flask) -> None:
    for address in ("/", "/people/", "/money/", "/no-such-page/"):
        Visitor(unclaimed).visits(address).is_at("/waiting/").sees("it printed a link that sets the group up")


def test_the_menu_waits_until_the_group_is_set_up(unclaimed: Flask) -> None:
    alice = fill_first_page(Visitor(unclaimed, "Alice").visits(claim_address(unclaimed)))
    assert alice.page.all("nav") == []
    alice.presses("Go on").fills("In the tin", "5").presses("Finish")
    assert [nav.get("aria-label") for nav in alice.page.all("nav")] == ["Main"]


def test_a_group_is_set_up_in_three_short_pages(unclaimed: Flask) -> None:
    alice = Visitor(unclaimed, "Alice")
    fill_first_page(alice.visits(claim_address(unclaimed))).is_at("/set-up-group/")
    alice.fills("What do you call the people who belong?", "Friends").chooses("Where do you meet?", "Wales")
    alice.chooses("How formal are you?", "Constituted: we have, or want, a constitution and a committee").presses(
        "Go on"
    )
    alice.fills("Day", "5").chooses("Month", "April").fills("In the tin", "12.50").fills(
        "In the bank", "£1,250"
    ).presses("Finish")
    alice.is_at("/").sees("Your group is set up.", "£1,262.50", "Add your friends")
    with using(unclaimed):
        group = our_group()
        assert (group.name, group.member_word, group.members_word) == ("Thursday Circle", "friend", "friends")
        assert (group.formality, group.nation) == (Formality.CONSTITUTED, Nation.WALES)
        assert (group.year_end_day, group.year_end_month) == (5, 4)
        assert [(account.name, amount) for account, amount in balances().accounts] == [
            ("Cash tin", Money(1250)),
            ("Bank account", Money(125000)),
        ]


def test_a_group_with_no_money_yet_is_set_up_too(unclaimed: Flask) -> None:
    alice = Visitor(unclaimed, "Alice")
    fill_first_page(alice.visits(claim_address(unclaimed))).presses("Go on").presses("Finish")
    alice.is_at("/").sees("Open your books")


def test_setting_up_can_be_left_and_gone_on_with(unclaimed: Flask) -> None:
    alice = Visitor(unclaimed, "Alice")
    fill_first_page(alice.visits(claim_address(unclaimed)))
    alice.visits("/people/").is_at("/set-up-group/")


def test_the_link_works_once(unclaimed: Flask) -> None:
    address = claim_address(unclaimed)
    fill_first_page(Visitor(unclaimed, "Alice").visits(address))
    Visitor(unclaimed, "Mallory").visits(address).finds_nothing()
    Visitor(unclaimed, "Mallory").visits("/set-up/made-up/").finds_nothing()


def test_two_passwords_that_differ_are_told_and_the_rest_is_kept(unclaimed: Flask) -> None:
    alice = Visitor(unclaimed, "Alice").visits(claim_address(unclaimed))
    alice.fills("What is the group called?", "Thursday Circle").fills("Your name", "Alice").fills(
        "A name to sign in with", "alice"
    )
    alice.fills("A password", PASSWORD).fills("The password again", "another long one").presses("Go on")
    alice.is_told("The two passwords are not the same. Enter both again.", beside="The password again")
    assert alice.field("What is the group called?") == "Thursday Circle"


@pytest.mark.parametrize("password", ["short", "passwordpassword", "Thursday Circle"])
def test_a_poor_password_founds_no_group(unclaimed: Flask, password: str) -> None:
    alice = Visitor(unclaimed, "Alice").visits(claim_address(unclaimed))
    alice.fills("What is the group called?", "Thursday Circle").fills("Your name", "Alice").fills(
        "A name to sign in with", "alice"
    )
    alice.fills("A password", password).fills("The password again", password).presses("Go on")
    assert alice.answer.status_code == 422
    with using(unclaimed), pytest.raises(LookupError):
        our_group()


def test_a_year_that_ends_on_no_day_is_told(unclaimed: Flask) -> None:
    alice = Visitor(unclaimed, "Alice")
    fill_first_page(alice.visits(claim_address(unclaimed))).presses("Go on")
    alice.fills("Day", "31").chooses("Month", "April").fills("In the tin", "7").presses("Finish")
    alice.is_told("There is no such day. Enter a day of that month.", beside="Day")
    assert alice.field("In the tin") == "7"


def test_once_set_up_the_pages_of_setting_up_lead_on(alice: Visitor) -> None:
    alice.visits("/set-up-group/").is_at("/group/change/")
    alice.visits("/set-up-money/").is_at("/")


def test_the_desk_says_what_is_due_most_pressing_first(alice: Visitor, group: Group) -> None:
    group.makes(make_application, funder="Sample Fund", deadline_on=date(2026, 12, 1))
    group.makes(make_application, funder="Late Trust", deadline_on=date(2026, 11, 20))
    alice.visits("/").sees("Send the application to Late Trust Overdue Due 4 days ago: 20 November 2026.")
    text = alice.page.text
    assert text.index("Late Trust") < text.index("Sample Fund")
    alice.follows("Open it: Send the application to Late Trust").is_at("/funding/2/")


def test_an_informal_group_is_not_told_of_offices(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="Tea rota")
    alice.visits("/").sees("Tea rota")
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/").does_not_see("Tea rota")


def test_an_informal_group_meets_neither_word_on_its_way(alice: Visitor, group: Group) -> None:
    """Only the page of the group's own details offers the door to them, for the day one is wanted."""
    group.makes(change_group, formality=Formality.INFORMAL)
    for make in (make_office, make_meeting, make_application, make_payment, make_person):
        group.makes(make)
    for address in INFORMAL_WAYS:
        words = alice.visits(address).page.text.lower()
        assert (address, "committee" in words, "constitution" in words) == (address, False, False)


INFORMAL_WAYS = (
    "/ /people/ /people/1/ /people/1/change/ /meetings/ /meetings/1/ /meetings/add/ /meetings/venues/ /money/ /money/1/ "
    "/money/out/ /money/transfer/ /money/places/ /money/funds/add/ /money/headings/ /money/checks/ /money/years/2026/ "
    "/money/years/2026/approve/ /money/years/2027/ /money/years/2027/draft/ /funding/ /funding/1/ /account/"
).split()


def test_who_may_only_look_is_given_nothing_to_do(dana: Visitor, group: Group) -> None:
    group.makes(make_application, deadline_on=date(2026, 12, 1))
    dana.visits("/").sees("Nothing just now.")


def test_a_stranger_is_asked_to_sign_in_first(charlie: Visitor) -> None:
    charlie.visits("/").is_asked_to_sign_in()
    charlie.visits("/help/").is_asked_to_sign_in()


def test_the_guide_is_read_in_the_app(dana: Visitor) -> None:
    dana.visits("/help/").sees("Help")
    dana.visits("/help/no-such-page/").finds_nothing()


def test_the_door_stays_on_the_desk_all_evening(carol: Visitor, group: Group) -> None:
    group.makes(make_meeting, meets_on=date(2026, 11, 24))
    carol.visits("/").follows("To the door: Count who comes today").presses("+", beside="Members")
    carol.visits("/").does_not_see("Count who comes today").follows("To the door").sees("1 in all")


def test_the_desk_begins_with_the_next_meeting(alice: Visitor, group: Group) -> None:
    alice.visits("/").sees("Plan the next meeting")
    group.makes(make_meeting, meets_on=date(2026, 12, 3), title="Quiz")
    alice.visits("/").sees("Thursday 3 December 2026", "Quiz").does_not_see("Plan the next meeting")


def test_a_meeting_that_nobody_counted_is_asked_about_once_it_is_over(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, meets_on=date(2026, 11, 24))
    alice.visits("/").does_not_see("Say how many came")
    group.makes(make_meeting, meets_on=date(2026, 11, 23))
    alice.visits("/").follows("Write it down: Say how many came on Monday 23 November 2026")
    alice.fills("How many came?", "12").presses("Save")
    alice.visits("/").does_not_see("Say how many came")
