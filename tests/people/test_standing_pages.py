from datetime import date

import pytest

from esteem.people import actions, queries
from esteem.people.models import Source, WelcomeStep
from esteem.people.rules.standing import Stands
from tests.backstage import Group
from tests.makers import make_person
from tests.visitor import Visitor


def make_enquirer(**details: object) -> object:
    return make_person(stands=Stands.ENQUIRER, **details)


def test_an_enquirer_becomes_a_member_on_a_day_and_the_page_keeps_both(alice: Visitor, group: Group) -> None:
    group.makes(make_enquirer, name="Ann", enquired_on=date(2026, 10, 1))
    alice.visits("/people/1/").sees(
        "Enquirer", "Asked about the group on 1 October 2026", "Get in touch again 15 October 2026"
    )
    alice.follows("Has become a member").fills("Since", "3 Nov 2026").fills("A note", "First visit").presses("Save")
    alice.sees("Became a member on 3 November 2026 · First visit", "Asked about the group on 1 October 2026")


def test_a_line_of_the_record_is_put_right(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", joined_on=date(2026, 11, 3))
    alice.visits("/people/1/").follows("Put right: Became a member on 3 November 2026").fills("On", "tomorrow").presses(
        "Save"
    )
    alice.is_told("That day has not come yet. Record it when it is so.", beside="On")
    alice.fills("On", "2/11/2026").presses("Save").sees("Became a member on 2 November 2026")
    alice.visits("/people/1/change/")
    assert alice.field("Joined on") == "02/11/2026"


def test_a_change_made_by_mistake_is_taken_back(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    group.makes(actions.record_leaving, person=person, left_on=date(2026, 11, 3))
    alice.visits("/people/1/").follows("Put right: Left on 3 November 2026").presses("Take it back")
    alice.sees("Taken back.", "Has left")
    alice.visits("/people/record/1/").does_not_see("Take it back")


def test_what_was_taken_back_elsewhere_meanwhile_is_said_so(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    group.makes(actions.record_leaving, person=person, left_on=date(2026, 11, 3))
    alice.visits("/people/record/2/")
    group.makes(actions.welcome_back, person=person)
    alice.presses("Take it back").sees("Only the last change can be taken back.")


def test_enquirers_are_followed_up_one_by_one(alice: Visitor, group: Group) -> None:
    day = date(2026, 11, 20)
    for name in ("Ann", "Bo", "Cy", "Di"):
        group.makes(
            make_enquirer, name=f"{name} Example", follow_up_on=day, phone="0115 496 0123", phone_care="Ask for Sam"
        )
    alice.visits("/people/follow-up/").sees("Ann Example", "due on 20 Nov 2026", "0115 496 0123 Ask for Sam")
    alice.presses("Came, and is a member now: Ann Example").sees("Noted for Ann Example")
    alice.presses("Has been in touch: Bo Example").presses("Does not want to come: Di Example")
    alice.presses("Again in two weeks: Cy Example").sees("Later", "again on 8 Dec 2026", "Nobody just now")
    alice.does_not_see("Bo Example")
    alice.visits("/people/?standing=left").sees("Di Example").does_not_see("Ann Example")
    alice.visits("/people/1/").sees("Became a member on 24 November 2026")


def test_an_outcome_that_is_none_leads_nowhere(alice: Visitor, group: Group) -> None:
    group.makes(make_enquirer)
    alice.visits("/people/follow-up/")
    answer = alice.client.post("/people/1/follow-up/whatever/", data={"csrf_token": alice.token})
    assert answer.status_code == 404


def test_the_desk_says_whom_to_get_in_touch_with(alice: Visitor, bob: Visitor, group: Group) -> None:
    group.makes(make_enquirer, name="Ann Example", enquired_on=date(2026, 11, 10))
    alice.visits("/").sees("Get in touch with Ann Example", "Asked about the group on 10 November 2026.")
    bob.visits("/").does_not_see("Ann Example")
    group.makes(make_enquirer, name="Bo Example", enquired_on=date(2026, 11, 9))
    alice.visits("/").sees("Get in touch with 2 who asked about us", "The first of them was due yesterday.", "Overdue")
    alice.follows("Look at it: Get in touch with 2 who asked about us").is_at("/people/follow-up/")


def test_whoever_is_new_is_welcomed_by_one_tap_each(alice: Visitor, carol: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", joined_on=date(2026, 11, 3))
    first = "Somebody rang or wrote before the first meeting"
    alice.visits("/people/1/").sees("Welcoming Ann", "0 of 8 steps done").presses(f"Done: {first}")
    alice.sees("1 of 8 steps done", "Alice Marsh, 24 November 2026")
    carol.visits("/people/1/").presses(f"Undo: {first}").sees("0 of 8 steps done")


@pytest.mark.parametrize(
    "details",
    [
        {"joined_on": date(2026, 8, 1)},
        {},
        {"stands": Stands.ENQUIRER},
        {"joined_on": date(2026, 11, 3), "left_on": date(2026, 11, 9)},
    ],
)
def test_whoever_is_not_new_is_not_welcomed(alice: Visitor, group: Group, details: dict[str, object]) -> None:
    group.makes(make_person, name="Ann", **details)
    alice.visits("/people/1/").does_not_see("Welcoming")


def test_the_steps_are_the_group_s_own(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", joined_on=date(2026, 11, 3))
    alice.visits("/people/1/").follows("Change these steps").follows("Add a step").fills(
        "In your own words", "Shown the urn"
    )
    alice.chooses("Where on the list", "First").presses("Add").sees("Added.")
    alice.presses("Put away: Told what stays in the room").sees("Put away. What was said with it stays")
    alice.visits("/people/1/").sees("Shown the urn", "0 of 8 steps").does_not_see("Told what stays")
    alice.visits("/people/our-lists/welcome/").presses("Bring back: Told what stays in the room").sees(
        "It is on the list again."
    )
    assert group.asks(queries.every_entry, WelcomeStep)[0].name == "Shown the urn"


def test_how_they_heard_of_us_is_chosen_and_counted(alice: Visitor) -> None:
    alice.visits("/people/our-lists/sources/add/").fills("In your own words", "a poster OR leaflet").presses("Add")
    alice.is_told("That is on the list already.", beside="In your own words")
    alice.fills("In your own words", "The café").presses("Add").follows("The café").fills(
        "In your own words", "The tea room"
    )
    alice.presses("Save").sees("Saved.", "The tea room")
    alice.visits("/people/add/").fills("Name", "Ann").chooses("They are here as", "Enquirer")
    alice.chooses("How did they hear of us?", "The tea room").fills("More about how they heard of us", "Jo").presses(
        "Add"
    )
    alice.sees("Heard of us The tea room: Jo")
    alice.visits("/people/heard/").sees("1 person came, and 0 of them joined.")
    assert alice.rows("Who came") == [["The tea room", "1", "0"]]
    lines = alice.downloads("Download these figures").get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert lines == ["How they heard of us,Came,Joined,From,To", "The tea room,1,0,2025-11-24,2026-11-24"]


def test_a_source_put_away_stays_with_whoever_came_by_it(alice: Visitor, group: Group) -> None:
    source = group.asks(queries.every_entry, Source)[0]
    group.makes(make_person, name="Ann", source_id=source.id)
    alice.visits("/people/our-lists/sources/").presses(f"Put away: {source.name}")
    alice.visits("/people/1/change/").presses("Save").visits("/people/1/").sees(f"Heard of us {source.name}")
    alice.visits("/people/add/").does_not_see(source.name)


@pytest.mark.parametrize("asked", ["?first=wobble&last=31/02", "?first=24/11/2026&last=24/11/2025", ""])
def test_a_period_of_nonsense_is_the_last_twelve_months(alice: Visitor, asked: str) -> None:
    alice.visits(f"/people/heard/{asked}").sees("From 24 November 2025 to 24 November 2026", "Nobody in this time")


@pytest.mark.parametrize(
    "address", ["/people/our-lists/others/", "/people/our-lists/sources/99/", "/people/record/99/"]
)
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(address).finds_nothing()


@pytest.mark.parametrize(
    "address",
    [
        "/people/follow-up/",
        "/people/1/becomes/",
        "/people/record/1/",
        "/people/our-lists/sources/",
        "/people/our-lists/welcome/add/",
    ],
)
def test_who_may_only_look_changes_nothing_of_it(bob: Visitor, group: Group, address: str) -> None:
    group.makes(make_person)
    bob.visits(address).is_refused()
    bob.visits("/people/1/").sees("Where they stand").does_not_see("Put right", "Has left", "Has become a helper")


def test_a_viewer_does_not_see_how_people_heard_of_the_group(dana: Visitor) -> None:
    dana.visits("/people/heard/").is_refused()
    dana.visits("/people/heard.csv").is_refused()
