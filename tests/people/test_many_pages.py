"""Many people at once: ticked or all that were found; tagged, changed, written to, listed, taken along."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.people.actions.consents import record_answers
from esteem.people.actions.tags import make_tag, tag_people
from esteem.people.models import Person
from esteem.people.queries.tags import tags_of
from esteem.people.rules.consents import Audience, Item, Purpose, Way
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Stands
from tests.backstage import Group
from tests.makers import make_person
from tests.visitor import Visitor


def agreed(
    name: str, shows: tuple[Item, ...] = (Item.PHONE,), audience: Audience = Audience.MEMBERS, **details: object
) -> Person:
    """Somebody who agreed to the phone list and to e-mail news."""
    person = make_person(name=name, **details)
    record_answers(
        person=person, yes=(Purpose.PHONE_LIST, Purpose.EMAIL_NEWS), shows={(item, audience) for item in shows},
        said_on=date(2026, 11, 2), how=Way.PAPER,
    )  # fmt: skip
    return person


@pytest.fixture
def three(group: Group) -> list[Person]:
    return [group.makes(make_person, name=name) for name in ("Ann", "Bo", "Cy")]


def test_those_ticked_are_taken_on(alice: Visitor, three: list[Person]) -> None:
    alice.visits("/people/").ticks("Tick Ann").ticks("Tick Cy").presses("What to do with those ticked")
    assert alice.heading == "What to do with these 2 people"
    alice.sees("Ann, Cy").does_not_see("Bo")


def test_all_that_were_found_are_taken_on(alice: Visitor, three: list[Person]) -> None:
    alice.visits("/people/?q=b").follows("With this person")
    assert alice.heading == "What to do with this person"
    alice.visits("/people/").follows("With all 3")
    assert alice.heading == "What to do with these 3 people"


def test_nobody_ticked_is_nobody_and_not_everybody(alice: Visitor, three: list[Person]) -> None:
    alice.visits("/people/?standing=members").presses("What to do with those ticked")
    assert alice.heading == "Nobody is ticked"
    alice.follows("Back to the list").is_at("/people/?standing=members")


def test_many_are_tagged_and_it_is_undone_and_done_again(alice: Visitor, group: Group, three: list[Person]) -> None:
    group.makes(tag_people, people=three[:1], tag=None, new="Drives")
    alice.visits("/people/many/").chooses("Tag", "Drives").presses("Put the tag to them")
    alice.sees("2 people are tagged “Drives” now. 1 had it already.")
    assert alice.heading == "What to do with these 2 people"
    numbers = [person.id for person in three]
    assert group.asks(tags_of, numbers) == {number: ["Drives"] for number in numbers}
    alice.presses("Undo: take “Drives” off these").sees("2 people are no longer tagged “Drives”.")
    assert group.asks(tags_of, numbers) == {numbers[0]: ["Drives"]}
    alice.presses("Undo: put “Drives” back to these").sees("2 people are tagged “Drives” now.")
    assert group.asks(tags_of, numbers) == {number: ["Drives"] for number in numbers}
    assert group.history_is_whole()


def test_a_new_tag_is_made_on_the_way(alice: Visitor, three: list[Person]) -> None:
    alice.visits("/people/many/?q=ann").fills("Or a new tag", "Sings").presses("Put the tag to them")
    alice.sees("1 person is tagged “Sings” now.")


def test_a_tag_nobody_has_is_taken_off_nobody(alice: Visitor, group: Group, three: list[Person]) -> None:
    group.makes(make_tag, "Drives")
    alice.visits("/people/many/").chooses("Tag to take off", "Drives").presses("Take it off")
    alice.sees("0 people are no longer tagged “Drives”. 3 were not.").does_not_see("Undo")


def test_what_is_wrong_stands_beside_the_field_of_its_own_form(
    alice: Visitor, group: Group, three: list[Person]
) -> None:
    group.makes(make_tag, "Drives")
    alice.visits("/people/many/?q=ann").presses("Put the tag to them")
    assert alice.answer.status_code == 422
    alice.is_told("Choose a tag, or enter a new one.", beside="Tag")
    alice.presses("Take it off").is_told("Choose the tag to take off.", beside="Tag to take off")
    assert alice.heading == "What to do with this person"


def test_the_people_meant_are_those_who_were_shown_whoever_came_meanwhile(
    alice: Visitor, group: Group, three: list[Person]
) -> None:
    alice.visits("/people/many/").fills("Or a new tag", "Drives")
    late = group.makes(make_person, name="Late")
    alice.presses("Put the tag to them").sees("3 people are tagged “Drives” now.")
    assert group.asks(tags_of, [late.id]) == {}


def test_many_change_what_they_are_here_as(alice: Visitor, group: Group) -> None:
    for name in ("Ann", "Bo"):
        group.makes(make_person, name=name, stands=Stands.ENQUIRER)
    group.makes(make_person, name="Cy")
    alice.visits("/people/many/").chooses("Here as", "Member").presses("Change it")
    alice.sees("2 people changed to member. 1 stay as they were.", "Ann", "Bo").does_not_see("Cy")
    alice.visits("/people/?standing=enquirers").sees("0 people")


def test_whoever_only_looks_reaches_many_and_changes_none(bob: Visitor, three: list[Person]) -> None:
    bob.visits("/people/many/").sees("E-mail addresses", "Phone list").does_not_see("Put the tag to them")


def test_a_list_too_long_to_look_over_is_not_changed_in_one_go(
    alice: Visitor, three: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("esteem.people.routes.many.MOST_AT_ONCE", 2)
    alice.visits("/people/many/").sees("for 2 people at once").does_not_see("Put the tag to them")


# Written to


def test_addresses_for_a_blind_copy_are_of_those_who_agreed(alice: Visitor, group: Group) -> None:
    group.makes(agreed, "Ann", email="ann@example.org")
    group.makes(agreed, "Bo", email="bo@example.org", email_care="A shared inbox")
    group.makes(agreed, "Cy", email="cy@example.org", by_email=MayReach.NO)
    group.makes(make_person, name="Di", email="di@example.org")
    alice.visits("/people/many/").follows("E-mail addresses")
    assert alice.field("To copy") == "ann@example.org"
    alice.sees("One has something to mind", "Bo: bo@example.org A shared inbox", "Left out: 2 people")
    alice.sees("Said no to e-mail. Cy", "Has not agreed to e-mail news. Di").does_not_see(
        "cy@example.org", "di@example.org"
    )


def test_when_none_can_be_written_to_it_says_so(alice: Visitor, three: list[Person]) -> None:
    alice.visits("/people/addresses/").sees("None of them can be written to.", "Left out: 3 people")


# The phone list and contact cards


def test_the_phone_list_has_only_what_each_lets_everyone_see(alice: Visitor, group: Group) -> None:
    group.makes(agreed, "Ann", phone="0115 496 0123", no_voicemail=True, email="ann@example.org")
    group.makes(agreed, "Bo", audience=Audience.COMMITTEE, phone="0115 496 0124")
    group.makes(make_person, name="Cy", phone="0115 496 0125")
    alice.visits("/people/many/").follows("Phone list").sees(
        "1 person.", "Phone: 0115 496 0123 Do not leave a voicemail"
    )
    alice.does_not_see("ann@example.org", "0115 496 0124", "0115 496 0125").sees("Left out: 2 people")
    text = alice.downloads("Spreadsheet (CSV)").get_data(as_text=True)
    assert text.splitlines()[1:] == ["Ann,0115 496 0123,Do not leave a voicemail,,,,,,,,"]
    assert alice.downloads("Excel").headers["Content-Disposition"] == 'attachment; filename="phone-list.xlsx"'


def test_contact_cards_are_of_those_who_agreed_and_say_what_to_mind(alice: Visitor, group: Group) -> None:
    group.makes(
        agreed, "Ann Other", shows=(Item.PHONE, Item.TOWN), phone="0115 496 0123 after 6", no_voicemail=True,
        email="ann@example.org", address="1 High Street", town="Derby",
    )  # fmt: skip
    group.makes(agreed, "Bo", audience=Audience.COMMITTEE, phone="0115 496 0124")
    answer = alice.visits("/people/phone-list/").downloads("Contact cards for a phone (vCard)")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.get_data(as_text=True).split("\r\n") == [
        "BEGIN:VCARD", "VERSION:3.0", "N:Other;Ann;;;", "FN:Ann Other", "item1.TEL;TYPE=VOICE:01154960123",
        "item1.X-ABLabel:0115 496 0123 after 6\\; Do not leave a voicemail", "ADR;TYPE=HOME:;;;Derby;;;",
        "NOTE:0115 496 0123 after 6\\; Do not leave a voicemail", "END:VCARD", "",
    ]  # fmt: skip
