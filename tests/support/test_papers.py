"""The support agreement: one side of A4, blank and filled, a draft until it is signed, and then the file that was stored."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import pytest
from pypdf import PdfReader

from esteem.kernel.dates import now
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.people.models import Person
from esteem.people.rules.held import ERASED
from esteem.support import actions
from esteem.support.models import Agreement
from tests.backstage import Group
from tests.makers import make_helper
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)
WORDS = {
    "offers": "Half an hour on the telephone when a grant form is due, and a look at the year's accounts.",
    "limits": "Not the books themselves. Not evenings. Up to three hours a month, until the end of June.",
}


def read(pdf: bytes) -> tuple[int, str]:
    """How many pages it has, and all it says, with single spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return len(pages), " ".join(" ".join(page.extract_text().split()) for page in pages)


def drafted(group: Group, **details: object) -> Agreement:
    def make() -> Agreement:
        helper = make_helper(**{"name": "Sam Sample", **WORDS, **details})  # type: ignore[arg-type]  # a maker's own
        return actions.begin_agreement(helper=helper)

    return group.makes(make)


def test_a_draft_fits_one_side_and_says_it_is_one(alice: Visitor, group: Group) -> None:
    one = drafted(group, job="Link worker", new_organisation="Example Advice", review_on=date(2027, 11, 24))
    pages, said = read(alice.downloads(f"/helpers/agreements/{one.id}/agreement.pdf").data)
    assert pages == 1
    for words in (
        "DRAFT", "Between Riverside Friends and Sam Sample (Link worker, Example Advice)", WORDS["offers"], WORDS["limits"],
        "What the group does in return", "The group decides", "24 November 2027", "Page 1 of 1",
    ):  # fmt: skip
        assert words in said, words
    assert said.count("Signature") == 2


def test_large_type_has_every_word_too(alice: Visitor, group: Group) -> None:
    one = drafted(group)
    _, said = read(alice.downloads(f"/helpers/agreements/{one.id}/agreement.pdf?large=1").data)
    assert WORDS["limits"] in said


def test_a_blank_one_leaves_lines_for_a_pen_and_is_no_draft(alice: Visitor) -> None:
    answer = alice.downloads("/helpers/agreements/blank.pdf")
    pages, said = read(answer.data)
    assert (pages, "DRAFT" in said, "Confidentiality" in said) == (1, False, True)
    assert answer.headers["Content-Disposition"] == 'inline; filename="support-agreement-blank.pdf"'
    alice.visits("/helpers/agreements/").follows("A blank one to fill in").sees("Confidentiality").follows("Large type")
    alice.follows("Back").is_at("/helpers/agreements/")


@pytest.mark.parametrize("blank", [True, False])
def test_the_paper_is_tagged_for_screen_readers(alice: Visitor, group: Group, blank: bool) -> None:
    address = "blank.pdf" if blank else f"{drafted(group).id}/agreement.pdf"
    root = PdfReader(io.BytesIO(alice.downloads(f"/helpers/agreements/{address}").data)).root_object
    packet = root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert 'pdfuaid:part="1"' in packet or "pdfuaid:part>1<" in packet


def test_an_agreement_is_written_seen_signed_and_served_ever_after(alice: Visitor, group: Group) -> None:
    helper = group.makes(make_helper, name="Sam Sample", offers="Grant forms")
    alice.visits(f"/helpers/{helper.id}/").presses("Write one")
    alice.fills("Its limits", "An hour a month").fills("Look at it again on", "24/11/2027").presses("Save")
    alice.follows("See it as paper").sees("Draft, not yet signed.", "An hour a month").follows("Back")
    alice.follows("Record that it was signed")
    assert alice.field("Who signed for the group?") == "Alice Marsh"
    alice.fills("Signed on", "tomorrow").presses("It is signed").is_told(
        "That day has not come yet.", beside="Signed on"
    )
    alice.fills("Signed on", "20/11/2026").presses("It is signed").sees("Signed on 20 November 2026")
    number = alice.address.rstrip("/").rpartition("/")[2]
    answer = alice.downloads("Open the PDF that was stored")
    pages, said = read(answer.data)
    assert (pages, "DRAFT" in said, "Agreed on 20 November 2026" in said, "Alice Marsh" in said) == (
        1,
        False,
        True,
        True,
    )
    alice.sees(hashlib.sha256(answer.data).hexdigest())
    assert answer.headers["Content-Disposition"] == 'inline; filename="support-agreement-2026-11-20.pdf"'
    alice.visits(f"/helpers/agreements/{number}/change/").finds_nothing()
    alice.visits(f"/helpers/agreements/{number}/sign/").finds_nothing()
    alice.visits(f"/helpers/{helper.id}/").sees("An hour a month", "20 November 2026", "24 November 2027")
    alice.presses("Write a new one").fills("Its limits", "Two hours a month").presses("Save").sees("Draft")
    assert alice.downloads(f"/helpers/agreements/{number}/agreement.pdf").data == answer.data


def test_nothing_is_signed_that_says_nothing(alice: Visitor, group: Group) -> None:
    one = drafted(group, offers="")
    alice.visits(f"/helpers/agreements/{one.id}/sign/").presses("It is signed")
    alice.is_told("Write down what is offered before it is signed.")


def test_a_draft_is_set_aside_and_taken_up_again(alice: Visitor, group: Group) -> None:
    one = drafted(group)
    alice.visits(f"/helpers/agreements/{one.id}/").presses("Set the draft aside").presses("Take it up again")
    alice.sees("The draft is taken up again.").visits("/helpers/agreements/").sees("None is signed yet.")


def test_whose_words_were_erased_keeps_the_signed_file(alice: Visitor, group: Group) -> None:
    one = drafted(group)
    alice.visits(f"/helpers/agreements/{one.id}/sign/").presses("It is signed")
    stored = alice.downloads(f"/helpers/agreements/{one.id}/agreement.pdf").data
    group.makes(erase, one.person_id)
    alice.visits("/helpers/agreements/").sees("Former member 1").follows("Former member 1")
    alice.sees("The file is kept as it was signed.").does_not_see("Sam Sample")
    for size in ("", "?large=1"):
        assert alice.downloads(f"/helpers/agreements/{one.id}/agreement.pdf{size}").data == stored
    alice.visits(f"/helpers/agreements/{one.id}/paper/").finds_nothing()


def erase(person_id: int) -> None:
    """As the right to be forgotten does it, as far as it matters here."""
    the_house().announce(ERASED, person_id=person_id)
    person = session.get(Person, person_id)
    assert person is not None
    person.name, person.erased_at = f"Former member {person_id}", now()
    session.flush()
