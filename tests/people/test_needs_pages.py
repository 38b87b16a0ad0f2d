from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from esteem.kernel import dates
from esteem.people.actions import record_leaving
from esteem.people.actions.looking import record_looks
from esteem.people.queries.needs import agrees_to_needs, looks_at, needs_of
from tests.backstage import Group
from tests.cast import BOB, CAROL, DANA, Player
from tests.makers import make_needs, make_person
from tests.visitor import Visitor


def test_the_page_says_that_they_have_not_agreed_and_the_form_takes_their_yes(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{person.id}/").follows("Look at them")
    alice.sees("Ann has not said yes to keeping this.").follows("Write it down")
    alice.fills("What do they need to come and take part?", "No stairs").presses("Save")
    alice.is_told("Nothing can be kept here until they have said yes to it.", beside="How did they say yes?")
    assert alice.field("What do they need to come and take part?") == "No stairs"
    alice.chooses("How did they say yes?", "In person").presses("Save").sees("Saved.", "No stairs")
    alice.does_not_see("has not said yes")
    assert group.asks(agrees_to_needs, person.id) is True


def test_the_form_says_why_there_is_no_place_for_a_diagnosis(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{person.id}/needs/change/").sees("no diagnosis, no medicine, nothing about their health")


def test_it_is_changed_and_cleared_without_asking_for_the_yes_again(alice: Visitor, group: Group) -> None:
    kept = group.makes(make_needs, access="No stairs", contact_name="Bo", contact_number="0115 496 0123")
    alice.visits(f"/people/{kept.id}/needs/").sees("Bo", "0115 496 0123").follows("Change")
    alice.does_not_see("How did they say yes?")
    for label in ("Whom shall we call in an emergency?", "Their number", "What do they need to come and take part?"):
        alice.fills(label, "")
    alice.presses("Save").sees("They agree, and nothing is written down yet.")
    assert group.asks(needs_of, kept.id) is None


def test_two_who_write_it_both_keep_their_words(alice: Visitor, group: Group) -> None:
    kept = group.makes(make_needs, access="No stairs")
    alice.visits(f"/people/{kept.id}/needs/change/").fills("Food and drink", "No nuts")
    other = signed_in_again(alice)
    other.visits(f"/people/{kept.id}/needs/change/").fills("Food and drink", "Vegan").presses("Save").sees("Saved.")
    alice.presses("Save").sees("Saved meanwhile by someone else: Vegan")
    assert alice.answer.status_code == 409
    alice.presses("Save").sees("Saved.", "No nuts")


def signed_in_again(visitor: Visitor) -> Visitor:
    """The same person in another window."""
    other = Visitor(visitor.app, visitor.name)
    other.client.set_cookie("esteem", visitor.client.get_cookie("esteem").value)
    return other


def test_who_looked_stands_at_the_foot_of_the_page(
    alice: Visitor, group: Group, freeze: Callable[[datetime], None]
) -> None:
    kept = group.makes(make_needs, access="No stairs")
    alice.visits(f"/people/{kept.id}/needs/").sees("Who looked at this Alice Marsh 24 November 2026 at noon")
    alice.visits(f"/people/{kept.id}/needs/change/")
    assert len(group.asks(looks_at, kept.id)) == 1
    freeze(dates.now() + timedelta(minutes=6))
    alice.visits(f"/people/{kept.id}/needs/change/")
    assert len(group.asks(looks_at, kept.id)) == 2


def test_an_empty_page_and_a_form_that_is_sent_record_no_look(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person)
    alice.visits(f"/people/{person.id}/needs/").visits(f"/people/{person.id}/needs/change/")
    alice.fills("Food and drink", "No nuts").chooses("How did they say yes?", "By phone")
    alice.presses("Save")
    assert len(group.asks(looks_at, person.id)) == 1  # of the page that then showed it


def test_the_list_for_planning_counts_shows_and_records_a_look_at_each(alice: Visitor, group: Group) -> None:
    first = group.makes(make_needs, name="Ann", access="No stairs", contact_name="Hidden Bo")
    group.makes(make_needs, name="Cy", diet="No nuts")
    unseen = group.makes(make_needs, name="Di", contact_name="Ed")
    alice.visits("/people/needs/").does_not_see("Hidden Bo", "Di")
    assert alice.rows() == [["Ann", "No stairs", ""], ["Cy", "", "No nuts"]]
    alice.sees("1 need something to come and take part", "1 told us of food and drink", "2 with somebody to call")
    assert [len(group.asks(looks_at, one.id)) for one in (first, unseen)] == [1, 0]


def test_an_empty_list_says_what_it_is_for(alice: Visitor) -> None:
    alice.visits("/people/needs/").sees("Nobody yet", "no diagnosis").follows("Choose somebody").is_at("/people/")


def test_leaving_says_what_was_deleted_and_the_page_shows_nothing(alice: Visitor, group: Group) -> None:
    kept = group.makes(make_needs, name="Ann", access="No stairs")
    alice.visits(f"/people/{kept.id}/leaving/").fills("Left on", "today").presses("Save")
    alice.sees("emergency contact and needs are deleted")
    alice.visits(f"/people/{kept.id}/needs/").sees("is deleted the day they leave", "Removed, with access.")
    alice.does_not_see("No stairs")
    alice.visits(f"/people/{kept.id}/needs/change/").fills("Food and drink", "No nuts").presses("Save")
    alice.is_told("This is kept only of people who are here.")


@pytest.mark.parametrize("player", [BOB, CAROL, DANA], ids=lambda player: player.role)
def test_nobody_without_the_permission_finds_any_of_it(
    signed_in: Callable[[Player], Visitor], group: Group, player: Player
) -> None:
    kept = group.makes(make_needs, name="Ann", access="No stairs", contact_name="Bo Hidden")
    visitor = signed_in(player)
    for address in (f"/people/{kept.id}/needs/", f"/people/{kept.id}/needs/change/", "/people/needs/"):
        visitor.visits(address).is_refused()
    if player is not DANA:
        visitor.visits(f"/people/{kept.id}/").does_not_see("No stairs", "Bo Hidden")
        assert [link for link in visitor.page.all("a") if link.get("href", "").endswith(f"{kept.id}/needs/")] == []
        visitor.visits("/people/?q=Hidden").does_not_see("Ann")
    assert group.asks(looks_at, kept.id) == []


def test_looking_is_not_recorded_for_whom_no_account_asks(group: Group) -> None:
    kept = group.makes(make_needs, diet="No nuts")
    group.actor = type(group.actor)(via="command")
    group.asks(record_looks, [kept.id])
    assert group.asks(looks_at, kept.id) == []


def test_nobody_there_is_plainly_not_there(alice: Visitor) -> None:
    for address in ("/people/99/needs/", "/people/99/needs/change/", f"/people/{2**64}/needs/"):
        alice.visits(address).finds_nothing()


def test_of_somebody_who_left_nothing_is_offered(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    group.makes(lambda: record_leaving(person=person, left_on=date(2026, 11, 24)))
    alice.visits(f"/people/{person.id}/needs/").sees("Ann is not on the list at present.").does_not_see("Write it down")


def test_nothing_of_needs_is_offered_about_somebody_who_has_left(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann Example")
    alice.visits(f"/people/{person.id}/").sees("Emergency contact and needs", "Look at them")
    group.makes(record_leaving, person=person, left_on=date(2026, 11, 20))
    assert "Look at them" not in alice.visits(f"/people/{person.id}/").page.text
