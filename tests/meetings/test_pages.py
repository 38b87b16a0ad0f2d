from datetime import date, time

import pytest

from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.kernel.money import Money
from esteem.meetings.actions import cancel_meeting, count_who_came, remove_meeting, retire_venue
from esteem.meetings.queries import Wanted, meetings_found, venues_found
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lists import Use, When
from tests.backstage import Group
from tests.makers import make_meeting, make_venue
from tests.statements import queries
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_step(alice: Visitor) -> None:
    alice.visits("/meetings/").sees("Nothing planned yet").follows("Add a meeting").is_at("/meetings/add/")
    alice.visits("/meetings/venues/").sees("No places yet").follows("Add a place").is_at("/meetings/venues/add/")


def test_a_meeting_is_added_with_a_day_alone(alice: Visitor) -> None:
    alice.visits("/meetings/add/").fills("Day", "1 Dec").presses("Add").sees(
        "Meeting on Tuesday 1 December 2026 is added."
    )
    assert alice.heading == "Meeting on Tuesday 1 December 2026"
    alice.sees("Time Not decided yet", "Where Not decided yet")


def test_a_meeting_is_added_with_a_new_place_in_one_screen(alice: Visitor) -> None:
    alice.visits("/meetings/add/").chooses("What kind?", "Talk").fills("Day", "1/12/26").fills(
        "Starts at", "7.30pm"
    ).fills("Ends at", "9 pm")
    alice.fills("Somewhere new? What is it called?", "Corner Café").fills("What is on?", "Sleeping better")
    alice.fills("Notes for those who come", "Bring a *mug*.").presses("Add")
    assert alice.heading == "Talk on Tuesday 1 December 2026"
    alice.sees("What is on Sleeping better", "Time 7.30 pm to 9 pm", "Where Corner Café", "Bring a mug.")
    alice.follows("Corner Café").sees("Tuesday 1 December 2026: Talk, 7.30 pm to 9 pm")


def test_what_is_on_stands_in_no_title_or_address(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, title="Living with it", notes="Living with it", new_venue="Clinic")
    for address in ("", "change/", "count/", "cancel/"):
        alice.visits(f"/meetings/{meeting.id}/{address}")
        assert alice.page.title == f"{alice.heading} – Riverside Friends"
        assert "Living" not in alice.heading


def test_a_form_that_fails_keeps_every_word(alice: Visitor, group: Group) -> None:
    group.makes(make_venue, name="Hall")
    alice.visits("/meetings/add/").fills("Day", "31/02").fills("Starts at", "25:00").fills("Ends at", "late").chooses(
        "Where?", "Hall"
    )
    alice.fills("What is on?", "Quiz").presses("Add")
    assert alice.answer.status_code == 422
    alice.is_told("There is no such day.", beside="Day").is_told(
        "Enter a time like 19:30 or 7.30pm.", beside="Starts at"
    )
    assert [alice.field(label) for label in ("Day", "Starts at", "Ends at", "What is on?", "Where?")] == [
        "31/02",
        "25:00",
        "late",
        "Quiz",
        "1",
    ]
    alice.fills("Day", "1 Dec").fills("Starts at", "8pm").fills("Ends at", "7pm").presses("Add")
    alice.is_told("It ends before it starts. Enter a later time, like 21:00 or 9pm.", beside="Ends at")
    alice.fills("Ends at", "").fills("Somewhere new? What is it called?", "Café").presses("Add")
    alice.is_told("Choose a place, or name a new one; not both.", beside="Somewhere new? What is it called?")
    assert [venue.name for venue in group.asks(venues_found, use=Use.IN_USE)] == ["Hall"]


def test_a_blank_day_and_a_day_far_off_are_told(alice: Visitor) -> None:
    alice.visits("/meetings/add/").presses("Add").is_told(
        "Enter the day, like 25 Dec or next Tuesday’s date.", beside="Day"
    )
    alice.fills("Day", "1/12/2062").presses("Add").is_told(
        "That is more than 5 years away. Look at the year.", beside="Day"
    )


def test_a_form_sent_twice_makes_one_meeting_and_one_place(alice: Visitor, group: Group) -> None:
    for address, words in [
        ("/meetings/add/", {"meets_on": "1/12/26", "what": "meeting"}),
        ("/meetings/venues/add/", {"name": "Hall"}),
    ]:
        form = alice.visits(address)
        data = {field.get("name"): field.get("value") or "" for field in form.page.all("input") if field.get("name")}
        answers = [alice.client.post(address, data={**data, **words}) for _ in range(3)]
        assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
            (303, answers[0].headers["Location"])
        }
    assert len(group.asks(meetings_found, Wanted())) == 1
    assert [venue.name for venue in group.asks(venues_found, use=Use.IN_USE)] == ["Hall"]


def test_the_next_one_like_it_starts_with_what_is_the_same(alice: Visitor, group: Group) -> None:
    venue = group.makes(make_venue, name="Hall")
    group.makes(
        make_meeting,
        kind=MeetingKind.SOCIAL,
        start_time=time(19, 30),
        end_time=time(21),
        venue_id=venue.id,
        title="Quiz",
    )
    alice.visits("/meetings/1/").follows("A week later")
    assert [alice.field(label) for label in ("What kind?", "Day", "Starts at", "Ends at", "Where?", "What is on?")] == [
        "social", "08/12/2026", "19:30", "21:00", "1", "",
    ]  # fmt: skip
    alice.presses("Add").sees("Social on Tuesday 8 December 2026 is added.")
    alice.visits("/meetings/1/").follows("A month later")
    assert alice.field("Day") == "05/01/2027"
    alice.visits("/meetings/add/?like=99").finds_nothing()
    alice.visits("/meetings/add/?like=nonsense&step=never").is_at("/meetings/add/")


def test_a_yearly_meeting_comes_again_in_a_year_and_a_special_one_when_it_is_called(
    alice: Visitor, group: Group
) -> None:
    agm = group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=date(2026, 12, 17))
    alice.visits(f"/meetings/{agm.id}/").does_not_see("A week later", "A month later").follows("A year later")
    assert (alice.field("What kind?"), alice.field("Day")) == ("agm", "16/12/2027")
    special = group.makes(make_meeting, kind=MeetingKind.SPECIAL)
    alice.visits(f"/meetings/{special.id}/").does_not_see("Add the next one like this", "A week later", "A year later")


def test_two_who_change_one_meeting_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    venue = group.makes(make_venue, name="Hall")
    meeting = group.makes(make_meeting)
    alice.visits(f"/meetings/{meeting.id}/change/").fills("What is on?", "Quiz").fills("Starts at", "8pm")
    carol.visits(f"/meetings/{meeting.id}/change/").fills("What is on?", "Talk").fills("Starts at", "7pm").chooses(
        "Where?", "Hall"
    )
    carol.presses("Save").sees("Saved.")
    alice.presses("Save")
    assert (alice.answer.status_code, alice.field("What is on?"), alice.field("Starts at")) == (409, "Quiz", "8pm")
    alice.sees(
        "Saved meanwhile by someone else: Talk",
        "Saved meanwhile by someone else: 19:00",
        "Saved meanwhile by someone else: Hall",
    )
    alice.chooses("Where?", "Hall").presses("Save").sees("What is on Quiz", "Time 8 pm")
    assert venue.id == 1


def test_two_who_count_one_meeting_both_keep_their_numbers(alice: Visitor, carol: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, meets_on=TODAY)
    alice.visits(f"/meetings/{meeting.id}/").fills("How many came?", "9")
    carol.visits(f"/meetings/{meeting.id}/").fills("How many came?", "8").presses("Save")
    alice.presses("Save").sees("Saved meanwhile by someone else: 8")
    assert (alice.answer.status_code, alice.field("How many came?")) == (409, "9")


def test_two_who_change_one_place_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    group.makes(make_venue, name="Hall")
    alice.visits("/meetings/venues/1/change/").fills("What you pay", "12").chooses(
        "Can one get in without steps?", "Yes"
    )
    carol.visits("/meetings/venues/1/change/").fills("What you pay", "15").chooses(
        "Can one get in without steps?", "No"
    ).presses("Save")
    alice.presses("Save").sees("Saved meanwhile by someone else: 15.00", "Saved meanwhile by someone else: No")
    assert (alice.answer.status_code, alice.field("What you pay")) == (409, "12")


def test_how_many_came_is_said_on_the_meeting_s_own_page(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, meets_on=date(2026, 11, 17))
    alice.visits(f"/meetings/{meeting.id}/").fills("How many came?", "9").fills(
        "Of these, for the first time", "2"
    ).presses("Save")
    alice.sees("Saved. Thank you for counting.").is_at(f"/meetings/{meeting.id}/")
    assert (alice.field("How many came?"), alice.field("Of these, for the first time")) == ("9", "2")


@pytest.mark.parametrize(
    ("came", "first", "sentence", "beside"),
    [
        ("lots", "", "Enter a whole number from 0 to 10,000.", "How many came?"),
        ("-5", "", "Enter a whole number from 0 to 10,000.", "How many came?"),
        ("2", "3", "More for the first time than came in all. Count them in both.", "Of these, for the first time"),
    ],
)
def test_a_count_that_fails_comes_back_with_what_was_typed(
    alice: Visitor, group: Group, came: str, first: str, sentence: str, beside: str
) -> None:
    meeting = group.makes(make_meeting, meets_on=TODAY)
    alice.visits(f"/meetings/{meeting.id}/").fills("How many came?", came).fills(
        "Of these, for the first time", first
    ).presses("Save")
    assert alice.answer.status_code == 422
    alice.is_told(sentence, beside=beside)
    assert (alice.field("How many came?"), alice.field("Of these, for the first time")) == (came, first)


def test_a_meeting_still_to_come_asks_for_no_count(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    alice.visits(f"/meetings/{meeting.id}/").does_not_see("How many came")
    alice.visits(f"/meetings/{meeting.id}/count/").fills("How many came?", "3").presses("Save")
    alice.is_told("It is still to come. Count those who came when it is over.", beside="How many came?")


def test_the_list_of_those_that_have_been_says_how_many_came(alice: Visitor, group: Group) -> None:
    with group.at_work():
        for day, came in ((date(2026, 11, 3), 8), (date(2026, 11, 10), 13), (date(2026, 11, 17), None)):
            count_who_came(meeting=make_meeting(meets_on=day), seen_version=None, headcount=came, first_timers=None)
    alice.visits("/meetings/?when=past").sees("3 in all; 11 came on average to the 2 that were counted")
    assert [(row[0], row[-1]) for row in alice.rows("Meetings")] == [
        ("Tuesday 17 November 2026", "Count who came on Tuesday 17 November 2026"),
        ("Tuesday 10 November 2026", "13"),
        ("Tuesday 3 November 2026", "8"),
    ]
    alice.follows("Count who came on Tuesday 17 November 2026").fills("How many came?", "9").presses("Save").sees(
        "Saved."
    )


def test_a_meeting_is_cancelled_and_put_on_again(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting)
    alice.visits("/meetings/1/").follows("Cancel it").fills("Why?", "The heating is broken").presses("Cancel it")
    alice.sees("Meeting on Tuesday 1 December 2026 is cancelled.", "Cancelled The heating is broken")
    alice.visits("/meetings/").sees("Meeting Cancelled")
    alice.visits("/meetings/1/").presses("It is on again").does_not_see("The heating is broken Cancelled")


def test_a_meeting_added_by_mistake_is_removed_and_put_back(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting)
    alice.visits("/meetings/1/").presses("Remove: added by mistake").sees("It is on no list.")
    alice.visits("/meetings/").sees("Nothing planned yet")
    alice.visits("/meetings/?when=removed").follows("Tuesday 1 December 2026").presses("Put back").sees(
        "is on the lists again."
    )


def test_notice_that_can_still_be_sent_is_asked_for_and_kept_at_one_press(alice: Visitor, group: Group) -> None:
    group.makes(put_rules_in_force, {RuleKey.AGM_NOTICE_DAYS: "21"}, source="Constitution", since_on=TODAY)
    group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=date(2026, 12, 15))
    alice.visits("/meetings/1/").sees("Send notice by 24 November 2026: your rules ask for 21 days.")
    alice.presses("Notice was sent today").sees("Kept: notice was sent today.", "Notice sent 24 November 2026")
    alice.does_not_see("Send notice by").follows("Change").fills("Notice was sent on", "1 Dec").presses("Save")
    alice.sees("Notice went out 14 days before; your rules ask for 21.")


def test_two_at_one_place_and_time_are_pointed_out_and_kept(alice: Visitor, group: Group) -> None:
    venue = group.makes(make_venue)
    group.makes(make_meeting, venue_id=venue.id, start_time=time(19), end_time=time(21))
    alice.visits("/meetings/add/").chooses("What kind?", "Talk").fills("Day", "1 Dec").fills(
        "Starts at", "8pm"
    ).chooses("Where?", "Riverside Centre")
    alice.presses("Add").sees("At the same place and time: Meeting, 7 pm to 9 pm.").follows("Meeting, 7 pm to 9 pm")
    alice.sees("At the same place and time: Talk, 8 pm.")


def test_the_list_is_searched_and_narrowed_at_its_own_address(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, title="Sleeping better", kind=MeetingKind.TALK)
    group.makes(make_meeting, meets_on=date(2027, 1, 5), new_venue="Corner Café")
    alice.visits("/meetings/?q=cafe").sees("1 in all", "Tuesday 5 January 2027").does_not_see("Sleeping better")
    alice.visits("/meetings/?kind=talk").sees("1 in all", "Talk: Sleeping better")
    alice.visits("/meetings/?year=2027").sees("1 in all", "Tuesday 5 January 2027")
    alice.visits("/meetings/?year=1999&kind=nonsense&when=never").sees("None is found.")


def test_what_the_list_shows_is_what_is_downloaded(alice: Visitor, group: Group) -> None:
    with group.at_work():
        meeting = make_meeting(
            kind=MeetingKind.TALK, meets_on=date(2026, 11, 3), start_time=time(19, 30), title="=cmd()", new_venue="Hall"
        )
        count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=2)
        cancel_meeting(meeting=make_meeting(meets_on=date(2026, 11, 2)), seen_version=None, because="Snow")
        make_meeting()
    answer = alice.visits("/meetings/?when=past").downloads("Download this list")
    assert answer.get_data(as_text=True).lstrip("\ufeff").splitlines() == [
        "Day,Starts,Ends,Kind,What is on,Where,Status,Why cancelled,How many came,For the first time",
        "2026-11-03,19:30:00,,Talk,'=cmd(),Hall,Planned,,9,2",
        "2026-11-02,,,Meeting,,,Cancelled,Snow,,",
    ]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meetings.csv"'


def test_the_places_are_downloaded_with_what_must_be_minded(alice: Visitor, group: Group) -> None:
    group.makes(make_venue, name="Hall", phone="0115 496 0123", no_voicemail=True, step_free=True)
    answer = alice.visits("/meetings/venues/").downloads("Download this list")
    assert answer.get_data(as_text=True).lstrip("\ufeff").splitlines()[1] == (
        "Hall,,,,,yes,,,,,,,,,,,,,,,A meeting,,,,yes,,,,no,,,0115 496 0123,Do not leave a voicemail,,"
    )


def test_a_place_keeps_what_helps_to_compare_and_the_warning_beside_the_number(alice: Visitor) -> None:
    alice.visits("/meetings/venues/add/").fills("What is it called?", "Hall").chooses(
        "What kind of place?", "Community centre or hall"
    )
    alice.fills("Address", "Back Lane\nNottingham").chooses("Can one get in without steps?", "Yes").fills(
        "What you pay", "22.50"
    )
    alice.fills("Whom to ask for otherwise", "Pat").fills("Phone", "0115 496 0123").ticks("Do not leave a voicemail")
    alice.fills("Anything else to mind when ringing?", "Not after six").presses("Add").sees("Hall is added.")
    alice.sees(
        "Back Lane Nottingham",
        "Step-free way in Yes",
        "We pay £22.50 a meeting",
        "0115 496 0123 Do not leave a voicemail Not after six",
    )
    alice.visits("/meetings/venues/")
    assert alice.rows("Places") == [
        [
            "Hall",
            "Community centre or hall",
            "yes",
            "£22.50 a meeting",
            "Pat 0115 496 0123 Do not leave a voicemail Not after six",
        ]
    ]


def test_whom_to_ring_is_hidden_from_those_who_may_not_see_people(dana: Visitor, bob: Visitor, group: Group) -> None:
    group.makes(make_venue, name="Hall", contact_name="Pat", phone="0115 496 0123", cost=Money(2250))
    bob.visits("/meetings/venues/").sees("Pat 0115 496 0123")
    dana.visits("/meetings/venues/").sees("Hall", "£22.50").does_not_see("Pat", "0115", "Contact")
    assert dana.downloads("Download this list").get_data(as_text=True).lstrip("\ufeff").splitlines()[1] == (
        "Hall,,,,,,,,,,,,,,,,,,,,A meeting,22.50,,,yes,,,,no"
    )
    dana.visits("/meetings/venues/1/").sees("We pay £22.50 a meeting").does_not_see("Pat", "0115", "What has changed")


def test_a_free_place_costs_nothing_and_an_unknown_cost_is_not_nothing(alice: Visitor) -> None:
    alice.visits("/meetings/venues/add/").fills("What is it called?", "Café").fills("What you pay", "0").presses(
        "Add"
    ).sees("We pay free")
    alice.visits("/meetings/venues/add/").fills("What is it called?", "Hall").presses("Add").does_not_see("We pay free")


def test_a_place_s_form_that_fails_keeps_every_word(alice: Visitor) -> None:
    alice.visits("/meetings/venues/add/").fills("What you pay", "-5").fills("Notes", "Key from\nPat").presses("Add")
    assert (alice.answer.status_code, alice.field("What you pay"), alice.field("Notes")) == (
        422,
        "-5",
        "Key from\nPat",
    )
    alice.is_told("Enter what the place is called.", beside="What is it called?").is_told(
        "Enter £0.00 or more.", beside="What you pay"
    )


def test_a_place_no_longer_used_is_not_offered_but_kept_where_it_was(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, new_venue="Hall")
    alice.visits("/meetings/venues/1/").presses("We no longer use it").sees(
        "Hall is no longer offered. It can be brought back."
    )
    alice.visits("/meetings/add/").does_not_see("Hall")
    alice.visits("/meetings/1/change/").presses("Save").sees("Where Hall")
    alice.visits("/meetings/venues/?use=retired").follows("Hall").presses("Use it again").sees("Hall is offered again.")


def test_a_group_meets_under_its_own_word(alice: Visitor, group: Group) -> None:
    group.makes(change_group, meeting_word="evening")
    alice.visits("/meetings/")
    assert alice.heading == "Evenings"
    alice.follows("Add an evening").fills("Day", "1 Dec").presses("Add").sees(
        "Evening on Tuesday 1 December 2026 is added."
    )


def test_an_informal_group_sees_no_formal_meetings(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, kind=MeetingKind.AGM)
    group.makes(make_meeting, meets_on=date(2026, 12, 8))
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/meetings/").does_not_see("Annual general meeting", "Committee")
    alice.visits("/meetings/add/").does_not_see("Annual general meeting", "Committee meeting", "Notice was sent on")
    alice.visits("/meetings/2/change/").fills("What is on?", "Quiz").presses("Save").sees("Quiz")
    alice.visits(f"/meetings/{meeting.id}/").finds_nothing()


def test_a_viewer_sees_everything_and_changes_nothing(dana: Visitor, group: Group) -> None:
    venue = group.makes(make_venue)
    meeting = group.makes(make_meeting, meets_on=TODAY, venue_id=venue.id)
    dana.visits("/meetings/").sees("Tuesday 24 November 2026").does_not_see("Add a meeting")
    dana.visits(f"/meetings/{meeting.id}/").sees("Nobody said yet.").does_not_see("Cancel it", "A week later")
    for address in (
        "add/",
        f"{meeting.id}/change/",
        f"{meeting.id}/count/",
        f"{meeting.id}/cancel/",
        "venues/add/",
        f"venues/{venue.id}/change/",
    ):
        dana.visits(f"/meetings/{address}").is_refused()


@pytest.mark.parametrize(
    "address", ["99/", "99/change/", "99/count/", "99/cancel/", "0/", "venues/99/", "venues/99/change/", "add/?like=99"]
)
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(f"/meetings/{address}").finds_nothing()


def test_a_meeting_like_nonsense_is_a_plain_new_one(alice: Visitor) -> None:
    alice.visits(f"/meetings/add/?like={'9' * 5000}").sees("Add a")


@pytest.mark.parametrize(
    "address", ["/meetings/", "/meetings/?when=past", "/meetings/?when=removed", "/meetings/venues/", "/meetings/1/"]
)
def test_a_long_list_asks_the_database_no_more_than_a_short_one(alice: Visitor, group: Group, address: str) -> None:
    group.makes(make_many, 0, 3)
    alice.visits(address)
    with queries() as few:
        alice.visits(address)
    group.makes(make_many, 3, 300)
    with queries() as many:
        alice.visits(address)
    assert many == few


def make_many(first: int, last: int) -> None:
    for number in range(first, last):
        venue = make_venue(name=f"Place {number}")
        make_meeting(venue_id=venue.id)
        make_meeting(venue_id=venue.id, meets_on=date(2026, 11, 3))
        remove_meeting(meeting=make_meeting(venue_id=venue.id))


def test_a_retired_place_of_a_meeting_is_still_shown(alice: Visitor, group: Group) -> None:
    with group.at_work():
        venue = make_venue(name="Hall")
        make_meeting(venue_id=venue.id)
        retire_venue(venue=venue)
    alice.visits("/meetings/1/").follows("Hall").sees("No longer used", "Tuesday 1 December 2026: Meeting")


def test_a_page_ends_with_what_was_changed(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, new_venue="Hall")
    alice.visits("/meetings/1/").sees("Added, with kind: Meeting; day: 1 December 2026; where: Hall; status: Planned.")
    alice.visits("/meetings/venues/1/").sees("Added, with name: Hall; the price is for: A meeting.")
    assert [meeting.id for meeting in group.asks(meetings_found, Wanted(when=When.NEXT))] == [1]
