"""The constitution as people meet it: questions, words, paper, adoption; who may, and what happens to nonsense."""

from datetime import date
from io import BytesIO
from threading import Thread

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from esteem.governance.actions import begin_constitution, set_aside
from esteem.governance.forms import GATHERED, QUESTIONS
from esteem.governance.models import Constitution
from esteem.governance.queries import document_of, draft, in_force, shelf, version
from esteem.governance.rules.choices import Part
from esteem.governance.rules.clauses import Key, optional_in
from esteem.governance.rules.parameters import names_in
from esteem.governance.rules.standing import AdoptedAt
from esteem.group.actions import change_group
from esteem.group.queries import rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.kernel import storage
from tests.backstage import Group
from tests.governance.sample import make_adopted, make_draft, write_by_hand
from tests.makers import make_person, make_term
from tests.statements import queries
from tests.visitor import Visitor

EVERY_PAGE = [
    "",
    "answers/about/",
    "answers/committee/",
    "clauses/money/",
    "add-clause/",
    "adopt/",
    "paper/",
    "paper/?large=1",
]


def write(key: str, text: str, heading: str = "") -> None:
    """Write one clause of the draft by hand."""
    ours = draft()
    assert ours is not None
    write_by_hand(ours, key, text, heading)


def words_of(number: int, key: str) -> str:
    """What a clause of this version says."""
    ours = version(number)
    assert ours is not None
    clause = document_of(ours).clause(key)
    return clause.plain if clause else ""


def pdf_text(content: bytes) -> list[str]:
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(BytesIO(content)).pages]


# Beginning


def test_where_there_is_none_the_page_says_what_it_is_for(alice: Visitor) -> None:
    alice.visits("/constitution/").sees("None yet", "Banks and funders ask to see it.").presses(
        "Write our constitution"
    )
    alice.is_at("/constitution/1/answers/about/").sees("The draft is begun.")


def test_six_pages_of_usual_answers_make_a_constitution(alice: Visitor, group: Group) -> None:
    alice.visits("/constitution/").presses("Write our constitution").fills("Area", "Nottingham")
    headings = []
    while alice.address != "/constitution/1/":
        headings.append(alice.heading)
        alice.presses("Save and go on" if len(headings) < 6 else "Save")
    assert headings == [part.says for part in Part]
    alice.sees("Constitution, draft of version 1", "Record that it was adopted").does_not_see("Still to fill in")
    assert words_of_draft(group, Key.AREA).startswith("The group’s area is Nottingham.")


def test_an_informal_group_is_not_pushed(alice: Visitor, group: Group) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/group/").does_not_see("Committee").sees("None, and an informal group needs none.")
    assert "Constitution" not in [" ".join(tab.itertext()) for tab in alice.page.all("nav")[0].iter("a")]
    alice.follows("When one would be wanted").sees("You do not need one")
    alice.presses("Write one all the same").sees("The draft is begun.")


def test_there_is_no_second_draft(alice: Visitor, group: Group) -> None:
    alice.visits("/constitution/")
    group.makes(make_draft)
    alice.presses("Write our constitution")
    assert alice.answer.status_code == 422
    alice.sees("There is a draft already.")


# Answering


def test_every_question_stands_on_its_page_once() -> None:
    for part, form in QUESTIONS.items():
        asked = [name for _, names in GATHERED[part] for name in names.split()]
        wanted = [*names_in(part), *(f"with_{spec.key.replace('-', '_')}" for spec in optional_in(part))]
        assert sorted(asked) == sorted(wanted)
        assert sorted(set(dir(form)) & set(wanted)) == sorted(wanted)


def test_a_quorum_nobody_could_reach_is_said_beside_its_field(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/answers/committee/").fills("How many must be there to decide?", "5")
    alice.fills("Most people on the committee", "12").presses("Save and go on")
    assert alice.answer.status_code == 422
    alice.is_told(
        "A committee of three could never decide anything if five had to be present. Make the quorum 3 or fewer, or the "
        "smallest committee 5 or more.",
        beside="How many must be there to decide?",
    )
    assert alice.field("Most people on the committee") == "12"


def test_the_members_never_get_what_is_left(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/answers/changes/").fills("Who gets what is left?", "The members, equally").presses(
        "Save"
    )
    assert alice.answer.status_code == 422
    assert alice.field("Who gets what is left?") == "The members, equally"
    alice.sees("may never go to its members")


def test_a_clause_is_switched_on_where_its_questions_are(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/answers/about/").ticks("A clause on affiliation")
    alice.fills("National body it is affiliated to", "Circles Together").presses("Save and look at the draft")
    alice.is_at("/constitution/1/").sees("The group is affiliated to Circles Together.")


def test_two_who_answer_one_page_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/answers/about/").fills("Area", "Leeds")
    carol.visits("/constitution/1/answers/about/").fills("Area", "York").presses("Save and look at the draft")
    alice.presses("Save and go on")
    assert (alice.answer.status_code, alice.field("Area")) == (409, "Leeds")
    alice.sees("Saved meanwhile by someone else: York").presses("Save and look at the draft")
    assert words_of_draft(group, Key.AREA).startswith("The group’s area is Leeds.")


def words_of_draft(group: Group, key: str) -> str:
    return group.asks(lambda: words_of(1, key))


NONSENSE = [
    "",
    "x" * 10_000,
    "\u202egnp.exe\u202c",
    "a\u200bb",
    "<script>alert(1)</script>",
    "=1+1",
    "-5",
    "31/02/2026",
    "1.5",
    "٣",
]


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_in_every_field_is_kept_and_answered_plainly(
    alice: Visitor, group: Group, part: Part, typed: str
) -> None:
    group.makes(make_draft)
    alice.visits(f"/constitution/1/answers/{part}/")
    form = next(one for one in alice.page.all("form") if one.get("class") == "form")
    button = alice.page.button("Save" if part is Part.CHANGES else "Save and go on", "")
    alice.sends(form, button, **dict.fromkeys(names_in(part), typed))
    if part is not Part.ABOUT:
        assert alice.answer.status_code == 422
        shown = [field.get("value") for field in alice.page.all("input") if field.get("inputmode") == "numeric"]
        assert set(shown) == {typed}
    assert not [script for script in alice.page.all("script") if not script.get("src")]


# Clauses by hand


def test_a_clause_is_written_by_hand_and_its_words_had_back(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/clauses/subs/").sees("The standard words.").fills(
        "Words", "Nobody pays. See clause 23."
    )
    alice.fills("Heading", "What we pay").presses("Save").sees(
        "“What we pay” is saved.", "Nobody pays. See clause 23.", "By hand"
    )
    alice.visits("/constitution/1/clauses/subs/").sees("In your own words").presses("Go back to the standard words")
    alice.sees(
        "“Subscriptions” has its standard words again. Yours are kept with the clause.",
        "Nobody pays. See [clause: money].",
    )
    alice.presses("Take these words again").sees("Those words are taken again.")
    assert alice.field("Words") == "Nobody pays. See clause 23."


def test_an_empty_clause_is_refused_with_every_word_kept(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/clauses/subs/").fills("Heading", "Fees").fills("Words", "  ").presses("Save")
    assert (alice.answer.status_code, alice.field("Heading")) == (422, "Fees")
    alice.is_told("Enter the words of the clause, or go back to the standard ones.", beside="Words")


def test_a_clause_that_is_too_long_is_kept_for_mending(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/clauses/subs/").fills("Words", "y" * 10_000).presses("Save")
    alice.is_told("Enter 8,000 characters at the most; this is 10,000.", beside="Words")
    assert alice.field("Words") == "y" * 10_000


def test_words_are_only_words(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    with group.at_work():
        write(Key.SUBS, "<script>alert(1)</script> <b>=1+1</b> hx-get {{ 7 * 7 }} \u202eabc", heading="<i>Subs</i>")
    for page in ("", "clauses/subs/", "paper/"):
        alice.visits(f"/constitution/1/{page}")
        assert [script for script in alice.page.all("script") if not script.get("src")] == []
    alice.visits("/constitution/1/").sees("<script>alert(1)</script> <b>=1+1</b> hx-get {{ 7 * 7 }}", "<i>Subs</i>")


def test_two_who_write_one_clause_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/clauses/subs/").fills("Words", "Mine.")
    carol.visits("/constitution/1/clauses/subs/").fills("Words", "Hers.").presses("Save")
    alice.presses("Save")
    assert (alice.answer.status_code, alice.field("Words")) == (409, "Mine.")
    alice.sees("Saved meanwhile by someone else: Hers.").presses("Save")
    assert words_of_draft(group, Key.SUBS) == "Mine."


def test_a_clause_of_one_s_own_is_added_left_out_and_put_back(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/").follows("Add a clause of your own").chooses(
        "Where in the constitution?", "Members"
    )
    alice.fills("Words", "Dogs are welcome.").presses("Add")
    alice.is_told("Enter a heading for the clause.", beside="Heading")
    alice.fills("Heading", "Dogs").presses("Add").sees("“Dogs” is added.", "Dogs are welcome.")
    alice.visits("/constitution/1/clauses/own-1/").presses("Leave this clause out").does_not_see("Dogs are welcome.")
    alice.presses("Put back", beside="Dogs").sees("“Dogs” is in again.", "Dogs are welcome.")


def test_a_clause_no_constitution_can_do_without_offers_no_way_out(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/clauses/money/").does_not_see("Leave this clause out")


# On paper


def test_a_draft_says_so_on_every_page(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/paper/").sees(
        "Draft of version 1, not yet adopted.", "Contents", "The name of the group is Riverside Friends."
    )
    answer = alice.downloads("/constitution/1/constitution.pdf")
    pages = pdf_text(answer.data)
    assert len(pages) > 3
    assert [page for page in pages if "DRAFT" not in page] == []
    assert answer.headers["Content-Disposition"] == 'inline; filename="constitution-draft-2026-11-24.pdf"'


def test_the_paper_has_every_clause_of_the_screen(alice: Visitor, group: Group) -> None:
    ours = group.makes(make_draft)
    printed = "".join("".join(pdf_text(alice.downloads("/constitution/1/constitution.pdf").data)).split())
    document = group.asks(lambda: document_of(found(ours.id)))
    missing = [
        clause.heading
        for clause in document.clauses
        if f"{clause.number}{''.join(clause.heading.split())}" not in printed
    ]
    assert missing == []
    assert "threeandatmostninepeople" in printed


def found(number: int) -> Constitution:
    ours = version(number)
    assert ours is not None
    return ours


def test_the_paper_comes_in_large_type(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    small = pdf_text(alice.downloads("/constitution/1/constitution.pdf").data)
    large = pdf_text(alice.downloads("/constitution/1/constitution.pdf?large=1").data)
    assert len(large) > len(small)


# Adopting


def test_adoption_fixes_the_words_and_serves_the_stored_file_ever_after(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann Example"))
    alice.visits("/constitution/1/").follows("Record that it was adopted")
    assert (alice.field("First who signed"), alice.field("Day it was adopted")) == ("Ann Example", "24/11/2026")
    alice.fills("Day it was adopted", "1 November 2026").fills("Place of the meeting", "St Ann’s Hall")
    alice.fills("Second who signed", "Bo Example").presses("Record the adoption")
    alice.sees("The constitution is adopted, and its rules are in force.", "Constitution, version 1", "In force")
    alice.does_not_see("Change the words", "Change the answers", "Set the draft aside")
    first = alice.downloads("/constitution/1/constitution.pdf")
    assert first.headers["Content-Disposition"] == 'inline; filename="constitution-version-1.pdf"'
    text = " ".join(pdf_text(first.data))
    assert "DRAFT" not in text
    assert "adopted by the annual general meeting, held at St Ann’s Hall on 1 November 2026" in text
    assert ("Ann Example" in text, "Bo Example" in text) == (True, True)
    group.makes(change_group, name="Another Name")
    again = alice.downloads("/constitution/1/constitution.pdf")
    adopted = group.asks(in_force)
    assert adopted is not None
    assert again.data == first.data == group.asks(storage.fetch, adopted.sha256)
    assert group.asks(rules_in_force)[RuleKey.AGM_NOTICE_DAYS].number == 21


def test_an_adoption_sent_twice_while_it_is_printed_leads_both_to_what_was_adopted(
    alice: Visitor, group: Group
) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/adopt/")
    sent = {
        f.get("name"): f.get("value") for f in alice.page.all("input") if f.get("name") and f.get("type") != "submit"
    }
    sent |= {"adopted_in": "The Hall", "name_1": "Ann", "name_2": "Bo", "adopted_by": str(AdoptedAt.AGM)}
    second = alice.app.test_client()
    cookie = alice.client.get_cookie("esteem")
    assert cookie is not None
    second.set_cookie("esteem", cookie.value)
    answers: list[tuple[int, str | None]] = []

    def press(client: FlaskClient) -> None:
        answer = client.post("/constitution/1/adopt/", data=sent)
        answers.append((answer.status_code, answer.headers.get("Location")))

    threads = [Thread(target=press, args=(client,)) for client in (alice.client, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [(303, "/constitution/1/")] * 2


def test_adoption_needs_two_who_signed_and_a_day_that_has_come(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/adopt/").fills("Day it was adopted", "25/11/2026").fills(
        "Place of the meeting", "The Hall"
    )
    alice.fills("First who signed", "Ann").presses("Record the adoption")
    alice.is_told("Enter at least two people who signed: funders and banks ask for two.", beside="Second who signed")
    alice.fills("Second who signed", "Bo").presses("Record the adoption")
    assert (alice.answer.status_code, alice.field("Place of the meeting")) == (422, "The Hall")
    alice.is_told("Enter the day it was adopted; that cannot be a day to come.", beside="Day it was adopted")


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_about_the_adoption_adopts_nothing(alice: Visitor, group: Group, typed: str) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/adopt/").fills("Day it was adopted", typed).fills("First who signed", typed)
    alice.fills("Second who signed", typed).fills("Place of the meeting", typed).presses("Record the adoption")
    assert alice.answer.status_code == 422
    assert [alice.field(label) for label in ("Day it was adopted", "First who signed", "Place of the meeting")] == [
        typed
    ] * 3
    assert group.asks(in_force) is None


def test_words_changed_meanwhile_are_not_adopted_unseen(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/adopt/").fills("Place of the meeting", "The Hall").fills("First who signed", "Ann")
    alice.fills("Second who signed", "Bo")
    with group.at_work():
        write(Key.AREA, "Somewhere else.")
    alice.presses("Record the adoption")
    assert (alice.answer.status_code, alice.field("First who signed")) == (422, "Ann")
    alice.sees("The words were changed while you were here.")
    alice.presses("Record the adoption").sees("The constitution is adopted")


def test_a_draft_with_gaps_says_what_is_missing(alice: Visitor, group: Group) -> None:
    group.makes(begin_constitution)
    alice.visits("/constitution/1/").sees("Still to fill in", "Say where the group is, or leave the area out.")
    alice.does_not_see("Record that it was adopted").follows("Fill it in on the page The group")
    alice.is_at("/constitution/1/answers/about/")


def test_a_damaged_file_is_not_passed_off_as_the_stored_one(alice: Visitor, group: Group) -> None:
    adopted = group.makes(make_adopted)
    place = group.instance.files / adopted.sha256[:2] / adopted.sha256
    place.write_bytes(b"%PDF-1.7 altered")
    alice.visits("/constitution/1/constitution.pdf")
    assert alice.answer.status_code == 422
    alice.sees("The stored file is no longer what was stored.")


# Versions


def test_a_change_is_prepared_compared_and_adopted_and_the_old_version_kept(alice: Visitor, group: Group) -> None:
    group.makes(make_adopted)
    alice.visits("/constitution/").presses("Prepare a change").is_at("/constitution/2/answers/about/")
    alice.visits("/constitution/2/changes/").sees("Not a word yet")
    alice.visits("/constitution/2/answers/meetings/").fills(
        "Days of notice of the annual general meeting", "28"
    ).presses("Save and look at the draft")
    alice.follows("What changes").sees("Annual general meeting", "[gone: twenty-one]", "[new: twenty-eight]")
    adopted = group.makes(lambda: make_adopted(draft=found(2), on=date(2026, 11, 20)))
    assert adopted.number == 2
    alice.visits("/constitution/").sees("Version 2", "Earlier versions").follows("Version 1").sees("Replaced")
    assert alice.downloads("/constitution/1/constitution.pdf").data == b"%PDF-1.7 a stand-in"


def test_a_draft_is_set_aside_and_taken_up_again(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/").presses("Set the draft aside").is_at("/constitution/").sees("Drafts set aside")
    alice.visits("/constitution/1/").presses("Take it up again").sees("The draft is taken up again.")


def test_a_draft_of_a_first_version_has_nothing_to_be_compared_with(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    alice.visits("/constitution/1/").does_not_see("What changes")
    alice.visits("/constitution/1/changes/").finds_nothing()


# Who may


def test_a_viewer_reads_everything_and_changes_nothing(dana: Visitor, group: Group) -> None:
    group.makes(make_draft)
    dana.visits("/constitution/1/").sees("Constitution, draft of version 1")
    dana.does_not_see(
        "Change the words", "Change the answers", "Record that it was adopted", "Put back", "Set the draft aside"
    )
    dana.visits("/constitution/1/paper/").sees("Constitution")
    for page in ("answers/about/", "clauses/money/", "add-clause/", "adopt/"):
        dana.visits(f"/constitution/1/{page}").is_refused()


@pytest.mark.parametrize("page", ["", "1/", *(f"1/{page}" for page in EVERY_PAGE), "1/constitution.pdf", "1/changes/"])
def test_a_stranger_signs_in_first(charlie: Visitor, group: Group, page: str) -> None:
    group.makes(make_draft)
    charlie.visits(f"/constitution/{page}").is_asked_to_sign_in()


@pytest.mark.parametrize(
    "address",
    [
        "9/",
        "0/",
        "99999999999999999999/",
        "9/paper/",
        "9/constitution.pdf",
        "1/answers/nothing/",
        "1/clauses/nothing/",
        "9/adopt/",
    ],
)
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, group: Group, address: str) -> None:
    group.makes(make_draft)
    alice.visits(f"/constitution/{address}").finds_nothing()


@pytest.mark.parametrize("page", ["answers/about/", "clauses/money/", "add-clause/", "adopt/"])
def test_an_adopted_version_has_no_pages_that_change_it(alice: Visitor, group: Group, page: str) -> None:
    group.makes(make_adopted)
    alice.visits(f"/constitution/1/{page}").finds_nothing()


def test_words_of_another_clause_are_not_taken_for_this_one(alice: Visitor, group: Group) -> None:
    group.makes(make_draft)
    with group.at_work():
        write(Key.SUBS, "Nobody pays.")
    form = next(
        one
        for one in alice.visits("/constitution/1/clauses/subs/").page.all("form")
        if "again" in one.get("action", "")
    )
    form.set("action", form.get("action", "").replace("/subs/", "/money/"))
    alice.sends(form).finds_nothing()


def test_the_page_of_a_member_s_group_shows_the_version_in_force(alice: Visitor, group: Group) -> None:
    group.makes(make_adopted)
    alice.visits("/group/").sees("Version 1, adopted on 1 November 2026.", "Constitution, version 1")


# How much is asked of the database


@pytest.mark.parametrize("page", ["", "2/", "2/paper/", "2/clauses/subs/", "2/changes/", "2/answers/about/"])
def test_more_versions_and_more_words_ask_no_more_of_the_database(alice: Visitor, group: Group, page: str) -> None:
    group.makes(make_adopted)
    group.makes(begin_constitution)
    with group.at_work():
        write(Key.SUBS, "First.")
    alice.visits(f"/constitution/{page}")
    with queries() as few:
        alice.visits(f"/constitution/{page}")
    with group.at_work():
        write(Key.SUBS, "One.")
        write(Key.SUBS, "Two.")
        write(Key.MONEY, "Three.")
        aside = set_aside(constitution=found(2))
        set_aside(constitution=begin_constitution())
        aside.set_aside_at = None
    with queries() as many:
        alice.visits(f"/constitution/{page}")
    assert len(many) == len(few)
    assert group.asks(lambda: len(shelf().set_aside)) == 1
