from collections.abc import Callable
from datetime import date

import pytest

from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.speaking import take_off
from esteem.people.actions import record_leaving
from tests.backstage import Group
from tests.cast import BOB, CAROL, DANA, Player
from tests.makers import make_decision, make_mandate, make_meeting, make_outside, make_person, make_said
from tests.visitor import Visitor


def test_somebody_may_speak_from_the_first_page_to_the_printed_one(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Sam Sample")
    alice.visits("/minutes/speaking/").sees("Nobody yet").follows("Somebody may speak")
    alice.chooses("Who may speak?", "Sam Sample").fills("About what?", "How to join").presses("Save")
    alice.is_told("Say what it rests on: choose a recorded decision, or write when and where it was decided.")
    alice.fills("Or when and where was it decided?", "Committee in May").fills("To whom?", "the press").presses("Save")
    alice.sees("Sam Sample may speak for you.", "May speak now", "the press", "Committee in May", "until it is ended")
    alice.visits("/minutes/speaking/").follows("A page to show to others").sees("ask each of them before")
    alice.ticks("Sam Sample: How to join, to the press").presses("Show it")
    alice.sees("Who may speak for us", "Riverside Friends", "Sam Sample", "until further notice")
    paper = alice.downloads("Print or save as PDF")
    assert paper.mimetype == "application/pdf"
    assert 'filename="who-may-speak-for-us-2026-11-24.pdf"' in paper.headers["Content-Disposition"]


def test_the_paper_names_nobody_who_was_not_ticked(alice: Visitor, group: Group) -> None:
    group.makes(make_mandate, person=group.makes(make_person, name="Sam Sample"))
    alice.visits("/minutes/speaking/paper/shown/").sees("Nobody is ticked").does_not_see("Sam Sample")
    alice.visits("/minutes/speaking/paper/shown/?who=wobble&who=99").does_not_see("Sam Sample")


def test_it_is_ended_with_a_day(alice: Visitor, group: Group) -> None:
    mandate = group.makes(make_mandate)
    alice.visits(f"/minutes/speaking/{mandate.id}/").follows("When it ends")
    alice.fills("Last day", "31/10/2026").presses("Save").is_told("The last day is before the first.")
    alice.fills("Last day", "yesterday").presses("Save").sees("Kept: the last day is 23 November 2026.", "Ended")
    alice.visits("/minutes/speaking/").sees("Nobody yet")
    alice.visits("/minutes/speaking/?show=ended").sees("Ann Example")


def test_whoever_spoke_without_having_been_asked_is_said_plainly(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Sam Sample")
    alice.visits("/minutes/speaking/said/").follows("Write down what was said")
    alice.chooses("Who spoke?", "Sam Sample").fills("What was said?", "We meet on *Thursdays*.")
    alice.fills("To whom?", "The Argus").presses("Save")
    alice.sees("Nobody had been asked to speak for the group on that day", "Nobody had asked Sam Sample to speak")
    alice.visits("/minutes/speaking/said/").sees("Nobody had asked them to")
    alice.visits("/minutes/speaking/said/1/").follows("They may speak from now on")
    alice.fills("About what?", "anything").fills("From", "1 November 2026")
    alice.fills("Or when and where was it decided?", "Committee today").presses("Save").sees("Write down what was said")
    alice.visits("/minutes/speaking/said/1/").does_not_see("Nobody had asked")


def test_a_meeting_outside_leads_to_what_was_said_there(alice: Visitor, group: Group) -> None:
    sam = group.makes(make_person, name="Sam Sample")

    there = group.makes(make_outside, person=sam, meets_on=date(2026, 11, 3), title="Town forum")
    alice.visits(f"/meetings/{there.meeting_id}/").follows("Write down what was said")
    assert (alice.field("On which day?"), alice.field("To whom?")) == ("03/11/2026", "Town forum")
    alice.fills("What was said?", "We asked for a bus.").presses("Save").sees("Sam Sample", "We asked for a bus.")
    alice.visits(f"/meetings/{there.meeting_id}/").sees("We asked for a bus.")


def test_a_meeting_that_is_still_to_come_has_nothing_said_at_it(alice: Visitor, group: Group) -> None:
    ahead = group.makes(make_meeting, kind=MeetingKind.OUTSIDE, meets_on=date(2026, 12, 3))
    alice.visits(f"/meetings/{ahead.id}/").sees("Nothing is written down yet.").does_not_see("Write down what was said")
    alice.visits(f"/minutes/speaking/said/add/?meeting={ahead.id}")
    assert alice.field("On which day?") == "24/11/2026"


def test_lists_are_searched_and_downloaded_as_they_are_shown(alice: Visitor, group: Group) -> None:
    sam = group.makes(make_person, name="Sam Sample")
    group.makes(make_mandate, person=sam, about="Room hire")
    group.makes(make_mandate, person=group.makes(make_person, name="Kit Other"))
    group.makes(make_said, person=sam, words="=1+1", said_on=date(2026, 11, 2))
    alice.visits("/minutes/speaking/?q=sam").does_not_see("Kit Other")
    told = alice.downloads("Download this list").get_data(as_text=True).splitlines()
    assert told[1:] == ["Sam Sample,Room hire,anybody,2026-11-01,,,Committee in October,May speak now"]
    alice.visits("/minutes/speaking/said/?q=%3D1")
    told = alice.downloads("Download this list").get_data(as_text=True).splitlines()
    assert told[1:] == ["2026-11-02,Sam Sample,,,'=1+1,,yes"]


def test_a_viewer_reads_initials_and_nothing_of_what_was_said(dana: Visitor, group: Group) -> None:
    sam = group.makes(make_person, name="Sam Sample")
    group.makes(make_mandate, person=sam)
    group.makes(make_said, person=sam)
    dana.visits("/minutes/speaking/").sees("S. S.").does_not_see("Sam Sample", "What was said")
    dana.visits("/minutes/speaking/1/").sees("S. S.").does_not_see("Sam Sample", "Thursdays", "Change")
    dana.visits("/minutes/speaking/?q=sam").sees("None is found.")
    group.makes(make_mandate, person=sam, decision_id=group.makes(make_decision, words="We buy a bus").id, rests_on="")
    dana.visits("/minutes/speaking/?q=bus").sees("None is found.")
    dana.visits("/minutes/speaking/2/").sees("Decision 2026/1").does_not_see("bus")
    assert "Sam" not in dana.downloads("/minutes/speaking/who-may-speak.csv").get_data(as_text=True)


@pytest.mark.parametrize(("player", "code"), [(BOB, 403), (CAROL, 200), (DANA, 403)], ids=str)
def test_only_who_writes_minutes_may_print_it(
    signed_in: Callable[[Player], Visitor], player: Player, code: int
) -> None:
    visitor = signed_in(player)
    visitor._fetch("GET", "/minutes/speaking/paper/")
    assert visitor.answer.status_code == code


def test_it_is_taken_off_and_put_back(alice: Visitor, group: Group) -> None:
    mandate, said = group.makes(make_mandate), group.makes(make_said)
    alice.visits(f"/minutes/speaking/{mandate.id}/").presses("Take it off: written down by mistake")
    alice.sees("It is off the list", "Taken off as a mistake").presses("Put it back").sees("It is on the list again.")
    alice.visits(f"/minutes/speaking/said/{said.id}/").presses("Take it off: written down by mistake")
    alice.presses("Put it back").sees("It is on the list again.")


def test_who_has_left_is_marked(alice: Visitor, group: Group) -> None:
    def make() -> None:
        person = make_person(name="Sam Sample")
        make_mandate(person=person)
        record_leaving(person=person, left_on=date(2026, 11, 20))
        take_off(row=make_mandate(person=person, about="Wills"))

    group.makes(make)
    alice.visits("/minutes/speaking/").sees("Sam Sample", "Has left").does_not_see("Wills")


def test_a_stranger_learns_nothing(charlie: Visitor, group: Group) -> None:
    group.makes(make_mandate)
    charlie.visits("/minutes/speaking/").does_not_see("Ann Example", "How to join")


def test_an_entry_that_is_not_there_is_a_404(alice: Visitor) -> None:
    for address in ("/minutes/speaking/9/", "/minutes/speaking/said/9/", "/minutes/speaking/99999999999999999999/"):
        alice._fetch("GET", address)
        assert alice.answer.status_code == 404
