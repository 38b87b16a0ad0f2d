"""Minutes as people meet them: begun, typed beside the agenda, finished, approved and served ever after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.db import session
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import seen_code
from tests.backstage import Group
from tests.judge import judge_answer
from tests.makers import make_meeting, make_person, make_term
from tests.visitor import Visitor

PAST, LATER = date(2026, 10, 13), date(2026, 11, 17)
PAGE = "/minutes/1/"


def make_agenda() -> None:
    """A committee meeting with three items, one of them sharing, and a later one."""
    met = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=PAST, start_time=time(19), end_time=time(21))
    for title, kind in (("Money", ItemKind.REPORT), ("How we are", ItemKind.SHARING), ("The outing", ItemKind.DECIDE)):
        add_item(meeting=met, title=title, kind=kind)
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=LATER, start_time=time(19), end_time=time(21))


@pytest.fixture(autouse=True)
def held(group: Group) -> None:
    group.makes(make_agenda)


def begun(visitor: Visitor) -> Visitor:
    return visitor.visits("/meetings/1/").presses("Write the minutes").is_at(PAGE)


def sends(visitor: Visitor, name: str, typed: str, seen: str, at: str = PAGE) -> tuple[int, dict[str, str]]:
    data = {"csrf_token": visitor.token, "name": name, "typed": typed, "seen": seen}
    visitor._open("POST", f"{at}save/", headers={"Accept": "application/json"}, data=data)
    assert judge_answer(visitor.answer) == []
    return visitor.answer.status_code, visitor.answer.json


def test_everything_is_typed_on_one_page_and_saved_with_one_button(carol: Visitor) -> None:
    begun(carol).sees("Money", "The outing", "What people share is not minuted.")
    carol.fills("In the chair", "Ann Other").fills("Present", "Ann Other\nBen Sample").fills("Apologies", "Cy Third")
    carol.fills("Anything else", "It ended at **nine**.")
    fields = [field for field in carol.page.all("textarea") if (field.get("name") or "").startswith("note_")]
    assert len(fields) == 2
    fields[0].text = "£40 in the tin.\n\n- subs\n- tea"
    carol.presses("Save").sees("Saved.")
    assert carol.field("Present") == "Ann Other\nBen Sample"
    carol.visits(f"{PAGE}?read=1").sees("Draft.", "Ann Other, Ben Sample", "£40 in the tin.", "It ended at nine.")
    assert carol.page.all("strong")[0].text == "nine"


def test_markdown_is_made_safe_where_it_is_read(carol: Visitor) -> None:
    begun(carol).fills(
        "Anything else", "**Bold** <script>alert(1)</script> [x](javascript:alert(1)) <b hx-get='/'>b</b>"
    )
    carol.presses("Save")
    for address in (f"{PAGE}?read=1", f"{PAGE}paper/"):
        carol.visits(address)
        (prose,) = [strong for strong in carol.page.all("strong") if strong.text == "Bold"]
        assert prose is not None
        assert not [link for link in carol.page.all("a") if "javascript" in (link.get("href") or "")]
        assert not [one for one in carol.page.all("b") if one.get("hx-get")]


def test_a_decision_and_an_action_are_written_down_under_their_item(carol: Visitor) -> None:
    begun(carol).presses("Decision: The outing").sees("What was decided")
    carol.fills("What was decided?", "We go to the sea.").fills("For", "3").fills("Against", "0")
    carol.fills("Proposed by", "Ann Other").fills("Interest declared", "Ben drives the coach.").presses("Write it down")
    carol.sees(
        "Decision 2026/1", "We go to the sea.", "3 for, 0 against; Proposed by Ann Other.", "Ben drives the coach."
    )
    carol.presses("Action: The outing").fills("What is to be done?", "Book the coach")
    carol.fills("Or who, in words", "the treasurer").fills("By when?", "1/12/26").presses("Save")
    carol.sees("Book the coach", "the treasurer, by 1 Dec")


def test_what_is_wrong_under_an_item_is_said_there_and_every_word_is_kept(carol: Visitor) -> None:
    begun(carol).presses("Decision: The outing").fills("For", "-3").fills("Anything else", "Thanks to all.")
    carol.presses("Write it down").is_told("Enter what was decided.", beside="What was decided?")
    assert carol.answer.status_code == 422
    assert carol.field("Anything else") == "Thanks to all."
    carol.visits(PAGE)
    assert carol.field("Anything else") == ""


def test_an_item_is_added_while_typing(carol: Visitor) -> None:
    begun(carol).fills("Something else was talked of?", "The kettle").presses("Add it").sees("The kettle", "Saved.")


def test_minutes_without_an_agenda_work_too(carol: Visitor, group: Group) -> None:
    group.makes(make_meeting, meets_on=PAST)
    carol.visits("/minutes/3/").sees("There is no agenda either").presses("Begin the minutes")
    carol.fills("Anything else", "We talked about the garden.").presses("Save").sees("Saved.")
    carol.visits("/minutes/3/?read=1").sees("We talked about the garden.")


def test_who_holds_an_office_is_ticked_and_counted(carol: Visitor, group: Group) -> None:
    for name, office in (("Ann Other", "Chair"), ("Ben Sample", "Treasurer")):
        group.makes(lambda name=name, office=office: make_term(person=make_person(name=name), office=office))
    begun(carol)
    assert carol.field("In the chair") == "Ann Other"
    carol.ticks("Ann Other, Chair").ticks("Ben Sample, Treasurer").presses("Fill in who was there")
    assert carol.field("Present") == "Ann Other\nBen Sample"
    assert carol.field("How many were there?") == "2"


def test_a_field_is_saved_by_itself(carol: Visitor) -> None:
    begun(carol)
    status, facts = sends(carol, "note_1", "First words", seen_code(""))
    assert (status, facts["seen"], facts["at"]) == (200, seen_code("First words"), "noon")
    status, facts = sends(carol, "note_1", "First words, and more", facts["seen"])
    assert status == 200
    carol.visits(PAGE).sees("First words, and more")


def test_two_who_write_in_the_same_place_keep_both_texts(alice: Visitor, carol: Visitor) -> None:
    begun(carol)
    assert sends(carol, "note_1", "Hers", seen_code(""))[0] == 200
    assert sends(alice, "note_1", "His", seen_code("")) == (
        409, {"seen": seen_code("Hers"), "theirs": "Hers", "both": "Hers\nHis"},
    )  # fmt: skip
    assert sends(alice, "note_3", "Elsewhere", seen_code(""))[0] == 200
    assert sends(alice, "note_1", "Hers\nHis", seen_code("Hers"))[0] == 200


def test_without_scripts_a_stale_page_shows_both_texts_and_saves_nothing_yet(alice: Visitor, carol: Visitor) -> None:
    begun(carol)
    alice.visits(PAGE)
    carol.fills("Anything else", "Hers").presses("Save")
    alice.fills("Anything else", "His").fills("Apologies", "Cy").presses("Save")
    assert alice.answer.status_code == 409
    alice.sees("Someone else saved this while you were writing", "Saved meanwhile by someone else: Hers")
    assert alice.field("Anything else") == "Hers\nHis"
    assert carol.visits(PAGE).field("Apologies") == ""
    alice.presses("Save").sees("Saved.")
    assert carol.visits(PAGE).field("Anything else") == "Hers\nHis"
    assert carol.field("Apologies") == "Cy"


def test_a_field_that_is_not_there_or_too_long_is_refused_plainly(carol: Visitor, group: Group) -> None:
    begun(carol)
    foreign = group.makes(
        lambda: add_item(meeting=session.get_one(Meeting, 2), title="Theirs", kind=ItemKind.DISCUSS).id
    )
    for name in ("note_2", f"note_{foreign}", "note_x", "meeting_id", ""):
        status, facts = sends(carol, name, "words", seen_code(""))
        assert status == 422
        assert facts["says"].startswith("That is no longer on the agenda.")
    assert sends(carol, "note_1", "x" * 200_000, seen_code(""))[0] == 200
    status, facts = sends(carol, "note_3", "y", seen_code(""))
    assert (status, facts["says"]) == (
        422, "All together these would have 200,001 characters; 200,000 are the most. Put long papers beside them instead.",
    )  # fmt: skip
    assert sends(carol, "present_count", "-1", seen_code(""))[0] == 422
    assert sends(carol, "note_1", "short again", seen_code("x" * 200_000))[0] == 200


def test_drafts_of_200_kilobytes_are_saved_as_a_whole_page_too(carol: Visitor) -> None:
    begun(carol).fills("Anything else", "word " * 39_000).presses("Save").sees("Saved.")
    carol.visits(f"{PAGE}paper/").sees("word word")


def test_what_was_written_about_an_item_taken_off_meanwhile_is_not_lost(carol: Visitor, alice: Visitor) -> None:
    begun(carol)
    alice.visits("/minutes/1/agenda/3/").presses("Take it off")
    fields = [field for field in carol.page.all("textarea") if field.get("name") == "note_3"]
    fields[0].text = "We go to the sea."
    carol.presses("Save").sees("Something you wrote about is no longer on the agenda.")
    assert carol.field("Anything else") == "We go to the sea."


def approve(visitor: Visitor) -> Visitor:
    visitor.visits(PAGE).follows("They were approved").chooses(
        "At which meeting were they approved?", "Committee meeting on Tuesday 17 November 2026"
    ).fills("Who signs them?", "Ann Other")
    return visitor.presses("Approved: store them for good")


def test_approved_minutes_are_stored_served_and_never_changed(
    alice: Visitor, carol: Visitor, group: Group, freeze: Callable[[date], None]
) -> None:
    begun(carol).fills("Present", "Ann Other").presses("Save")
    carol.presses("They are finished").sees("Not approved yet")
    approve(alice).sees("Approved, and stored for good.").sees("Signed by Ann Other.", "Its code (SHA-256)")
    stored = alice.downloads(f"{PAGE}minutes.pdf").data
    assert stored.startswith(b"%PDF")
    freeze(date(2027, 5, 1))
    assert alice.downloads(f"{PAGE}minutes.pdf").data == stored
    assert alice.downloads(f"{PAGE}minutes.pdf?large=1").data != stored
    assert sends(carol, "present", "Somebody else", seen_code("Ann Other"))[0] == 422
    assert group.history_is_whole()
    alice.visits(PAGE).does_not_see("Save")
    alice._open(
        "POST", PAGE, data={"csrf_token": alice.token, "present": "Nobody", "seen_present": seen_code("Ann Other")}
    )
    assert alice.answer.status_code in (404, 422)
    assert alice.visits(f"{PAGE}approve/").answer.status_code == 404


def test_minutes_are_not_approved_at_an_earlier_meeting_nor_by_who_may_not(
    alice: Visitor, carol: Visitor, bob: Visitor, group: Group
) -> None:
    group.makes(make_meeting, kind=MeetingKind.COMMITTEE, meets_on=date(2026, 9, 1))
    begun(carol)
    for told, beside, sentence in (
        ({"approved_meeting_id": "3"}, "At which meeting were they approved?", "Choose one of the list."),
        (
            {"approved_meeting_id": "2", "approved_on": "1/11/26"},
            "On which day?",
            "That is before the meeting that approved them, on 17 November 2026.",
        ),
        ({"approved_meeting_id": "2", "approved_on": "1/11/27"}, "On which day?", "That day is still to come."),
        ({"approved_meeting_id": "2", "words_seen": "x"}, "", "Somebody changed the words meanwhile."),
    ):
        alice.visits(f"{PAGE}approve/").fills("Who signs them?", "Ann")
        form = next(
            form for form in alice.page.all("form") if form.get("method") == "post" and "novalidate" in form.attrib
        )
        alice.sends(form, **told).is_told(sentence, beside=beside)
    bob.visits(f"{PAGE}approve/").is_refused()


def test_a_draft_is_set_aside_and_taken_up_again(carol: Visitor) -> None:
    begun(carol).fills("Anything else", "Kept").presses("Save").presses("Set this draft aside").sees("Set aside.")
    carol.visits("/minutes/?state=aside").sees("13 October 2026")
    carol.visits(PAGE).presses("Take it up again")
    assert carol.field("Anything else") == "Kept"


def test_a_draft_and_the_committee_s_are_not_for_everybody(carol: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(make_meeting, meets_on=PAST)
    begun(carol)
    carol.visits("/minutes/3/").presses("Begin the minutes").fills("Present", "Ann Other").presses("Save")
    for address in (PAGE, f"{PAGE}paper/", f"{PAGE}minutes.pdf"):
        dana.visits(address).finds_nothing()
    dana.visits("/minutes/3/").sees("There are no minutes of it to read yet.")
    dana.visits("/minutes/").does_not_see("Committee meeting", "Being written")


def test_whoever_may_not_see_people_reads_initials(alice: Visitor, carol: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=PAST)
    carol.visits("/minutes/3/").presses("Begin the minutes").fills("Present", "Ann Other and Ben Sample").presses(
        "Save"
    )
    carol.fills("Anything else", "Ann Other thanked us.").presses("Save")
    alice.visits("/minutes/3/").follows("They were approved").chooses(
        "At which meeting were they approved?", "Committee meeting on Tuesday 17 November 2026"
    ).fills("Who signs them?", "Ann Other").presses("Approved: store them for good")
    dana.visits("/minutes/3/").sees("A. O. and B. S.", "Ann Other thanked us.").does_not_see("Ben Sample", "Signed by")
    dana.visits("/minutes/3/paper/").sees("A. O. and B. S.", "A copy for reading.")
    assert dana.downloads("/minutes/3/minutes.pdf").data.startswith(b"%PDF")


def test_the_list_is_narrowed_found_by_any_word_and_downloaded(carol: Visitor) -> None:
    begun(carol).fills("Anything else", "The kettle is broken.").presses("Save")
    carol.visits("/minutes/").sees("1 in all", "Being written")
    carol.visits("/minutes/?q=KETTLE+broken").sees("1 in all")
    carol.visits("/minutes/?q=kettel").sees("None is found.")
    carol.visits("/minutes/?state=approved").sees("None is found.")
    carol.visits("/minutes/?state=nonsense&kind=x&year=99999&page=-1").sees("1 in all")
    text = carol.downloads("/minutes/minutes.csv").text
    assert "Being written" in text


def test_an_informal_group_has_notes(carol: Visitor, group: Group) -> None:
    group.makes(lambda: change_group(formality=Formality.INFORMAL))
    group.makes(make_meeting, meets_on=PAST)
    carol.visits("/meetings/3/").presses("Write the notes").sees("Notes:")
    carol.does_not_see("Minutes", "quorum")
