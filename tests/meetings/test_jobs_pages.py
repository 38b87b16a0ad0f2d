"""Jobs on the night, speakers and lifts as people meet them: who may see whom, what is kept, and what is printed."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.meetings.queries.jobs import turns_at
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way
from tests.backstage import Group
from tests.makers import make_asked, make_lift, make_meeting, make_person, make_speaker, make_talk, make_turn
from tests.visitor import Visitor

ROTA = "/meetings/jobs/rota/"
TEA = "Tea, Tuesday 1 December 2026"


@pytest.fixture
def term(group: Group) -> None:
    """Two meetings, and two people who may be asked for tea."""
    with group.at_work():
        for day in (date(2026, 12, 1), date(2026, 12, 8)):
            make_meeting(meets_on=day)
        make_asked(*(make_person(name=name) for name in ("Ann Example", "Bea Sample")))


def teas(group: Group) -> list[tuple[int, str]]:
    """Who makes tea at which meeting."""
    return [(turn.meeting_id, turn.person.name) for turn in group.asks(turns_at, [1, 2])]


@pytest.mark.usefixtures("term")
def test_a_fair_rota_is_shown_before_it_is_kept(group: Group, carol: Visitor) -> None:
    carol.visits("/meetings/").follows("Rota").is_at(ROTA).sees("8 jobs without anybody")
    carol.follows("Suggest a fair rota").sees("Nothing is kept yet", "6 jobs without anybody")
    assert teas(group) == []
    carol.presses("Keep this rota").sees("Saved.", "6 jobs without anybody")
    assert teas(group) == [(1, "Ann Example"), (2, "Bea Sample")]


@pytest.mark.usefixtures("term")
def test_a_rota_is_filled_by_hand_and_a_suggestion_leaves_it_alone(group: Group, carol: Visitor) -> None:
    carol.visits(ROTA).chooses(TEA, "Bea").presses("Save").sees("Saved.")
    carol.follows("Suggest a fair rota").presses("Keep this rota")
    assert teas(group) == [(1, "Bea Sample"), (2, "Ann Example")]
    carol.visits(ROTA).presses("Save").sees("Nothing was changed.")


@pytest.mark.usefixtures("term")
def test_two_who_fill_the_same_place_do_not_write_over_each_other(group: Group, carol: Visitor, alice: Visitor) -> None:
    carol.visits(ROTA).chooses(TEA, "Ann")
    alice.visits(ROTA).chooses(TEA, "Bea").presses("Save").sees("Saved.")
    carol.presses("Save").sees("Somebody else changed “Tea” meanwhile.")
    assert teas(group) == [(1, "Bea Sample")]


@pytest.mark.usefixtures("term")
def test_the_same_person_twice_for_one_job_is_said_and_nothing_is_kept(group: Group, carol: Visitor) -> None:
    with group.at_work():
        make_asked(make_person(name="Cat Example"), job_id=1)
    first, second = (f"Set up, Tuesday 1 December 2026, {place}" for place in (1, 2))
    carol.visits(ROTA).chooses(first, "Cat").chooses(second, "Cat").presses("Save")
    carol.sees("Cat is down twice for “Set up” on Tuesday 1 December 2026.")


@pytest.mark.usefixtures("term")
def test_one_gives_it_to_another_with_a_click_and_one_who_cannot_is_taken_off(group: Group, carol: Visitor) -> None:
    with group.at_work():
        make_turn(meeting=make_meeting(meets_on=date(2026, 12, 15)), person=make_person(name="Dee Example"))
    carol.visits("/meetings/3/").sees("Dee Example").visits("/meetings/3/jobs/").follows("Swap: Tea, Dee Example")
    carol.presses("Ann Example does it").sees("Ann Example does it instead of Dee Example: Tea.")
    carol.visits("/meetings/jobs/turns/1/").sees("Who does it changed from Dee Example to Ann Example.")
    carol.follows("Back").presses("Cannot: Ann Example").sees(
        "Ann Example cannot, and is not asked for that day.", "Nobody yet:"
    )
    carol.visits("/meetings/3/jobs/").presses("Can after all: Ann Example").sees("They can after all.")


@pytest.mark.usefixtures("term")
def test_two_swap_their_evenings_with_a_click(group: Group, carol: Visitor) -> None:
    carol.visits(ROTA).follows("Suggest a fair rota").presses("Keep this rota")
    carol.visits("/meetings/jobs/turns/1/").presses("With Bea Sample, Tuesday 8 December 2026").sees("Swapped:")
    assert sorted(teas(group)) == [(1, "Bea Sample"), (2, "Ann Example")]


@pytest.mark.usefixtures("term")
def test_who_may_not_see_people_reads_initials_and_changes_nothing(group: Group, dana: Visitor) -> None:
    with group.at_work():
        make_turn(meeting=make_meeting(meets_on=date(2026, 12, 15)), person=make_person(name="Dee Example"))
    for address in ("/meetings/3/", ROTA, "/meetings/jobs/rota/paper/?show=first", "/meetings/jobs/"):
        dana.visits(address).does_not_see("Dee", "Bea")
    dana.visits(ROTA).sees("D. E.").does_not_see("Suggest a fair rota")
    for address in (
        "/meetings/3/jobs/",
        "/meetings/jobs/turns/1/",
        "/meetings/jobs/who-does-what/",
        "/meetings/jobs/1/",
    ):
        dana.visits(address).is_refused()
    dana.visits(ROTA)._open("POST", ROTA, data={"csrf_token": dana.token, "form_key": "one"})
    dana.is_refused()


@pytest.mark.usefixtures("term")
def test_the_list_of_jobs_is_the_groups_own(carol: Visitor) -> None:
    carol.visits("/meetings/jobs/").follows("Add a job").fills("What is the job called?", "Music").ticks("Meeting")
    carol.presses("Add").sees("Added.", "Music")
    carol.follows("Music").fills("How many people?", "-1").presses("Save")
    carol.is_told("Enter a whole number from 1 to 9.", beside="How many people?")
    carol.fills("How many people?", "2").presses("Save").sees("Saved.")
    carol.visits("/meetings/jobs/add/").fills("What is the job called?", "TEA").presses("Add")
    carol.is_told("That job is on the list already.", beside="What is the job called?")


@pytest.mark.usefixtures("term")
def test_what_somebody_may_be_asked_for_is_on_their_page(alice: Visitor) -> None:
    alice.visits("/people/1/").sees("May be asked for: Tea.").follows("Change what Ann Example may be asked for")
    alice.ticks("Welcome").presses("Save").sees("May be asked for: Welcome, Tea.")


def test_the_rota_is_printed_with_first_names_or_initials(group: Group, carol: Visitor) -> None:
    with group.at_work():
        make_turn(person=make_person(name="Dee Example", known_as="Didi"))
    carol.visits("/meetings/jobs/rota/paper/").sees("Didi", "Tuesday 1 December").follows("Initials").sees("D. E.")
    assert carol.downloads("/meetings/jobs/rota/rota.pdf").data.startswith(b"%PDF")


def test_whoever_does_a_lot_is_thanked(group: Group, carol: Visitor) -> None:
    with group.at_work():
        make_turn(meeting=make_meeting(meets_on=date(2026, 11, 3)))
    carol.visits("/meetings/jobs/who-does-what/").sees("Thank you to each of them.", "Ann Example", "Tea 1")


# Speakers


def test_a_speaker_is_put_down_from_those_you_know_confirmed_and_thanked(group: Group, alice: Visitor) -> None:
    with group.at_work():
        make_meeting(meets_on=date(2026, 11, 24))
        make_speaker(name="Nia Example", topic="Sleep", needs="A projector", speaks_on=date(2026, 11, 24))
    alice.visits("/meetings/1/").follows("Put a speaker down").sees("(written down for this day)").follows("Sleep")
    alice.presses("Put them down").sees("The speaker is put down.").follows("Sleep").sees(
        "A projector", "Not asked yet"
    )
    alice.presses("They confirmed").sees("Confirmed").sees("Dear Nia Example,", "about “Sleep”")
    alice.presses("Thanks sent today").sees("Thanked")
    alice.visits("/helpers/speakers/1/").sees("Spoke to us", "Tuesday 24 November 2026: Sleep")
    alice.visits("/people/1/").sees("Spoke to us")


def test_a_fee_that_must_be_a_slip_comes_back(group: Group, carol: Visitor) -> None:
    group.makes(make_meeting)
    carol.visits("/meetings/1/speakers/add/").fills("Or who, in words", "A nurse").fills("Fee agreed", "1000000000")
    carol.presses("Put them down").is_told("Enter an amount up to £10,000.00.", beside="Fee agreed")
    carol.fills("Fee agreed", "1e9").presses("Put them down")
    assert carol.answer.status_code == 422


def test_who_may_not_see_people_reads_what_about_and_initials_but_not_the_fee(group: Group, dana: Visitor) -> None:
    group.makes(make_talk, notes="A shy one", needs="Parking", who="Nia Example")
    for address in ("/meetings/1/", "/meetings/speakers/", "/meetings/speakers/1/"):
        dana.visits(address).sees("A sample talk", "N. E.").does_not_see("Nia", "shy", "Parking")
    dana.visits("/meetings/1/speakers/add/").is_refused()


def test_a_speaker_taken_off_is_put_back(group: Group, carol: Visitor) -> None:
    group.makes(make_talk)
    carol.visits("/meetings/speakers/1/").presses("Take it off: put down by mistake").sees("It can be put back")
    carol.visits("/meetings/1/").does_not_see("A sample talk")
    carol.visits("/meetings/speakers/1/").presses("Put it back").visits("/meetings/1/").sees("A sample talk")


# Lifts


@pytest.fixture
def outing(group: Group) -> None:
    """Somebody drives with one seat, and somebody wants one."""
    with group.at_work():
        met = make_meeting(kind=MeetingKind.OUTING, meets_on=date(2026, 12, 12))
        make_lift(meeting=met, way=Way.OFFERED, name="Dan Driver")
        make_lift(meeting=met, person_id=make_person(name="Sal Example", phone="0115 496 0123").id)


@pytest.mark.usefixtures("outing")
def test_somebody_goes_along_with_a_click_and_no_number_is_shown_that_was_not_shared(carol: Visitor) -> None:
    carol.visits("/meetings/1/").follows("Lifts to this meeting").does_not_see("0115 496 0123")
    carol.presses("With Dan Driver: Sal Example").sees("Sal Example goes along with Dan Driver.", "1 seat, 0 left.")
    carol.follows("Sheet for drivers").sees("For Dan Driver alone. Destroy it after 13 December 2026.", "Sal Example")
    carol.does_not_see("0115 496 0123")
    assert carol.downloads("/meetings/1/lifts/lifts.pdf").data.startswith(b"%PDF")
    carol.visits("/meetings/1/lifts/").presses("Not with them: Sal Example").sees("Sal Example is with nobody now.")


@pytest.mark.usefixtures("outing")
def test_seats_that_cannot_be_come_back(carol: Visitor) -> None:
    carol.visits("/meetings/1/lifts/add/").fills("Or a name", "Kit").fills("How many seats?", "-1")
    carol.presses("Write it down").is_told("Enter a whole number from 1 to 16.", beside="How many seats?")
    carol.fills("How many seats?", "2").presses("Write it down").sees("Kit (2 seats)")


@pytest.mark.usefixtures("outing")
def test_lifts_are_for_those_who_may_see_people(dana: Visitor) -> None:
    dana.visits("/meetings/1/").does_not_see("Lifts", "Dan Driver")
    for address in ("/meetings/1/lifts/", "/meetings/1/lifts/sheet/", "/meetings/lifts/1/", "/meetings/1/lifts/add/"):
        dana.visits(address).is_refused()


def test_nothing_is_put_down_for_a_meeting_that_was_removed(group: Group, carol: Visitor) -> None:
    group.makes(make_meeting)
    group.makes(make_person)
    carol.visits("/meetings/1/").presses("Remove: added by mistake")
    for address, told, button in (
        ("/meetings/1/jobs/", {"Who does it?": "Ann Example"}, "Put them down"),
        ("/meetings/1/lifts/add/", {"Who?": "Ann Example"}, "Write it down"),
    ):
        carol.visits(address)
        for label, choice in told.items():
            carol.chooses(label, choice)
        carol.presses(button).sees("It was taken off the lists. Put it back first.")
