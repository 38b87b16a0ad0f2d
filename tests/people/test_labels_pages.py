"""The page of labels, and the labels on the paper: measured in the PDF."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from esteem.people.rules.labels import SHEETS, LabelSheet
from esteem.people.rules.reach import MayReach
from tests.backstage import Group
from tests.makers import make_person
from tests.visitor import Visitor

MM = 72 / 25.4
PADDING, ASCENT = (
    3.5,
    2.2,
)  # mm: inside the label, and from the top of a line of 11 pt to the foot of its letters at least
PLAIN = {"address": "1 High Street", "town": "Leeds", "postcode": "LS1 1AA"}


def make_people(count: int) -> None:
    for number in range(count):
        make_person(name=f"P{number:03}", **PLAIN)


def begun_at(pdf: bytes) -> list[list[tuple[str, float, float]]]:
    """Each piece of text of each page, and where it begins: millimetres from the sheet's top left corner."""
    pages = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        found: list[tuple[str, float, float]] = []

        def note(
            text: str, cm: list[float], tm: list[float], *_: object, into: list[tuple[str, float, float]] = found
        ) -> None:
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            if text.strip():
                into.append((text.strip(), x / MM, 297 - y / MM))

        page.extract_text(visitor_text=note)
        pages.append(found)
    return pages


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_label_stands_where_the_sheet_is_cut_to_half_a_millimetre(
    group: Group, alice: Visitor, sheet: LabelSheet
) -> None:
    group.makes(make_people, sheet.count + 1)
    pdf = alice.downloads(f"/people/labels/labels.pdf?sheet={sheet.key}&start=2").data
    first, second = begun_at(pdf)
    names = {text: (x, y) for text, x, y in first if text.startswith("P")}
    base = names["P000"][1] - (
        sheet.top / 100 + PADDING
    )  # from the top of a label's words to the foot of its first line
    assert 2 < base < 5
    for number in range(sheet.count - 1):
        left, top = (length / 100 for length in sheet.corner(number + 1))
        x, y = names[f"P{number:03}"]
        assert abs(x - left - PADDING) < 0.5
        assert abs(y - top - PADDING - base) < 0.5
    assert [text for text, _, _ in second if text.startswith("P")] == [f"P{sheet.count - 1:03}", f"P{sheet.count:03}"]


def test_nothing_is_printed_outside_its_label(group: Group, alice: Visitor) -> None:
    group.makes(make_person, name="W" * 200, address="\n".join(["M" * 60] * 6), town="Leeds", postcode="LS1 1AA")
    (page,) = begun_at(alice.downloads("/people/labels/labels.pdf").data)
    lines = {round(y, 1) for _, _, y in page}
    assert min(lines) > 15.15
    assert max(lines) < 15.15 + 38.1


def test_no_label_and_no_file_says_whose_group_it_is(group: Group, alice: Visitor) -> None:
    group.makes(make_people, 1)
    answer = alice.downloads("/people/labels/labels.pdf")
    reader = PdfReader(io.BytesIO(answer.data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Labels"
    assert "Riverside" not in reader.pages[0].extract_text()
    assert answer.headers["Content-Disposition"] == 'inline; filename="labels-2026-11-24.pdf"'
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_the_page_tells_whose_envelope_must_be_plain_before_anything_is_printed(group: Group, alice: Visitor) -> None:
    group.makes(make_person, name="Ann Example", plain_envelope=True, address_care="Write by hand", **PLAIN)
    alice.visits("/people/labels/").sees("1 label", "Ann Example Plain envelope Write by hand")


def test_who_gets_no_label_is_named_with_the_reason(group: Group, alice: Visitor) -> None:
    group.makes(make_person, name="Ann Example", **PLAIN)
    group.makes(make_person, name="Ben Example", by_post=MayReach.NO, **PLAIN)
    group.makes(make_person, name="Cat Example")
    alice.visits("/people/labels/").sees(
        "No label for 2 people", "Ben Example Do not want post", "Cat Example No address is kept"
    )


def test_an_address_that_is_cut_is_named_before_it_is_printed(group: Group, alice: Visitor) -> None:
    group.makes(
        make_person,
        name="Ann Example",
        address="\n".join(["Endless Sample Street"] * 1 + [f"Line {n} of it all" for n in range(18)]),
    )
    alice.visits("/people/labels/").sees("Too long for the label", "Ann Example")


def test_a_used_sheet_is_begun_further_on(group: Group, alice: Visitor) -> None:
    group.makes(make_people, 2)
    alice.visits("/people/labels/").chooses("Kind of sheet", "Avery L7163: 14 labels, 99.1 × 38.1 mm")
    alice.fills("Begin at label", "14").presses("Use these").sees("2 sheets of Avery L7163")
    pdf = alice.downloads("Print the labels (PDF)").data
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2


@pytest.mark.parametrize("start", ["0", "-3", "99", "x", "", "9" * 40])
def test_nonsense_begins_somewhere_on_the_sheet(group: Group, alice: Visitor, start: str) -> None:
    group.makes(make_people, 1)
    alice.visits(f"/people/labels/?start={start}&sheet=none").sees("1 label")


def test_only_those_of_the_list_get_a_label(group: Group, alice: Visitor) -> None:
    group.makes(make_people, 3)
    alice.visits("/people/many/?q=P001").follows("Address labels").sees("1 label")
    assert "P001" in alice.follows("Look at them first").answer.get_data(as_text=True)


def test_labels_of_nobody_are_refused_in_words(alice: Visitor) -> None:
    alice.visits("/people/labels/").sees("Nobody here has an address and takes post.")
    alice.visits("/people/labels/labels.pdf").sees("There is no label to print")


def test_who_may_not_see_people_sees_no_label(dana: Visitor) -> None:
    for address in ("/people/labels/", "/people/labels/preview/", "/people/labels/labels.pdf"):
        dana.visits(address).is_refused()


def test_the_sheets_were_looked_up_on_a_day_and_say_where() -> None:
    assert {sheet.known_on for sheet in SHEETS} == {date(2026, 11, 24)}
    assert all("Avery" in sheet.source for sheet in SHEETS)
