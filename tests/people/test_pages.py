from datetime import date

import pytest

from esteem.people.queries import count_here
from tests.backstage import Group
from tests.makers import make_person
from tests.statements import queries
from tests.visitor import Visitor


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_step(alice: Visitor) -> None:
    alice.visits("/people/").sees("Nobody yet").follows("Add someone").is_at("/people/add/")


def test_somebody_is_added_with_a_name_alone(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Name", "Ann").presses("Add").sees("Ann is added.")
    assert alice.heading == "Ann"


def test_the_warning_stands_right_beside_the_number(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Name", "Ann").fills("Phone", "0115 496 0123")
    alice.ticks("Do not leave a voicemail").fills("Anything else to mind when ringing?", "Say you are Sam").presses(
        "Add"
    )
    alice.sees("0115 496 0123 Do not leave a voicemail Say you are Sam")
    alice.visits("/people/").sees("0115 496 0123 Do not leave a voicemail Say you are Sam")


def test_a_form_that_fails_keeps_every_word(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Phone", "0115 496 0123").fills("Joined on", "31/02/2026").presses("Add")
    assert alice.answer.status_code == 422
    alice.is_told("Enter a name; a first name is enough.", beside="Name")
    alice.is_told("There is no such day. Enter a day like 25/12/2026, 25 Dec or tomorrow.", beside="Joined on")
    assert (alice.field("Phone"), alice.field("Joined on")) == ("0115 496 0123", "31/02/2026")


def test_a_form_sent_twice_makes_one_person(alice: Visitor, group: Group) -> None:
    form = alice.visits("/people/add/").fills("Name", "Ann")
    data = {field.get("name"): field.get("value") or "" for field in form.page.all("input") if field.get("name")}
    data["name"] = "Ann"
    for _ in range(3):
        answer = alice.client.post("/people/add/", data=data)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/people/1/")
    assert group.asks(count_here) == 1


def test_two_who_change_one_person_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{person.id}/change/").fills("Phone", "0115 496 0001")
    carol.visits(f"/people/{person.id}/change/").fills("Phone", "0115 496 0002").presses("Save").sees("Saved.")
    alice.presses("Save")
    assert alice.answer.status_code == 409
    assert alice.field("Phone") == "0115 496 0001"
    alice.sees("Saved meanwhile by someone else: 0115 496 0002")
    alice.presses("Save").sees("Saved.", "0115 496 0001")


def test_somebody_leaves_and_comes_back(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann", joined_on=date(2025, 1, 1))
    alice.visits(f"/people/{person.id}/").follows("Has left").fills("Left on", "1 Jan 2024").presses("Save")
    alice.is_told("The day they left is before the day they joined.", beside="Left on")
    alice.fills("Left on", "today").presses("Save").sees("Left on 24 November 2026")
    alice.visits("/people/").does_not_see("Ann")
    alice.visits("/people/?standing=left").sees("Ann")
    alice.visits(f"/people/{person.id}/").presses("Has come back").sees("Ann is back.")


def test_somebody_added_by_mistake_is_removed_and_put_back(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{person.id}/").presses("Remove: added by mistake").sees("They are on no list.")
    alice.presses("Put back").sees("Ann is on the list again.")


def test_the_list_is_searched_at_its_own_address(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Siân O’Neill")
    group.makes(make_person, name="Bo")
    alice.visits("/people/?q=sian").sees("1 person", "Siân O’Neill").does_not_see("Bo")
    alice.visits("/people/?q=nobody").sees("Nobody here is found by “nobody”.")


def test_what_the_list_shows_is_what_is_downloaded(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="=cmd()", phone="0115 496 0123", no_voicemail=True)
    group.makes(make_person, name="Bo")
    answer = alice.visits("/people/?q=cmd").downloads("Spreadsheet (CSV)")
    lines = answer.get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert lines[1:] == ["'=cmd(),,Member,0115 496 0123,Do not leave a voicemail,,,,,,,"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.csv"'


def test_a_viewer_changes_nothing(dana: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    dana.visits("/people/add/").is_refused()
    dana.visits(f"/people/{person.id}/change/").is_refused()


@pytest.mark.parametrize(
    "address", ["/people/99/", "/people/99/change/", "/people/0/", "/people/99999999999999999999/"]
)
def test_somebody_who_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(address).finds_nothing()


def test_a_long_list_asks_the_database_no_more_than_a_short_one(alice: Visitor, group: Group) -> None:
    group.makes(make_person)
    alice.visits("/people/")
    with queries() as few:
        alice.visits("/people/")
    with group.at_work():
        for number in range(60):
            make_person(name=f"Person {number}")
    with queries() as many:
        alice.visits("/people/")
    assert len(many) == len(few)
