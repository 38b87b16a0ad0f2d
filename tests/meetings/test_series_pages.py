"""The pages of what comes round, of own kinds, and of meetings outside."""

from datetime import date, time

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.db import session
from esteem.meetings.actions import change_meeting
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import Wanted, meetings_found
from esteem.meetings.queries.series import meetings_of
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.patterns import Every, Weekday
from tests.backstage import Group
from tests.makers import make_meeting, make_outside, make_own_kind, make_person, make_round, make_series, make_venue
from tests.visitor import Visitor


def test_a_year_is_planned_from_the_list_to_the_last_meeting(alice: Visitor, group: Group) -> None:
    alice.visits("/meetings/").follows("Plan a year").is_at("/meetings/patterns/add/")
    alice.chooses("How often?", "On a weekday of the month, like the second Tuesday")
    alice.chooses("Which of the month?", "second").chooses("Weekday", "Tuesday").ticks("not August")
    alice.fills("First day", "1 Dec 2026").fills("Starts at", "7.30pm").fills("Ends at", "9pm")
    alice.fills("Somewhere new? What is it called?", "Hall").presses("Show the dates")
    alice.sees("The second Tuesday of the month, but not in August. Nothing is made yet.", "11 in all")
    assert group.asks(meetings_found, Wanted()) == []
    alice.unticks("Tuesday 12 January 2027").fills("Tuesday 9 February 2027: move it to", "10 Feb 2027")
    alice.presses("Make these meetings").sees("10 meetings made.", "moved from 9 Feb 2027", "Left out: 12 Jan 2027.")
    alice.follows("Wednesday 10 February 2027")
    alice.sees("Part of: the second Tuesday of the month", "it would have been on Tuesday 9 February 2027")


def test_bank_holidays_and_clashes_are_pointed_out_before_anything_is_made(alice: Visitor, group: Group) -> None:
    venue = group.makes(make_venue)
    group.makes(make_meeting, meets_on=date(2027, 1, 4), start_time=time(20), venue_id=venue.id)
    told = {"every": Every.WEEKS, "weekday": Weekday.MONDAY, "start_time": time(19, 30), "end_time": time(21)}
    series = group.makes(make_series, venue_id=venue.id, **told)
    alice.visits(f"/meetings/patterns/{series.id}/dates/").sees(
        "Bank holiday: Boxing Day.", "Bank holiday: Easter Monday."
    )
    alice.sees("There already: Meeting, 8 pm.", "those that GOV.UK had published by 25 February 2026.")


def test_a_time_that_does_not_exist_is_not_ticked(alice: Visitor, group: Group) -> None:
    series = group.makes(
        make_series,
        every=Every.WEEKS,
        starts_on=date(2027, 3, 28),
        weekday=Weekday.SUNDAY,
        start_time=time(1, 30),
        times=2,
    )
    alice.visits(f"/meetings/patterns/{series.id}/dates/").sees(
        "The clocks go forward that night: 1.30 am does not exist."
    )
    alice.presses("Make these meetings").sees("1 meeting made.")


def test_a_date_that_makes_no_sense_is_told_beside_it(alice: Visitor, group: Group) -> None:
    series = group.makes(make_series, times=2)
    alice.visits(f"/meetings/patterns/{series.id}/dates/")
    alice.fills("Tuesday 5 January 2027: move it to", "1/12/2026").presses("Make these meetings")
    alice.is_told("Two of them would be on this day.", beside="Tuesday 5 January 2027: move it to")
    alice.fills("Tuesday 5 January 2027: move it to", "soon").presses("Make these meetings")
    assert alice.answer.status_code == 422


def test_a_thousand_a_year_are_refused_with_a_sentence(alice: Visitor) -> None:
    alice.visits("/meetings/patterns/add/").chooses("How often?", "Every week, or every few weeks")
    alice.fills("First day", "1/12/2026").fills("Or how many times", "1000").presses("Show the dates")
    alice.is_told("That would be 1,000 meetings. A pattern makes 200 at the most; end it sooner and carry it on later.")
    alice.fills("Or how many times", "").fills("Until", "1/11/2026").presses("Show the dates")
    alice.is_told("It ends before it begins.", beside="Until")


def test_a_pattern_not_made_yet_is_put_right_or_thrown_away(alice: Visitor, group: Group) -> None:
    series = group.makes(make_series)
    alice.visits("/meetings/patterns/").sees("Not made yet").follows("The first Tuesday of the month").follows(
        "Look at the dates"
    )
    alice.follows("Change the pattern").chooses("Which of the month?", "last").presses("Show the dates")
    alice.sees("The last Tuesday of the month")
    alice.visits(f"/meetings/patterns/{series.id}/").presses("Take it back: made by mistake").sees(
        "Taken back, with 0 meetings."
    )
    alice.presses("Put it back").sees("Nothing is made of it yet.")


def test_this_and_all_after_are_changed_and_what_stays_is_named(alice: Visitor, group: Group) -> None:
    series = group.makes(make_round, times=4, start_time=time(19, 30))
    first, second, third, last = group.asks(meetings_of, series)
    with group.at_work():
        change_meeting(meeting=session.get(Meeting, third.id), seen_version=None, meets_on=date(2027, 2, 3))
    alice.visits(f"/meetings/{second.id}/").follows("Change this and all after")
    assert alice.heading == "Change all from Tuesday 5 January 2027"
    alice.sees("2 meetings can change.", "These stay as they are: Wednesday 3 February 2027: it was moved by hand")
    alice.fills("Starts at", "6pm").presses("Change them").sees("2 meetings changed. 1 stayed as it was.")
    times = {one.id: one.start_time for one in group.asks(meetings_of, series)}
    assert times == {first.id: time(19, 30), second.id: time(18), third.id: time(19, 30), last.id: time(18)}


def test_this_and_all_after_are_cancelled_and_brought_back(alice: Visitor, group: Group) -> None:
    series = group.makes(make_round, times=3)
    second = group.asks(meetings_of, series)[1]
    alice.visits(f"/meetings/{second.id}/").follows("Cancel this and all after")
    assert (alice.heading, alice.field("Cancel those from this day on")) == (
        "Cancel all from Tuesday 5 January 2027", "05/01/2027",
    )  # fmt: skip
    alice.fills("Why?", "The hall is sold").presses("End it").sees(
        "It is ended. 2 meetings cancelled.", "The hall is sold"
    )
    alice.visits("/meetings/patterns/?show=over").sees("Ended").follows("The first Tuesday of the month")
    alice.presses("Bring it back").sees("It goes on. 2 meetings on again.")


def test_the_desk_says_what_runs_out_and_one_button_carries_it_on(alice: Visitor, group: Group) -> None:
    series = group.makes(make_round, starts_on=date(2025, 12, 2))
    alice.visits("/").sees("Carry on the first Tuesday of the month").visits(f"/meetings/patterns/{series.id}/")
    alice.sees("The last one made is on Tuesday 1 December 2026.").presses("Carry on for a year").sees(
        "11 meetings made, until"
    )
    alice.visits("/").does_not_see("Carry on the first Tuesday")


def test_whoever_may_only_look_sees_what_comes_round_and_no_buttons(dana: Visitor, group: Group) -> None:
    series = group.makes(make_round)
    dana.visits("/meetings/patterns/").follows("The first Tuesday of the month").does_not_see(
        "Change all still to come", "End it"
    )
    for address in ("dates/", "change/", "end/"):
        dana.visits(f"/meetings/patterns/{series.id}/{address}").is_refused()
    dana.visits(f"/meetings/{group.asks(meetings_of, series)[0].id}/").sees("Part of:").does_not_see("all after")


def test_an_own_kind_is_named_chosen_shown_filtered_and_put_away(alice: Visitor, group: Group) -> None:
    alice.visits("/meetings/kinds/").follows("Add a kind").fills("What is it called?", "Walk")
    alice.chooses("Which of these is it most like?", "Outing").presses("Add").sees("Walk can be chosen now.")
    alice.visits("/meetings/add/").chooses("What kind?", "Walk").fills("Day", "1/12/2026").presses("Add")
    assert alice.heading == "Walk on Tuesday 1 December 2026"
    alice.visits("/").sees("Next: walk")
    alice.visits("/meetings/").chooses("Kind", "Walk").presses("Search").sees("1 in all")
    assert "Walk" in alice.downloads("Download this list").get_data(as_text=True)
    alice.chooses("Kind", "Outing").presses("Search").sees("None is found.")
    alice.visits("/meetings/kinds/").presses("Put away: Walk").sees("Walk is no longer offered.")
    alice.visits("/meetings/add/").does_not_see("Walk")
    alice.visits("/meetings/1/change/").sees("Walk (no longer used)").presses("Save").sees("Saved.")
    alice.visits("/meetings/kinds/").presses("Use it again: Walk").sees("Walk is offered again.")


def test_what_comes_back_from_a_meeting_outside_stands_on_its_page(alice: Visitor, group: Group) -> None:
    group.makes(make_person)
    outside = group.makes(make_meeting, kind=MeetingKind.OUTSIDE)
    alice.visits(f"/meetings/{outside.id}/").sees("Nobody said yet who goes for the group.").follows(
        "Say who goes, and what came back"
    )
    alice.chooses("Who goes for us?", "Ann Example").fills("Who else, in words?", "and a friend")
    alice.fills("What came back", "They *liked* it.").presses("Save").sees(
        "Ann Example, and a friend", "They liked it."
    )
    group_meeting = group.makes(make_meeting)
    alice.visits(f"/meetings/{group_meeting.id}/").does_not_see("For the group")
    alice.visits(f"/meetings/{group_meeting.id}/outside/").finds_nothing()


def test_whoever_may_not_see_people_sees_the_letters_of_who_went(dana: Visitor, group: Group) -> None:
    outside = group.makes(make_outside, person=group.makes(make_person), who="Bo Vale", came_back="News")
    dana.visits(f"/meetings/{outside.meeting_id}/").sees("Who goes A. E.", "News").does_not_see(
        "Ann Example", "Bo Vale"
    )


def test_friends_hear_of_no_committee_in_what_comes_round(alice: Visitor, group: Group) -> None:
    series = group.makes(make_round, kind=MeetingKind.COMMITTEE)
    board = group.makes(make_own_kind, name="Board", is_like=MeetingKind.COMMITTEE)
    group.makes(change_group, formality=Formality.INFORMAL)
    alice.visits("/meetings/patterns/").does_not_see("Committee").visits(
        f"/meetings/patterns/{series.id}/"
    ).finds_nothing()
    alice.visits("/meetings/add/").does_not_see(board.name)
