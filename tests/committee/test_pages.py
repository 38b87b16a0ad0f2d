from datetime import date

import pytest

from esteem.committee.actions import remove_term, retire_office
from esteem.committee.queries import every_office, holders_on
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from tests.backstage import Group
from tests.makers import make_office, make_person, make_term
from tests.statements import queries
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)


def holders(group: Group, day: date = TODAY) -> list[tuple[str, str]]:
    return [(office.name, person.name) for office, person, _ in group.asks(holders_on, day)]


def test_an_empty_committee_offers_the_usual_offices_at_one_press(alice: Visitor) -> None:
    alice.visits("/committee/").sees("No offices yet").presses("Add chair, secretary and treasurer")
    assert alice.rows("Committee") == [
        ["Chair", "Vacant Say who holds it: Chair"],
        ["Secretary", "Vacant Say who holds it: Secretary"],
        ["Treasurer", "Vacant Say who holds it: Treasurer"],
    ]
    alice.does_not_see("Add chair")


def test_only_what_is_missing_of_them_is_offered(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="Chair")
    alice.visits("/committee/").presses("Add secretary and treasurer")
    assert [row[0] for row in alice.rows("Committee")] == ["Chair", "Secretary", "Treasurer"]


def test_somebody_takes_on_an_empty_office(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Example", known_as="Annie")
    group.makes(make_office, name="Chair")
    alice.visits("/committee/").follows("Say who holds it: Chair")
    assert alice.heading == "Somebody takes on Chair"
    alice.chooses("Who?", "Ann Example (Annie)").fills("From", "20 April 2026")
    alice.chooses("How did they come to it?", "Elected").presses("Save").sees("Annie is down as Chair.")
    alice.visits("/committee/")
    assert alice.rows("Committee") == [["Chair", "Ann Example since 20 Apr 2026, elected"]]


def test_without_people_there_is_nobody_to_choose_and_the_way_to_add_them(alice: Visitor, group: Group) -> None:
    office = group.makes(make_office)
    alice.visits(f"/committee/offices/{office.id}/begin/").sees("Nobody to choose from yet").follows("Add someone")
    alice.is_at("/people/add/")


def test_an_office_is_handed_over_in_one_form(alice: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    group.makes(make_person, name="Bo")
    alice.visits(f"/committee/offices/{term.office_id}/").follows("Hand over")
    assert alice.field("On") == "24/11/2026"
    alice.fills("On", "1 Nov 2026").chooses("Who is next?", "Bo").chooses(
        "How did they come to it?", "Co-opted (asked in by the committee)"
    )
    alice.presses("Hand over").sees(
        "Bo is down as Chair.", "Bo since 1 Nov 2026, co-opted", "Ann from 20 Apr 2026 until 1 Nov 2026, elected"
    )
    assert (holders(group, date(2026, 10, 31)), holders(group)) == ([("Chair", "Ann")], [("Chair", "Bo")])


def test_a_handing_over_that_fails_keeps_every_word(alice: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    group.makes(make_person, name="Bo")
    alice.visits(f"/committee/terms/{term.id}/hand-over/").fills("On", "20 April 2026").chooses(
        "Who is next?", "Bo"
    ).presses("Hand over")
    assert alice.answer.status_code == 422
    alice.is_told("The day it ends is not after the day it began.", beside="On")
    assert (alice.field("On"), alice.field("Who is next?")) == ("20 April 2026", str(term.person_id + 1))
    alice.fills("On", "31/02").presses("Hand over").is_told("There is no such day.", beside="On")
    assert holders(group) == [("Chair", "Ann")]


def test_two_share_an_office_and_one_of_them_stops(alice: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    group.makes(make_person, name="Bo")
    alice.visits(f"/committee/offices/{term.office_id}/").follows("Somebody joins").chooses("Who?", "Bo").presses(
        "Save"
    )
    alice.follows("Stops: Ann").presses("Save").sees("Saved. What Ann did stays on record.")
    assert holders(group) == [("Chair", "Bo")]


def test_a_term_is_put_right_and_one_recorded_by_mistake_taken_out(alice: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    alice.visits(f"/committee/offices/{term.office_id}/").follows("Put right: Ann, since 20 Apr 2026, elected")
    alice.fills("From", "1 May 2026").presses("Save").sees("Ann since 1 May 2026, elected")
    alice.follows("Put right: Ann, since 1 May 2026, elected").presses("Remove: recorded by mistake")
    assert holders(group) == []
    alice.presses("Put back").sees("Ann is put back.")
    assert holders(group) == [("Chair", "Ann")]


def test_an_office_starts_from_a_text_and_is_made_one_s_own(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="Chair")
    alice.visits("/committee/offices/add/").follows("Welcomer")
    assert alice.field("What is it called?") == "Welcomer"
    alice.fills("What is it called?", "Host").chooses("Where in the list?", "First").presses("Add").sees(
        "Host is added."
    )
    alice.sees("At the door before each meeting")
    assert [(office.name, office.on_committee, office.needed) for office in group.asks(every_office)] == [
        ("Host", False, False),
        ("Chair", True, True),
    ]


def test_an_office_that_is_there_already_is_not_offered_again(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="welcomer")
    alice.visits("/committee/offices/add/").does_not_see("Welcomer").sees("Refreshments")


def test_a_form_that_fails_keeps_every_word(alice: Visitor) -> None:
    alice.visits("/committee/offices/add/").fills("What is it for?", "Milk\nand tea").ticks(
        "It should not stand empty"
    ).presses("Add")
    assert alice.answer.status_code == 422
    alice.is_told("Enter what the office is called, like Treasurer.", beside="What is it called?")
    assert alice.field("What is it for?") == "Milk\nand tea"


def test_a_second_office_of_one_name_is_told_beside_the_name(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="Chair")
    alice.visits("/committee/offices/add/").fills("What is it called?", "chair").presses("Add")
    alice.is_told("There is an office called Chair already. Two people may share it.", beside="What is it called?")


def test_a_form_sent_twice_makes_one_office_and_one_term(alice: Visitor, group: Group) -> None:
    person, office = group.makes(make_person), group.makes(make_office, name="Chair")
    for address, words in [
        ("/committee/offices/add/", {"name": "Host"}),
        (f"/committee/offices/{office.id}/begin/", {"person_id": str(person.id)}),
    ]:
        form = alice.visits(address)
        data = {field.get("name"): field.get("value") or "" for field in form.page.all("input") if field.get("name")}
        answers = [alice.client.post(address, data={**data, **words}) for _ in range(3)]
        assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
            (303, answers[0].headers["Location"])
        }
    assert [office.name for office in group.asks(every_office)] == ["Chair", "Host"]
    assert len(holders(group)) == 1


def test_two_who_change_one_office_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    office = group.makes(make_office, name="Chair")
    alice.visits(f"/committee/offices/{office.id}/change/").fills("What is it for?", "Opens the door")
    carol.visits(f"/committee/offices/{office.id}/change/").fills("What is it for?", "Locks the door").presses(
        "Save"
    ).sees("Saved.")
    alice.presses("Save")
    assert (alice.answer.status_code, alice.field("What is it for?")) == (409, "Opens the door")
    alice.sees("Saved meanwhile by someone else: Locks the door").presses("Save").sees("Opens the door")


def test_two_who_change_one_term_both_keep_their_days(alice: Visitor, carol: Visitor, group: Group) -> None:
    term = group.makes(make_term)
    alice.visits(f"/committee/terms/{term.id}/change/").fills("Until", "1/11/2026")
    carol.visits(f"/committee/terms/{term.id}/end/").fills("Until", "2/11/2026").presses("Save").sees("Saved.")
    alice.presses("Save").sees("Saved meanwhile by someone else: 02/11/2026")
    assert (alice.answer.status_code, alice.field("Until")) == (409, "1/11/2026")


def test_who_held_what_on_another_day_stands_at_an_address_of_its_own(alice: Visitor, group: Group) -> None:
    group.makes(make_office, name="Secretary")
    group.makes(
        make_term,
        office="Chair",
        person=group.makes(make_person, name="Ann"),
        since_on=date(2024, 5, 1),
        until_on=date(2026, 4, 20),
    )
    alice.visits("/committee/?on=1/6/2024").sees("As it stood on 1 June 2024")
    assert alice.rows("Committee") == [
        ["Secretary", "nobody on record"],
        ["Chair", "Ann from 1 May 2024 until 20 Apr 2026, elected"],
    ]
    alice.follows("Today")
    assert alice.rows("Committee") == [
        ["Secretary", "Vacant Say who holds it: Secretary"],
        ["Chair", "Vacant Say who holds it: Chair"],
    ]


def test_a_day_that_is_none_is_told_and_kept(alice: Visitor, group: Group) -> None:
    group.makes(make_office)
    alice.visits("/committee/?on=31/02/2026").is_told("There is no such day.", beside="Who held what on")
    assert (alice.answer.status_code, alice.field("Who held what on")) == (422, "31/02/2026")


def test_what_the_page_shows_is_what_is_downloaded(alice: Visitor, group: Group) -> None:
    group.makes(
        make_term,
        office="Chair",
        person=group.makes(make_person, name="=Ann"),
        since_on=date(2024, 5, 1),
        until_on=date(2026, 4, 20),
    )
    group.makes(make_office, name="Refreshments", on_committee=False)
    answer = alice.visits("/committee/?on=1/6/2024").downloads("Download this list")
    assert answer.get_data(as_text=True).lstrip("\ufeff").splitlines() == [
        "Office,On the committee,Held by,How,From,Until",
        "Chair,yes,'=Ann,elected,2024-05-01,2026-04-20",
        "Refreshments,no,,,,",
    ]


def test_warnings_stand_above_the_list_and_stop_nobody(alice: Visitor, group: Group) -> None:
    group.makes(
        put_rules_in_force,
        {RuleKey.TERM_YEARS: "1", RuleKey.COMMITTEE_LEAST: "3"},
        source="Constitution",
        since_on=TODAY,
    )
    ann = group.makes(make_person, name="Ann")
    group.makes(make_term, office="Chair", person=ann, since_on=date(2026, 1, 10))
    group.makes(make_term, office="Treasurer", person=ann)
    alice.visits("/committee/").sees(
        "Ann is chair and treasurer at once. Most funders ask for two different people.",
        "1 person is on the committee; your rules ask for 3 at the least.",
        "Election due by 10 January 2027",
    )


def test_an_office_is_retired_and_used_again(alice: Visitor, group: Group) -> None:
    office = group.makes(make_office, name="Archivist")
    alice.visits(f"/committee/offices/{office.id}/").presses("We no longer use this office")
    alice.sees("Archivist is no longer used. It can be brought back.")
    alice.visits("/committee/").follows("Archivist").presses("Use it again").sees("Archivist is used again.")


def test_a_person_s_page_shows_what_they_hold_and_held(alice: Visitor, group: Group) -> None:
    ann, bo = group.makes(make_person, name="Ann"), group.makes(make_person, name="Bo")
    group.makes(make_term, office="Chair", person=ann)
    group.makes(make_term, office="Treasurer", person=ann, since_on=date(2024, 5, 1), until_on=date(2025, 5, 1))
    group.makes(lambda: remove_term(term=make_term(office="Secretary", person=ann)))
    alice.visits(f"/people/{ann.id}/").sees(
        "Chair since 20 Apr 2026, elected Treasurer from 1 May 2024 until 1 May 2025, elected"
    )
    alice.does_not_see("Secretary")
    alice.visits(f"/people/{bo.id}/").does_not_see("Offices")


def test_an_informal_group_sees_no_committee_and_is_told_how_to_have_one(
    alice: Visitor, dana: Visitor, group: Group
) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits(f"/people/{term.person_id}/").does_not_see("Committee", "Chair")
    for address in (
        "/committee/",
        f"/committee/offices/{term.office_id}/",
        f"/committee/terms/{term.id}/end/",
        "/committee/committee.csv",
    ):
        alice.visits(address).is_at("/committee/").sees("No committee needed").does_not_see("Ann", "Chair")
    alice.follows("Change the group’s details").is_at("/group/change/")
    dana.visits("/committee/").sees("Your coordinator can change it.")


def test_the_page_of_an_office_ends_with_what_was_changed(alice: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    alice.visits(f"/committee/offices/{term.office_id}/").sees(
        "Ann: added, with office: Chair; who: Ann; from: 20 April 2026; how: Elected."
    )


def test_a_viewer_sees_everything_and_changes_nothing(dana: Visitor, group: Group) -> None:
    term = group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    dana.visits("/committee/").sees("Ann since 20 Apr 2026").does_not_see("Add an office", "Add secretary")
    dana.visits(f"/committee/offices/{term.office_id}/").sees("Ann").does_not_see("Stops", "Put right", "Hand over")
    for address in (
        "offices/add/",
        f"offices/{term.office_id}/begin/",
        f"offices/{term.office_id}/change/",
        f"terms/{term.id}/hand-over/",
    ):
        dana.visits(f"/committee/{address}").is_refused()


@pytest.mark.parametrize(
    "address", ["offices/99/", "offices/99/begin/", "terms/99/change/", "terms/99/hand-over/", "offices/0/"]
)
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(f"/committee/{address}").finds_nothing()


def test_a_long_list_asks_the_database_no_more_than_a_short_one(alice: Visitor, group: Group) -> None:
    make_some(group, 0, 3)
    alice.visits("/committee/")
    with queries() as few:
        alice.visits("/committee/")
    make_some(group, 3, 300)
    with queries() as many:
        alice.visits("/committee/")
    assert len(alice.rows("Committee")) == 300
    assert many == few


def make_some(group: Group, first: int, last: int) -> None:
    with group.at_work():
        for number in range(first, last):
            make_term(office=f"Office {number}", person=make_person(name=f"Person {number}"))


def test_retiring_an_office_somebody_holds_is_refused_with_the_reason(alice: Visitor, group: Group) -> None:
    office = group.makes(make_office, name="Chair")
    alice.visits(f"/committee/offices/{office.id}/")
    group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    alice.presses("We no longer use this office").sees("Ann is still down for it. End that first.")
    assert alice.answer.status_code == 422


def test_nothing_of_what_an_office_was_is_lost_when_it_is_no_longer_used(alice: Visitor, group: Group) -> None:
    term = group.makes(
        make_term,
        office="Archivist",
        person=group.makes(make_person, name="Ann"),
        since_on=date(2024, 1, 1),
        until_on=date(2025, 1, 1),
    )
    group.makes(lambda: retire_office(office=make_office(name="Archivist")))
    alice.visits(f"/committee/offices/{term.office_id}/").sees("No longer used", "Ann from 1 Jan 2024 until 1 Jan 2025")


def test_whoever_may_not_see_people_does_not_read_whom_somebody_wrote_down_by_mistake(
    alice: Visitor, dana: Visitor, group: Group
) -> None:
    kept = group.makes(make_term, person=group.makes(make_person, name="Ann Lee"))
    bo = group.makes(make_person, name="Bo Lind")
    group.makes(lambda: remove_term(term=make_term(person=bo)))
    address = f"/committee/offices/{kept.office_id}/"
    alice.visits(address).sees("Ann Lee", "Recorded by mistake", "Bo Lind", "What has changed")
    dana.visits(address).sees("Ann Lee").does_not_see("Bo Lind", "What has changed")
