import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from esteem.kernel.db import session
from esteem.people.actions import change_person, record_leaving
from esteem.people.actions.yours import set_own_door
from esteem.people.models import Person
from esteem.people.queries.yours import answers_of, own_door_is_open
from tests.backstage import Group
from tests.cast import BOB, CAROL, DANA, Player
from tests.house.test_bad_input import BAD, everywhere, sheet_of
from tests.house.walk import Place
from tests.makers import make_answer, make_person, make_yours_link
from tests.visitor import Visitor

SECRET = {"notes": "Owes the tin a pound", "phone": "0115 496 0001", "phone_care": "Say you are Sam"}


def person_in(group: Group, number: int) -> Person:
    found = group.asks(session.get, Person, number)
    assert found is not None
    return found


def sent_link(group: Group, **details: object) -> tuple[int, str]:
    """Somebody, and the address of a link they were sent."""
    person = group.makes(make_person, name="Sam Example", **details)
    return person.id, f"/people/yours/{group.makes(make_yours_link, person)}/"


# From inside


def test_the_door_is_found_shut_on_the_group_s_page_and_opened_there(alice: Visitor, group: Group) -> None:
    alice.visits("/group/").sees("Switched off.").follows("What it is, and how to switch it on")
    alice.presses("Switch it on").sees("It is switched on")
    assert group.asks(own_door_is_open) is True
    alice.presses("Switch it off").sees("Switched off. No link works any more.")


def test_nothing_of_it_stands_on_a_person_s_page_while_it_is_shut(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person)
    alice.visits(f"/people/{person.id}/").does_not_see("Their own word")
    alice.client.post(f"/people/{person.id}/yours/make/", data={"csrf_token": alice.token})
    alice.visits(f"/people/{person.id}/yours/").sees("Make a link").does_not_see("Message")


def test_a_link_is_shown_once_with_words_to_send_and_can_be_taken_back(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam Example")
    group.makes(set_own_door, is_open=True)
    alice.visits(f"/people/{person.id}/").follows("A link to their own details").presses("Make a link")
    text = alice.field("Message")
    assert re.fullmatch(
        r"Hello Sam Example, are the details .+ until 8 December 2026: http://localhost/people/yours/[\w-]{43}/", text
    )
    assert "Riverside" not in text
    alice.sees("It opens on this computer only")
    alice.visits(f"/people/{person.id}/yours/").does_not_see(text[-20:]).presses("Take the link back")
    stranger(alice.app).visits(text[text.index("/people/") :]).sees("This link does not work")


def test_what_they_sent_is_on_the_desk_on_their_page_and_on_the_list(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam Example", phone="0115 496 0001")
    group.makes(make_answer, person, phone="0115 496 0002")
    alice.visits("/").sees("Look at what Sam Example sent")
    alice.visits("/people/yours/").sees("Sam Example").does_not_see("0115 496 0002")
    alice.visits(f"/people/{person.id}/").follows("What they sent on 24 November 2026 at noon")
    assert alice.rows() == [["Phone", "0115 496 0001", "0115 496 0002", "Phone"]]


def test_all_of_it_is_taken_over(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam", phone="0115 496 0001")
    answer = group.makes(make_answer, person, phone="0115 496 0002", town="Leeds")
    alice.visits(f"/people/answers/{answer.id}/").presses("Take over what is ticked")
    alice.sees("Taken over.", "0115 496 0002", "Leeds", "Confirmed by them on 24 November 2026.")


def test_some_of_it_is_taken_over(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam", phone="0115 496 0001")
    answer = group.makes(make_answer, person, phone="0115 496 0002", town="Leeds")
    alice.visits(f"/people/answers/{answer.id}/").unticks("Phone").unticks("Town").presses("Take over what is ticked")
    alice.is_told("Tick what is to be taken over, or decline the whole.")
    alice.ticks("Town").presses("Take over what is ticked").sees("Taken over in part.", "Leeds", "0115 496 0001")
    alice.does_not_see("Confirmed by them")


def test_it_is_declined_and_looked_at_again(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam", phone="0115 496 0001")
    answer = group.makes(make_answer, person, phone="0115 496 0002")
    alice.visits(f"/people/answers/{answer.id}/").presses("Decline all of it").sees("Declined.", "0115 496 0001")
    alice.visits(f"/people/answers/{answer.id}/").presses("Look at it again").presses("Take over what is ticked")
    alice.sees("0115 496 0002")


def test_what_was_changed_meanwhile_is_shown_beside_it(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Sam", phone="0115 496 0001")
    answer = group.makes(make_answer, person, phone="0115 496 0002")
    change(group, person.id, phone="0115 496 0003")
    alice.visits(f"/people/answers/{answer.id}/").sees("Changed here since, to: 0115 496 0003")
    change(group, person.id, phone="0115 496 0004")  # while the page is open
    alice.ticks("Phone").presses("Take over what is ticked").sees("Changed here since, to: 0115 496 0004")
    assert (alice.answer.status_code, person_in(group, person.id).phone) == (409, "0115 496 0004")


def change(group: Group, number: int, **details: object) -> None:
    def act() -> None:
        change_person(person=session.get(Person, number), seen_version=None, **details)

    group.makes(act)


@pytest.mark.parametrize("player", [BOB, CAROL, DANA], ids=lambda player: player.role)
def test_who_may_not_change_people_sees_nothing_of_it(
    signed_in: Callable[[Player], Visitor], group: Group, player: Player
) -> None:
    person = group.makes(make_person, name="Sam")
    answer = group.makes(make_answer, person, town="Leeds")
    visitor = signed_in(player)
    if player is CAROL:  # the secretary keeps the people, and does not decide for the group
        visitor.visits("/people/yours/").does_not_see("Switch it off")
        visitor.client.post("/people/yours/shut/", data={"csrf_token": visitor.token})
        assert group.asks(own_door_is_open) is True
        return
    visitor.visits("/").does_not_see("Sam")
    visitor.visits("/group/").does_not_see("Details people look after")
    for address in ("/people/yours/", f"/people/answers/{answer.id}/", f"/people/{person.id}/yours/"):
        visitor.visits(address).is_refused()


# From outside


def stranger(app: Flask) -> Visitor:
    return Visitor(app)


def test_they_see_their_own_details_and_nothing_else(charlie: Visitor, group: Group) -> None:
    _, address = sent_link(group, **SECRET)
    group.makes(make_person, name="Somebody Else")
    charlie.visits(address).sees("0115 496 0001", "Say you are Sam")
    charlie.does_not_see("Owes the tin", "Member", "Somebody Else")
    assert charlie.answer.headers["Cache-Control"] == "no-store"


def test_opening_the_link_does_not_use_it_up(charlie: Visitor, group: Group) -> None:
    _, address = sent_link(group, **SECRET)
    charlie.visits(address)
    stranger(charlie.app).visits(address).sees("0115 496 0001")


def test_they_say_that_all_is_right(charlie: Visitor, alice: Visitor, group: Group) -> None:
    number, address = sent_link(group, **SECRET)
    charlie.visits(address).presses("All right as it is").sees("Thank you").is_at("/people/yours/thanks/")
    charlie.visits(address).sees("This link does not work").does_not_see("0115 496 0001")
    alice.visits(f"/people/{number}/").sees("Confirmed by them on 24 November 2026.")
    alice.visits("/").does_not_see("Look at what Sam")


def test_their_corrections_change_nothing_before_somebody_looked(charlie: Visitor, group: Group) -> None:
    number, address = sent_link(group, **SECRET)
    charlie.visits(address).fills("Phone", "0115 496 0002").chooses("May we ring you?", "Ask first")
    charlie.presses("Send my corrections").sees("Thank you")
    assert person_in(group, number).phone == "0115 496 0001"
    assert group.asks(answers_of, number)[0].corrected == {
        "phone": ["0115 496 0001", "0115 496 0002"], "by_phone": [None, "ask"]
    }  # fmt: skip


def test_what_makes_no_sense_is_said_and_every_word_is_kept(charlie: Visitor, group: Group) -> None:
    _, address = sent_link(group, **SECRET)
    charlie.visits(address).fills("E-mail", "sam at home").fills("Name", "").presses("Send my corrections")
    charlie.is_told("Enter an e-mail address like name@example.org.", beside="E-mail")
    charlie.is_told("Enter your name; a first name is enough.", beside="Name")
    assert charlie.field("E-mail") == "sam at home"
    charlie.fills("E-mail", "").fills("Name", "Sam").presses("Send my corrections").sees("Thank you")


@pytest.mark.parametrize("called", BAD)
def test_nonsense_is_answered_kindly_and_nothing_typed_is_lost(charlie: Visitor, group: Group, called: str) -> None:
    _, address = sent_link(group, **SECRET)
    sheet = sheet_of(charlie, Place("people.yours", address, "POST", address))
    assert list(everywhere(charlie, sheet, BAD[called])) == []


def test_a_change_made_while_they_were_writing_is_shown_to_them(charlie: Visitor, group: Group) -> None:
    number, address = sent_link(group, **SECRET)
    charlie.visits(address).fills("Phone", "0115 496 0002")
    change(group, number, phone="0115 496 0003")
    charlie.presses("Send my corrections").sees("Saved meanwhile by someone else: 0115 496 0003")
    charlie.presses("Send my corrections").sees("Thank you")
    assert group.asks(answers_of, number)[0].corrected == {"phone": ["0115 496 0003", "0115 496 0002"]}


def test_a_form_sent_twice_is_one_answer(charlie: Visitor, group: Group) -> None:
    number, address = sent_link(group)
    form = charlie.visits(address).page.all("form")[0]
    data = {field.get("name"): field.get("value") or "" for field in form.iter("input")}
    answers = [charlie.client.post(f"{address}right/", data=data) for _ in range(2)]
    assert [(one.status_code, one.headers["Location"]) for one in answers] == [(303, "/people/yours/thanks/")] * 2
    assert len(group.asks(answers_of, number)) == 1


def test_every_link_that_does_not_work_says_the_same(
    charlie: Visitor, group: Group, freeze: Callable[[date | datetime], None]
) -> None:
    _, used = sent_link(group)
    charlie.visits(used).presses("All right as it is")
    left, gone = sent_link(group)
    group.makes(lambda: record_leaving(person=session.get(Person, left), left_on=date(2026, 11, 24)))
    _, old = sent_link(group)
    freeze(datetime(2026, 12, 9, tzinfo=UTC))
    said = {page_of(charlie, address) for address in (used, gone, old, "/people/yours/no-such/", "/people/yours/é/")}
    _, shut = sent_link(group)
    group.makes(set_own_door, is_open=False)
    said.add(page_of(charlie, shut))
    assert len(said) == 1


def page_of(visitor: Visitor, address: str) -> str:
    visitor.visits(address)
    assert visitor.answer.status_code == 404
    return visitor.page.text


def test_a_link_that_does_not_work_takes_no_answer(charlie: Visitor, group: Group) -> None:
    number, address = sent_link(group, phone="0115 496 0001")
    writer = stranger(charlie.app).visits(address).fills("Phone", "0115 496 0002")
    charlie.visits(address).presses("All right as it is")
    writer.presses("Send my corrections").sees("This link does not work")
    charlie.client.post("/people/yours/no-such/right/", data={"csrf_token": charlie.token})
    assert len(group.asks(answers_of, number)) == 1


def test_the_page_says_nothing_of_where_it_was_opened_from(charlie: Visitor, group: Group) -> None:
    """No other site is told the address, and nothing on the page leads to another site."""
    _, address = sent_link(group, email="sam@example.org")
    charlie.visits(address)
    assert charlie.answer.headers["Referrer-Policy"] == "same-origin"
    assert [link.get("href") for link in charlie.page.all("a") if "://" in link.get("href", "")] == []
