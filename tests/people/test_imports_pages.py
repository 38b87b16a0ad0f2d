"""A list from a file, from the upload to the undoing, as somebody does it without scripts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

import pytest

from esteem.people import imports
from esteem.people.actions import imports as actions
from esteem.people.models import PeopleImport, Person
from esteem.people.queries import count_here
from esteem.people.queries.imports import waiting
from tests.backstage import Group
from tests.makers import make_person
from tests.people.lists_from_files import csv, xlsx
from tests.statements import queries
from tests.visitor import Visitor

ROWS = (
    ("Full Name", "Mobile", "E-mail address", "Date joined", "Remarks"),
    ("Ann Example", 7700900123, "ann@example.org", "25/12/25", "x"),
    ("Example, Bo", None, "bo@", None, None),
)


def uploads(visitor: Visitor, content: bytes, name: str = "people.csv") -> Visitor:
    return visitor.visits("/people/imports/").attaches("The list", name, content).presses("Read it")


def looks(visitor: Visitor, *rows: str) -> Visitor:
    return uploads(visitor, csv(*rows)).presses("See what it would do")


def test_a_list_is_read_named_looked_at_brought_in_and_undone(alice: Visitor, group: Group) -> None:
    uploads(alice, xlsx(*ROWS), "people.xlsx").is_at("/people/imports/1/columns/")
    alice.sees("7700900123", "Example, Bo", "ann@example.org")
    assert [alice.field(head) for head in ("Full Name", "Mobile", "Date joined", "Remarks")] == [
        "name",
        "phone",
        "joined_on",
        "",
    ]
    alice.presses("See what it would do").is_at("/people/imports/1/preview/")
    alice.sees("2 to be added", "Line 3: “bo@” is not an e-mail address; it is left out.")
    alice.sees("Line 2: 7700900123 is read as 07700900123.", "Line 3: “Example, Bo” is read as Bo Example.")
    assert group.asks(count_here) == 0
    alice.presses("Bring it in").is_at("/people/imports/1/").sees("The list is brought in.", "2 added", "Ann Example")
    alice.visits("/people/").sees("Ann Example", "07700900123", "Bo Example")
    alice.visits("/people/imports/1/").presses("Undo the whole import").sees("The whole import is undone.", "Undone")
    assert group.asks(count_here) == 0
    alice.visits("/people/imports/").sees("people.xlsx", "Undone")


def test_what_would_change_stands_side_by_side(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example", email="ann@example.org", town="Leeds")
    looks(alice, "Name,Email,Town,Tel", "Ann Example,ann@example.org,York,1632960114")
    assert alice.rows("What changes about Ann Example") == [
        ["Phone", "nothing", "01632960114"],
        ["Town", "Leeds", "York"],
    ]
    alice.presses("Bring it in").sees("1 changed")
    alice.visits("/people/1/").sees("Town changed from Leeds to York")


def test_what_must_be_minded_stands_beside_every_number_and_address(alice: Visitor, group: Group) -> None:
    minds = {"phone": "01632 960114", "no_voicemail": True, "phone_care": "Say you are Sam"}
    group.makes(make_person, name="Ann Example", email="ann@example.org", **minds)
    rows = ("Name,Email,Tel,Withhold number", "Ann Example,ann@example.org,07700900123,", "Bo,,07700900456,yes")
    looks(alice, *rows).sees("01632 960114 Do not leave a voicemail Say you are Sam")
    alice.visits("/people/imports/1/preview/new/").sees("07700900456 Withhold your number")


def test_somebody_decides_about_each_doubtful_line(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example", phone="01632 960114")
    rows = ("Name,Tel", "Ann Example,07700900123", "A. Example,", "Ann Exampel,")
    looks(alice, *rows).sees("3 to decide", "the same name", "Decide about 3 doubtful lines first.")
    alice.chooses("Who is Ann Example, on line 2?", "The same as Ann Example: change them")
    alice.chooses("Who is A. Example, on line 3?", "Somebody else: add them").presses("Remember what I decided")
    alice.sees("What you decided is remembered.", "1 to decide")
    assert alice.field("Who is A. Example, on line 3?") == "add"
    alice.presses("Leave out all that are not decided").sees("1 person is added and 1 person changed", "1 left out")
    alice.presses("Bring it in").sees("1 added", "1 changed", "1 left out")
    assert group.asks(count_here) == 2


def test_two_who_have_one_name_can_be_told_apart_when_deciding(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example", phone="01632 960114", town="Leeds")
    group.makes(make_person, name="Ann Example", phone="01632 960114", known_as="Annie")
    looks(alice, "Name,Tel", "Ann Example,01632960114")
    question = "Who is Ann Example, on line 2?"
    alice.chooses(question, "The same as Ann Example (Annie, entry 2): change them")
    alice.chooses(question, "The same as Ann Example (Leeds, entry 1): change them")


def test_a_formula_is_no_name_and_no_number_and_is_said_with_its_line(alice: Visitor, group: Group) -> None:
    looks(alice, "Name,Tel", "=cmd|' /C calc'!A0,01632960114", "Bo,=1+1")
    alice.sees("Line 2", "is a formula and not what it shows", "Line 3")
    alice.presses("Bring it in")
    assert group.asks(count_here) == 1


def test_half_a_name_is_nobody(alice: Visitor) -> None:
    looks(alice, "First name,Surname,Tel", "=1+1,Bad,01632960114", "Cy,Good,").sees(
        "There is no name. The line is left out."
    )
    alice.sees("1 to be added")


def test_the_same_list_twice_says_that_there_is_nothing_to_do(alice: Visitor) -> None:
    rows = ("Name,Tel", "Ann,", "Bo,01632960114")
    looks(alice, *rows).presses("Bring it in")
    looks(alice, *rows).sees("Nothing to do", "Everything this list says is kept already.", "2 unchanged")
    alice.presses("Throw the list away").sees("Nothing was changed.")


def test_a_list_with_known_heads_is_named_already(alice: Visitor) -> None:
    uploads(alice, csv("Who,Wire", "Ann,ann@example.org")).chooses("Wire", "Known as").presses("See what it would do")
    uploads(alice, csv("WHO,wire", "Bo,Bobby")).sees("These are the columns as you named them the last time.")
    assert alice.field("wire") == "known_as"


def test_columns_that_make_no_sense_are_refused_and_stay_as_chosen(alice: Visitor) -> None:
    uploads(alice, csv("Name,Tel", "Ann,1234567")).chooses("Name", "Leave this column out").presses(
        "See what it would do"
    )
    assert alice.answer.status_code == 422
    alice.is_told("Say which column has the names.")
    assert (alice.field("Name"), alice.field("Tel")) == ("", "phone")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("people.csv", b"", "There is nothing in this file."),
        ("people.csv", csv("Name,Tel", '"Ann'), "Line 2: a quotation mark begins there that does not end."),
        ("people.pdf", b"%PDF", "A PDF cannot be brought in. Save the list as a spreadsheet or as CSV."),
        ("people.xlsx", b"PK\x03\x04" + b"x" * 50, "This file is damaged: it cannot be opened as a workbook."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_beside_its_field_and_nothing_is_kept(
    alice: Visitor, group: Group, name: str, content: bytes, sentence: str
) -> None:
    uploads(alice, content, name)
    assert alice.answer.status_code == 422
    alice.is_told(sentence, beside="The list")
    assert group.asks(waiting) == []


def test_no_file_at_all_is_asked_for(alice: Visitor) -> None:
    alice.visits("/people/imports/").presses("Read it").is_told(
        "Choose a file that ends in .csv, .xlsx or .ods.", beside="The list"
    )


def test_the_same_form_twice_brings_one_list(alice: Visitor, group: Group) -> None:
    form = alice.visits("/people/imports/").page.all("form")[-1]
    hidden = {c.get("name", ""): c.get("value", "") for c in alice.page.controls(form) if c.get("type") == "hidden"}
    for _ in range(2):
        alice.visits("/people/imports/").attaches("The list", "people.csv", csv("Name", "Ann"))
        alice.sends(alice.page.form_of(alice.page.field("The list")), form_key=hidden["form_key"])  # type: ignore[arg-type]  # the field stands in a form
        alice.is_at("/people/imports/1/columns/")
    assert len(group.asks(waiting)) == 1


def test_nobody_waits_for_the_database_while_a_file_is_read(
    alice: Visitor, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imports.read_file

    def read_slowly(content: bytes, ending: str) -> imports.Table:
        writer = threading.Thread(target=group.makes, args=(make_person,), kwargs={"name": "Bo"})
        writer.start()
        writer.join(timeout=5)
        assert not writer.is_alive()
        return read(content, ending)

    monkeypatch.setattr(imports, "read_file", read_slowly)
    uploads(alice, csv("Name", "Ann")).is_at("/people/imports/1/columns/")
    assert group.asks(count_here) == 1


def test_a_list_that_does_something_else_by_now_is_looked_at_again(alice: Visitor, group: Group) -> None:
    looks(alice, "Name,Email", "Ann,ann@example.org")
    group.makes(make_person, name="Ann", email="ann@example.org", town="Leeds")
    alice.presses("Bring it in")
    assert alice.answer.status_code == 422
    alice.sees("Nothing was brought in", "Something was changed since you looked.", "1 unchanged")
    assert group.asks(count_here) == 1


def test_what_was_changed_since_is_listed_when_it_is_undone(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", email="ann@example.org", town="Leeds")
    looks(alice, "Name,Email,Town", "Ann,ann@example.org,York").presses("Bring it in")
    alice.visits("/people/1/change/").fills("Town", "Hull").presses("Save")
    alice.visits("/people/imports/1/").presses("Undo the whole import").sees(
        "Left as it is, because it was changed since", "Ann: town"
    )


def test_a_list_that_was_brought_in_leads_to_what_it_did(alice: Visitor) -> None:
    looks(alice, "Name", "Ann").presses("Bring it in")
    for page in ("columns", "preview", "preview/new"):
        alice.visits(f"/people/imports/1/{page}/").is_at("/people/imports/1/")


def test_whoever_may_not_bring_in_lists_sees_none_of_it(alice: Visitor, bob: Visitor, dana: Visitor) -> None:
    looks(alice, "Name", "Ann")
    for somebody in (bob, dana):
        for address in (
            "/people/imports/",
            "/people/imports/1/",
            "/people/imports/1/columns/",
            "/people/imports/1/preview/",
        ):
            somebody.visits(address).is_refused()


def people(count: int) -> Iterable[str]:
    yield "Name,Mobile,Email,Town"
    for number in range(count):
        yield f"Given{number % 50} Family{number},7700{number:06},p{number}@example.org,Town {number % 9}"


def test_two_thousand_lines_stay_a_page_one_can_use(alice: Visitor, group: Group) -> None:
    uploads(alice, csv(*people(2_000)))
    alice.presses("See what it would do").sees("2,000 to be added")
    assert len(alice.answer.data) < 60_000
    alice.visits("/people/imports/1/preview/new/").sees("1 to 50 of 2000", "Given0 Family0")
    alice.visits("/people/imports/1/preview/").presses("Bring it in").sees("2,000 added", "1 to 50 of 2000")
    began = time.perf_counter()
    looks(alice, *people(2_000)).sees("Nothing to do")
    assert (
        time.perf_counter() - began < 6
    )  # the benchmark measures it; this only notices that it grew out of all measure


def test_the_preview_asks_the_database_no_more_for_many_lines(alice: Visitor, group: Group) -> None:
    def asked(count: int) -> int:
        looks(alice, *people(count))
        with queries() as heard:
            alice.visits(alice.address)
        return len(heard)

    assert asked(3) == asked(60)


def test_history_tells_of_lists_without_what_they_said(alice: Visitor, group: Group) -> None:
    looks(alice, "Name", "Ann Secret").presses("Bring it in")
    brought = group.asks(lambda: actions.session.get(PeopleImport, 1))
    assert brought is not None
    assert (brought.heads, brought.choices) == ("", "")
    assert group.asks(lambda: actions.session.get(Person, 1)) is not None
    assert group.history_is_whole()
