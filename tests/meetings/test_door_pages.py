"""The door, apologies, the register and attendance over time, as people meet them."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.meetings.actions.door import decide_door
from tests.backstage import Group
from tests.judge import judge_answer
from tests.makers import make_meeting, make_person
from tests.visitor import Visitor

PAST = date(2026, 11, 10)
DOOR = "/meetings/1/door/"


@pytest.fixture
def held(group: Group) -> None:
    group.makes(make_meeting, meets_on=PAST, title="Sample topic")


def numbers(visitor: Visitor) -> list[str]:
    return [squeezed.text or "" for squeezed in visitor.page.all("output")]


@pytest.mark.usefixtures("held")
def test_people_are_counted_with_a_button_each(carol: Visitor) -> None:
    carol.visits("/meetings/1/").follows("Count at the door").is_at(DOOR)
    for beside in ("Members", "Members", "First-timers"):
        carol.presses("+", beside=beside)
    carol.presses("−", beside="Members").sees("2 in all")
    assert numbers(carol) == ["1", "1", "0", "0", "0"]
    carol.follows("Done").sees("1 Members, 1 First-timers. 2 in all.")


def send_tap(visitor: Visitor, key: str, step: str = "1", tally: str = "1", to: str = "tap") -> None:
    data = {"csrf_token": visitor.token, "form_key": key, "tally": tally, "step": step}
    visitor._open("POST", f"{DOOR}{to}/", headers={"Accept": "application/json"}, data=data)


@pytest.mark.usefixtures("held")
def test_a_tap_sent_twice_counts_once_and_is_answered_with_the_numbers(carol: Visitor) -> None:
    for key in ("one", "one", "two"):
        send_tap(carol, key)
        assert judge_answer(carol.answer) == []
    assert carol.answer.json == {"total": 2, "counts": {"1": 2, "2": 0, "3": 0, "4": 0, "5": 0}}


@pytest.mark.usefixtures("held")
def test_a_tap_that_cannot_be_says_why(carol: Visitor) -> None:
    send_tap(carol, "one", step="-1")
    assert (carol.answer.status_code, carol.answer.json) == (422, {"says": "There is nobody left to take away."})
    for key, tally in enumerate(("99", "0", "-1", "9" * 20, "9" * 5000, "one", "")):
        send_tap(carol, f"other {key}", tally=tally)
        assert carol.answer.status_code == 404
    for key, step in enumerate(("2", "0", "1.5", "", "many")):
        send_tap(carol, f"step {key}", step=step)
        assert (carol.answer.status_code, carol.answer.json) == (422, {"says": "Count one at a time."})


@pytest.mark.usefixtures("held")
def test_a_name_tapped_by_the_page_is_answered_with_the_numbers_or_told_why_not(group: Group, alice: Visitor) -> None:
    ann = group.makes(make_person, name="Ann Example")
    alice.visits(DOOR)
    send_tap(alice, "one", to=f"names/{ann.id}/tick")
    assert (alice.answer.status_code, "Names are not ticked here" in alice.answer.json["says"]) == (422, True)
    group.makes(decide_door, names=True, by_itself=False)
    for key in ("two", "two", "three"):
        send_tap(alice, key, to=f"names/{ann.id}/tick")
    assert alice.answer.json["total"] == 1
    send_tap(alice, "four", to=f"names/{ann.id}/untick")
    assert alice.answer.json["total"] == 0


@pytest.mark.usefixtures("held")
def test_a_meeting_cancelled_or_removed_meanwhile_takes_no_tap_and_says_so(group: Group, alice: Visitor) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    ann = group.makes(make_person, name="Ann Example")
    alice.visits(DOOR)
    for does, undoes, says in (
        ("cancel", "on-again", "It was cancelled."),
        ("remove", "put-back", "taken off the lists"),
    ):
        alice._open("POST", f"/meetings/1/{does}/", data={"csrf_token": alice.token})
        for to in ("tap", f"names/{ann.id}/tick"):
            send_tap(alice, f"{does} {to}", to=to)
            assert (alice.answer.status_code, says in alice.answer.json["says"]) == (422, True)
        alice.visits(DOOR).sees(says)
        alice._open("POST", f"/meetings/1/{undoes}/", data={"csrf_token": alice.token})
    assert numbers(alice.visits(DOOR)) == ["0"] * 5


@pytest.mark.usefixtures("held")
def test_an_apology_of_another_meeting_is_not_taken_off_here(group: Group, alice: Visitor) -> None:
    other = group.makes(make_meeting)
    alice.visits(f"/meetings/{other.id}/apologies/").fills("Or a name", "The caretaker").presses("Write it down")
    alice._open("POST", "/meetings/1/apologies/1/remove/", data={"csrf_token": alice.token})
    assert alice.answer.status_code == 404


@pytest.mark.usefixtures("held")
def test_who_may_not_count_finds_the_door_shut(dana: Visitor) -> None:
    dana.visits(DOOR).is_refused()
    send_tap(dana, "one")
    dana.is_refused()


def test_a_meeting_still_to_come_says_when_it_is_counted(group: Group, carol: Visitor) -> None:
    group.makes(make_meeting, meets_on=date(2026, 12, 1))
    carol.visits(DOOR).sees("It is on 1 December 2026. People are counted on the day itself.")
    assert numbers(carol) == []


@pytest.mark.usefixtures("held")
def test_numbers_are_typed_from_a_paper_and_a_wrong_one_comes_back(carol: Visitor) -> None:
    carol.visits(DOOR).follows("Type the numbers").fills("Members", "-1").presses("Save")
    carol.is_told("Enter a whole number from 0 to 9,999.", beside="Members")
    carol.fills("Members", "10000").presses("Save").is_told("Enter a whole number", beside="Members")
    carol.fills("Members", "11").fills("Children", "2").presses("Save").sees("13 in all")


@pytest.mark.usefixtures("held")
def test_numbers_typed_while_somebody_counts_do_not_replace_theirs(carol: Visitor, alice: Visitor) -> None:
    carol.visits("/meetings/1/door/numbers/").fills("Members", "8")
    alice.visits(DOOR).presses("+", beside="Members").presses("+", beside="Members")
    carol.presses("Save").sees("2")
    assert numbers(alice.visits(DOOR))[0] == "2"
    carol.presses("Save")
    assert numbers(alice.visits(DOOR))[0] == "8"


def test_nobody_is_welcomed_at_a_meeting_still_to_come(group: Group, alice: Visitor) -> None:
    group.makes(make_meeting)
    alice.visits("/meetings/1/door/new/").fills("What would they like to be called?", "Wyn").presses("Add them")
    alice.sees("People are counted on the day itself.").visits("/people/?who=enquirers").does_not_see("Wyn")


@pytest.mark.usefixtures("held")
def test_somebody_new_is_counted_and_joins_the_list_as_one_who_asked(alice: Visitor, dana: Visitor) -> None:
    dana.visits(f"{DOOR}new/").is_refused()
    alice.visits(DOOR).follows("Somebody new?").presses("Add them").is_told("Enter a name")
    alice.fills("What would they like to be called?", "Wyn").presses("Add them").is_at(DOOR).sees("1 in all")
    alice.visits("/people/?who=enquirers").sees("Wyn")


@pytest.mark.usefixtures("held")
def test_names_are_ticked_only_when_the_group_says_so_and_shown_to_those_who_see_people(
    group: Group, alice: Visitor
) -> None:
    group.makes(make_person, name="Ann Example", known_as="Annie")
    alice.visits(DOOR).does_not_see("Annie")
    alice.follows("What we count").follows("Change").sees("health data").ticks("Tick names at the door").presses("Save")
    alice.visits(DOOR).presses("Annie is here").sees("1 in all")
    assert [button.get("aria-pressed") for button in alice.page.all("button") if "aria-pressed" in button.attrib] == [
        "true"
    ]
    alice.presses("Annie is here").sees("0 in all")
    alice.visits(f"{DOOR}?q=nobody").sees("Nobody is found.")


def test_apologies_are_for_those_who_may_see_people(group: Group, carol: Visitor, dana: Visitor) -> None:
    group.makes(make_meeting)
    group.makes(make_person, name="Ann Example")
    carol.visits("/meetings/1/").follows("Write them down: apologies").chooses("Who?", "Ann Example")
    carol.presses("Write it down").fills("Or a name", "The caretaker").presses("Write it down").sees("The caretaker")
    carol.presses("Take off: The caretaker").does_not_see("The caretaker")
    carol.presses("Write it down").is_told("Choose somebody, or type a name.")
    carol.visits("/meetings/1/").sees("Ann Example")
    dana.visits("/meetings/1/").does_not_see("Ann Example", "Apologies")
    dana.visits("/meetings/1/apologies/").is_refused()


def test_lines_are_the_group_s_own(alice: Visitor) -> None:
    alice.visits("/meetings/what-we-count/").follows("Count something else").fills("What do you count?", "Members")
    alice.presses("Add").is_told("That is on the list already.", beside="What do you count?")
    alice.fills("What do you count?", "Cups of tea").unticks("These are people").presses("Add")
    alice.follows("Carers").fills("What do you count?", "Supporters").presses("Save")
    alice.presses("Put away: Supporters").sees("Put away").presses("Count it again: Supporters")
    assert [row[:2] for row in alice.rows("What we count")] == [
        ["Members", "yes"], ["First-timers", "yes"], ["Supporters", "yes"], ["Visitors", "yes"], ["Children", "yes"],
        ["Cups of tea", "no"],
    ]  # fmt: skip


@pytest.mark.usefixtures("held")
def test_the_register_never_says_whose_it_is_and_names_are_for_those_who_see_people(
    group: Group, alice: Visitor, dana: Visitor
) -> None:
    group.makes(make_person, name="Ann Example")
    paper = "/meetings/1/register/paper/"
    alice.visits("/meetings/1/").follows("Register on paper").chooses("What is on the lines?", "Initials")
    alice.presses("Show it").sees("A. E.", "Tuesday 10 November 2026").does_not_see("Riverside Friends", "Sample topic")
    alice.visits(f"{paper}?show=names&blank=3").sees("Ann Example")
    assert len(alice.page.all("tr")) == 5
    dana.visits(f"{paper}?show=names").does_not_see("Ann", "A. E.")
    pdf = alice.downloads("/meetings/1/register/register.pdf?show=first")
    assert (pdf.data[:5], "register-2026-11-10" in pdf.headers["Content-Disposition"]) == (b"%PDF-", True)


@pytest.mark.usefixtures("held")
def test_attendance_over_time_is_a_picture_a_table_and_a_file(carol: Visitor, dana: Visitor) -> None:
    carol.visits("/meetings/1/door/numbers/").fills("Members", "8").fills("First-timers", "2").presses("Save")
    dana.visits("/meetings/attendance/").sees("Who came", "Which kind they were", "By month and kind")
    assert dana.rows("Attendance by kind") == [
        ["November 2026", "1", "2", "8", "10", "8", "10"],
        ["In all", "1", "2", "8", "10", "8", "10"],
    ]
    dana.ticks("To show outside the group").presses("Show").sees("Numbers under 5 are hidden")
    assert dana.rows("Attendance by kind")[0] == ["November 2026", "1", "hidden", "hidden", "10", "hidden", "10"]
    lines = dana.downloads("Download this table").get_data(as_text=True).splitlines()
    assert lines[0] == "\ufeffWhen,Held,Counted,First-timers,Members,All who came,Came again,On average"
    assert lines[-1] == "In all,1,1,hidden,hidden,10,hidden,10"


def test_nothing_to_count_yet_is_said(carol: Visitor) -> None:
    carol.visits("/meetings/attendance/").sees("Nothing to count yet")


@pytest.mark.usefixtures("held")
def test_a_long_list_of_names_asks_no_more(group: Group, alice: Visitor) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    for number in range(70):
        group.makes(make_person, name=f"Person {number:02}")
    alice.visits(DOOR).sees("Person 00").does_not_see("Person 69")
    alice.visits(f"{DOOR}?q=69").sees("Person 69").does_not_see("Person 00")
