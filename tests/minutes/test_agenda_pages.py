"""The pages of an agenda: built, written, put in order, printed, and what the rules in force ask."""

from datetime import date, time

from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import add_item, park_idea
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.rules.items import ItemKind
from tests.backstage import Group
from tests.makers import make_meeting, make_office, make_person, make_term, make_venue
from tests.visitor import Visitor

PDF = b"%PDF-1.7 a stand-in"


def _committee(group: Group, **details: object) -> Meeting:
    group.makes(make_office, name="Treasurer")
    return group.makes(
        make_meeting, kind=MeetingKind.COMMITTEE, start_time=time(19), end_time=time(20), **details
    )  # fmt: skip


def test_an_agenda_is_built_from_the_meetings_page_to_paper(alice: Visitor, group: Group) -> None:
    _committee(group)
    alice.visits("/meetings/1/").follows("Start the agenda").sees("Nothing on the agenda yet").follows("Build it")
    alice.sees("Treasurer’s report (report; 10 min)", "Date of the next meeting").unticks(
        "Any other business (to talk over; 5 min)"
    )
    alice.presses("Put these on the agenda").sees("4 items are added.", "1. Welcome and apologies", "7 pm", "7.05 pm")
    alice.does_not_see("Any other business")
    alice.fills("What is it about?", "The shed").chooses("What is it for?", "To decide").fills("Minutes", "45")
    alice.presses("Add").sees("4. The shed", "The items take 64 minutes and the meeting lasts 60: 4 minutes too long.")
    alice.presses("Up: The shed").sees("3. The shed", "7.52 pm").presses("Down: The shed").sees("4. The shed")
    paper = alice.follows("On paper").sees("Agenda", "The shed", "7.17 pm", "To decide, 45 minutes")
    assert "Riverside Friends" in paper.page.text
    alice.visits("/minutes/1/agenda/agenda.pdf")
    assert alice.answer.headers["Content-Disposition"] == 'inline; filename="agenda-2026-12-01.pdf"'
    assert alice.answer.data.startswith(b"%PDF-")


def test_building_twice_adds_nothing_twice(alice: Visitor, group: Group) -> None:
    _committee(group)
    alice.visits("/minutes/1/agenda/build/").presses("Put these on the agenda")
    before = [item.title for item in group.asks(items_of, 1)]
    alice.visits("/minutes/1/agenda/build/").sees("Matters arising").presses("Put these on the agenda")
    alice.sees("Nothing was added.")
    assert [item.title for item in group.asks(items_of, 1)] == before


def test_a_thing_is_parked_brought_back_taken_off_and_put_back(alice: Visitor, group: Group) -> None:
    meeting = _committee(group)
    later = _committee(group, meets_on=date(2027, 3, 2))
    group.makes(add_item, meeting=meeting, title="The shed", kind=ItemKind.DECIDE)
    alice.visits(f"/minutes/{meeting.id}/agenda/").follows("The shed").fills("Who brings it", "Treasurer")
    alice.fills("What to know before", "Two **quotes** came.").presses("Save").sees(
        "To decide, Treasurer", "Two quotes came."
    )
    alice.follows("The shed").presses("Park for a later meeting").sees("The shed waits for a later meeting.")
    alice.visits(f"/minutes/{later.id}/agenda/build/").sees("The shed (to decide; put off to a later meeting)")
    alice.visits(f"/minutes/{later.id}/agenda/").presses("Bring it: The shed").sees("1. The shed", "Two quotes came.")
    alice.follows("The shed").presses("Take it off").sees("Taken off").presses("Put back: The shed").sees("1. The shed")


def test_what_is_parked_is_listed_dropped_and_picked_up_again(alice: Visitor, group: Group) -> None:
    alice.visits("/minutes/parked/").fills("What is it about?", "A walk").chooses(
        "For which kind of meeting?", "Committee meeting"
    ).presses("Park it")
    assert alice.rows() == [["A walk", "Committee meeting", "24 Nov 2026", "Drop it: A walk"]]
    alice.presses("Drop it: A walk").sees("Nothing waits.").follows("Dropped").presses("Pick it up again: A walk")
    assert [row[0] for row in alice.rows()] == ["A walk"]
    group.makes(park_idea, title="Anything")
    group.makes(change_group, formality=Formality.INFORMAL)
    group.makes(make_meeting)
    alice.visits("/minutes/1/agenda/build/").sees("Anything (to talk over; put off").does_not_see("A walk")


def test_a_paper_is_attached_opened_and_taken_away(alice: Visitor, dana: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(add_item, meeting=meeting, title="The lease", kind=ItemKind.DECIDE)
    alice.visits("/minutes/1/agenda/papers/add/?item=1").attaches("The file", "Lease_draft.PDF", PDF).presses("Attach")
    alice.sees("Lease draft goes with the agenda.", "PDF, 1 KB")
    answer = dana.downloads("/minutes/1/agenda/papers/1/")
    assert (answer.data, answer.mimetype) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="lease-draft.pdf"'
    dana.visits("/minutes/1/agenda/paper/").sees("Papers", "Lease draft (to item 1)")
    alice.follows("The lease").presses("Take away: Lease draft").does_not_see("PDF, 1 KB")
    dana.visits("/minutes/1/agenda/papers/1/").finds_nothing()
    dana.visits("/minutes/1/agenda/papers/add/").is_refused()


def test_a_file_that_is_not_what_it_says_is_refused_in_words(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting)
    alice.visits("/minutes/1/agenda/papers/add/").attaches("The file", "page.html", b"<script>").presses("Attach")
    alice.is_told("Choose a PDF, a text, a table, slides or a picture.", beside="The file")
    alice.attaches("The file", "lease.pdf", b"<script>").presses("Attach")
    alice.is_told("This is not what a file that ends in .pdf is.", beside="The file")
    alice.attaches("The file", "lease.pdf", b"").presses("Attach").is_told("There is nothing in this file.")
    alice.presses("Attach").is_told("Choose a file.", beside="The file")


def test_a_paper_of_the_committee_is_not_for_everybody(alice: Visitor, dana: Visitor, group: Group) -> None:
    _committee(group)
    alice.visits("/minutes/1/agenda/papers/add/").attaches("The file", "notes.txt", b"words").presses("Attach")
    dana.visits("/minutes/1/agenda/").finds_nothing()
    dana.visits("/minutes/1/agenda/papers/1/").finds_nothing()
    dana.visits("/minutes/1/agenda/agenda.pdf").finds_nothing()


def test_a_paper_of_another_meeting_and_an_item_of_another_are_not_found(alice: Visitor, group: Group) -> None:
    one, _ = group.makes(make_meeting), group.makes(make_meeting, meets_on=date(2026, 12, 8))
    group.makes(add_item, meeting=one, title="The lease", kind=ItemKind.DECIDE)
    alice.visits("/minutes/1/agenda/papers/add/").attaches("The file", "notes.txt", b"words").presses("Attach")
    alice.visits("/minutes/2/agenda/papers/1/").finds_nothing()
    alice.visits("/minutes/2/agenda/1/").finds_nothing()
    alice.visits("/minutes/2/agenda/99999999999999999999/").finds_nothing()


def test_bad_input_is_answered_beside_its_field(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(add_item, meeting=meeting, title="The lease", kind=ItemKind.DECIDE)
    alice.visits("/minutes/1/agenda/").fills("What is it about?", "Tea")
    for minutes in ("-5", "10000", "soon", "0"):
        alice.fills("Minutes", minutes).presses("Add")
        alice.is_told("Enter a whole number from 1 to 600.", beside="Minutes")
    alice.visits("/minutes/1/agenda/1/").fills("What to know before", "x" * 200_000).presses("Save")
    alice.is_told("Enter 20,000 characters at the most; this is 200,000.", beside="What to know before")
    assert alice.answer.status_code == 422


def test_two_who_change_an_item_see_both_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(add_item, meeting=meeting, title="The lease", kind=ItemKind.DECIDE)
    carol.visits("/minutes/1/agenda/1/").fills("What is it about?", "The new lease")
    alice.visits("/minutes/1/agenda/1/").fills("What is it about?", "Our lease").presses("Save")
    carol.presses("Save").sees("Someone else saved this while you were writing", "Our lease")
    assert carol.answer.status_code == 409


def test_sharing_is_marked_as_never_minuted(alice: Visitor, group: Group) -> None:
    group.makes(change_group, formality=Formality.INFORMAL)
    group.makes(make_meeting, start_time=time(19, 30))
    alice.visits("/minutes/1/agenda/build/").presses("Put these on the agenda")
    alice.sees("2. Sharing", "Sharing, 45 min: never minuted", "7.35 pm", "When we meet next")
    alice.does_not_see("What your rules ask", "Quorum")


def test_a_group_keeps_its_own_usual_order(alice: Visitor, group: Group) -> None:
    _committee(group)
    alice.visits("/minutes/usual/").follows("Change: Committee meeting")
    form = next(form for form in alice.page.all("form") if form.get("class") == "form")
    alice.sends(form, title_0="Hello", place_3="1", title_4="", title_9="A poem", place_9="2", kind_9="inform")
    alice.sees("Saved.", "Your own")
    alice.visits("/minutes/1/agenda/build/").presses("Put these on the agenda")
    assert [item.title for item in group.asks(items_of, 1)] == [
        "Hello", "A poem", "Interests to declare", "Treasurer’s report", "Any other business", "Date of the next meeting",
    ]  # fmt: skip
    alice.visits("/minutes/usual/committee/").presses("Back to the order that came with Esteem")
    alice.sees("The order that came with the program holds again.").visits("/minutes/usual/").does_not_see("Your own")


def test_an_agenda_becomes_the_usual_order(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(add_item, meeting=meeting, title="A song", kind=ItemKind.INFORM)
    alice.visits("/minutes/1/agenda/").presses("Keep this order as the usual one").sees("The usual order: Meeting")
    group.makes(make_meeting, meets_on=date(2026, 12, 8))
    alice.visits("/minutes/2/agenda/build/").sees("A song (to know)").does_not_see("Sharing")


def test_an_annual_meeting_says_what_the_rules_ask(alice: Visitor, group: Group) -> None:
    rules = {RuleKey.AGM_NOTICE_DAYS: "21", RuleKey.GENERAL_QUORUM_NUMBER: "5", RuleKey.GENERAL_QUORUM_PERCENT: "10"}
    group.makes(put_rules_in_force, rules, source="Our rules of 2019", since_on=date(2019, 5, 1))
    for number in range(2):
        group.makes(make_person, name=f"Ann Example{number}")
    group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=date(2026, 11, 29))
    alice.visits("/meetings/1/").sees(
        "What your rules ask", "Notice would be 5 days; your rules ask for 21.",
        "Send notice today and meet on 15 December 2026 or later.", "5 people must be there to decide",
        "There are only 2, so nothing could be decided.", "2 members on that day.",
        "Missing: the report on the year, the accounts of the year, who checks the next accounts and the election.",
        "From: Our rules of 2019, 1 May 2019",
    )  # fmt: skip
    alice.visits("/minutes/1/agenda/build/").presses("Put these on the agenda").sees("Everything usual is on it")


def test_a_term_that_is_over_is_to_be_elected(alice: Visitor, group: Group) -> None:
    group.makes(put_rules_in_force, {RuleKey.TERM_YEARS: "1"}, source="Rules", since_on=date(2019, 5, 1))
    group.makes(make_term, office="Treasurer", since_on=date(2026, 4, 20))
    group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=date(2027, 4, 13))
    alice.visits("/meetings/1/").sees("To be elected", "Treasurer (by 20 April 2027)")


def test_a_special_meeting_wants_its_motion(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, kind=MeetingKind.SPECIAL)
    alice.visits("/minutes/1/agenda/").sees("Nothing on it is to be decided.")
    group.makes(add_item, meeting=meeting, title="That we move", kind=ItemKind.DECIDE)
    alice.visits("/minutes/1/agenda/").does_not_see("Nothing on it is to be decided.")


def test_names_are_initials_to_who_may_not_see_people(alice: Visitor, dana: Visitor, group: Group) -> None:
    meeting, venue = group.makes(make_meeting), group.makes(make_venue)
    assert venue.id == 1
    group.makes(add_item, meeting=meeting, title="The lease", kind=ItemKind.DECIDE, brought_by="Ann Example")
    group.makes(add_item, meeting=meeting, title="Money", kind=ItemKind.REPORT, brought_by="the treasurer")
    alice.visits("/minutes/1/agenda/").sees("To decide, Ann Example")
    dana.visits("/minutes/1/agenda/").sees("To decide, A. E.", "Report, the treasurer").does_not_see("Example")
    dana.visits("/minutes/1/agenda/paper/").does_not_see("Example")
