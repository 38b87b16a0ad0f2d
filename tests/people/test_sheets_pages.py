"""Contact sheets as they are made, printed and followed up."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from esteem.people.actions.sheets import make_sheet
from esteem.people.rules.consents import Audience, Item
from tests.backstage import Group
from tests.makers import make_person
from tests.people.test_sheets import make_listed
from tests.visitor import Visitor


@pytest.fixture
def listed(group: Group) -> int:
    """Somebody who agreed to be on the members' list, and somebody who did not."""
    group.makes(make_person, name="Ben Example", phone="0115 496 0999")
    details = {"name": "Samantha Example", "known_as": "Sam", "phone": "0115 496 0123", "no_voicemail": True}
    return int(group.makes(lambda: make_listed(**details).id))


def text_of_pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def made(alice: Visitor, copies: str = "2") -> Visitor:
    return alice.visits("/people/contact-sheets/make/").fills("How many copies?", copies).presses("Make it")


def test_a_sheet_is_made_from_the_people_of_a_list(listed: int, alice: Visitor) -> None:
    alice.visits("/people/many/").follows("Contact sheet").sees("1 person is on it")
    alice.sees("1 person has not agreed to be on a list", "Ben Example")
    alice.fills("How many copies?", "2").presses("Make it")
    alice.sees("The sheet is made, numbers 1 to 2. Print it today.", "Contact sheet of 24 November 2026")


def test_every_page_of_a_copy_carries_its_number_and_whose_it_is(group: Group, alice: Visitor) -> None:
    for number in range(40):
        group.makes(make_listed, name=f"Person {number}", phone="0115 496 0123")
    pages = text_of_pages(made(alice).downloads("Numbers 1 to 2 (PDF)").data)
    half = len(pages) // 2
    assert half > 1
    for number, theirs in ((1, pages[:half]), (2, pages[half:])):
        for count, page in enumerate(theirs, start=1):
            assert f"Number {number}" in page
            assert f"page {count}" in page
            assert "Members only. Destroy this when a newer one comes." in page


def test_the_paper_shows_the_number_with_what_must_be_minded_and_nobody_who_did_not_agree(
    listed: int, alice: Visitor
) -> None:
    (page,) = text_of_pages(made(alice, "1").downloads("Number 1 (PDF)").data)
    words = " ".join(page.split())
    assert "Sam 0115 496 0123 (Do not leave a voicemail)" in words
    assert "Ben" not in words
    assert "left out" not in words.lower()


def test_the_paper_does_not_say_whose_group_it_is(listed: int, alice: Visitor) -> None:
    answer = made(alice).downloads("Numbers 1 to 2 (PDF)")
    reader = PdfReader(io.BytesIO(answer.data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Contact sheet, 24 November 2026"
    assert "Riverside" not in "".join(text_of_pages(answer.data)) + str(reader.metadata)
    assert answer.headers["Content-Disposition"] == 'inline; filename="contact-sheet-2026-11-24-numbers-1-to-2.pdf"'
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_a_new_sheet_says_which_it_replaces_and_asks_for_the_old_ones_back(
    listed: int, alice: Visitor, freeze: object
) -> None:
    made(alice).follows("Write down who has which").chooses("Who has number 1?", "Ben Example").presses("Save")
    alice.sees("Number 1: Ben Example")
    freeze(date(2026, 12, 1))  # type: ignore[operator]  # the clock of the fixture
    alice.visits("/people/contact-sheets/make/").sees("It will say that it replaces the one of 24 November 2026.")
    alice.fills("How many copies?", "1").presses("Make it").sees(
        "Ask these for the old copy back", "Number 1: Ben Example"
    )
    (page,) = text_of_pages(alice.downloads("Number 3 (PDF)").data)
    assert "It replaces the one of 24 November 2026." in " ".join(page.split())


def test_a_copy_that_came_back_is_ticked_off(listed: int, alice: Visitor) -> None:
    made(alice).follows("Write down who has which").ticks("Number 2 came back or was destroyed").presses("Save")
    alice.sees("Number 2: nobody is written down Back or destroyed 24 November 2026")
    alice.follows("Write down who has which").unticks("Number 2 came back or was destroyed").presses("Save")
    alice.sees("Not written down yet")


def test_a_sheet_of_yesterday_is_not_printed_again(listed: int, alice: Visitor, freeze: object) -> None:
    made(alice)
    freeze(date(2026, 11, 25))  # type: ignore[operator]  # the clock of the fixture
    alice.visits("/people/contact-sheets/1/").does_not_see("Print it today")
    alice.visits("/people/contact-sheets/1/1.pdf").sees("This sheet can no longer be printed")


def test_a_sheet_that_was_not_handed_out_can_be_taken_up_again(listed: int, alice: Visitor) -> None:
    made(alice).presses("It was not handed out").sees("Its numbers are not used again").does_not_see("Print it today")
    alice.presses("It was handed out after all").sees("Print it today")


def test_a_look_at_it_is_dated_and_not_numbered(listed: int, alice: Visitor) -> None:
    alice.visits("/people/contact-sheets/make/").follows("Look at it first")
    alice.sees("A look at it: not numbered", "24 November 2026", "Sam 0115 496 0123 (Do not leave a voicemail)")
    alice.follows("Large type").sees("Ordinary type")


def test_the_committee_s_sheet_shows_what_is_for_the_committee(group: Group, alice: Visitor) -> None:
    group.makes(lambda: make_listed((Item.EMAIL, Audience.COMMITTEE), name="Ann", email="ann@example.org").id)
    alice.visits("/people/contact-sheets/make/").sees("So there is nothing to print.")
    alice.follows("The committee").sees("1 person is on it")
    alice.follows("Look at it first").sees("ann@example.org", "For the committee only.")


def test_a_sheet_of_nobody_is_not_made(listed: int, alice: Visitor) -> None:
    alice.visits("/people/contact-sheets/make/")
    form = next(
        form for form in alice.page.all("form") if form.get("method") == "post" and form.get("novalidate") is not None
    )
    form.set("action", "/people/contact-sheets/make/?for=lifts&q=nobody")
    alice.fills("How many copies?", "2").sends(form).is_told(
        "Nobody here has agreed to stand on this sheet, so there is nothing to print."
    )
    alice.visits("/people/contact-sheets/").sees("None yet")


@pytest.mark.parametrize("copies", ["0", "61", "-1", "many", ""])
def test_nonsense_for_copies_is_told_beside_the_field(listed: int, alice: Visitor, copies: str) -> None:
    made(alice, copies).is_told("1 to 60", beside="How many copies?")


def test_large_type_and_files_beyond_the_last_are_where_they_should_be(listed: int, alice: Visitor) -> None:
    made(alice)
    assert text_of_pages(alice.downloads("numbers 1 to 2 in large type (PDF)").data)
    alice.visits("/people/contact-sheets/1/2.pdf").finds_nothing()
    alice.visits("/people/contact-sheets/99/").finds_nothing()


def test_a_name_that_means_nobody_is_told(group: Group, alice: Visitor) -> None:
    for number in range(45):
        group.makes(make_person, name=f"Person {number}")
    group.makes(lambda: make_sheet(audience=Audience.MEMBERS, copies=2, person_ids=[1]).id)
    alice.visits("/people/contact-sheets/1/copies/").fills("Who has number 1?", "Nemo").presses("Save")
    alice.is_told("Nobody is found by “Nemo”.", beside="Who has number 1?")
    alice.fills("Who has number 1?", "Person 7").presses("Save").sees("Number 1: Person 7")


def test_who_may_only_see_makes_none_and_who_may_not_see_sees_none(
    listed: int, alice: Visitor, bob: Visitor, dana: Visitor
) -> None:
    made(alice)
    bob.visits("/people/contact-sheets/").follows("24 November 2026, numbers 1 to 2").does_not_see(
        "Write down who has which"
    )
    for address in ("make/", "preview/", "1/copies/"):
        bob.visits(f"/people/contact-sheets/{address}").is_refused()
    for address in ("", "make/", "preview/", "1/", "1/1.pdf", "1/copies/"):
        dana.visits(f"/people/contact-sheets/{address}").is_refused()


def test_two_who_write_copies_down_at_once_do_not_undo_each_other(listed: int, alice: Visitor, carol: Visitor) -> None:
    made(alice).follows("Write down who has which")
    carol.visits("/people/contact-sheets/1/copies/").chooses("Who has number 1?", "Ben Example").presses("Save")
    alice.ticks("Number 2 came back or was destroyed").presses("Save")
    alice.is_told("Somebody else wrote down copies of this sheet meanwhile.")
    alice.visits("/people/contact-sheets/1/").sees("Number 1: Ben Example")
