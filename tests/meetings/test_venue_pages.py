"""Places from page to paper: kept, compared, booked, noted about; the alarm apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.meetings.actions.bookings import write_booking
from esteem.meetings.actions.venues import note_use, write_alarm
from esteem.meetings.models import Venue
from esteem.meetings.queries.venues import looks_at_alarm, venues_whole
from esteem.meetings.rules.bookings import BookingStatus
from esteem.meetings.rules.costs import Charged
from esteem.meetings.rules.lists import Use
from esteem.meetings.rules.venues import VenueKind
from esteem.support.actions import add_organisation
from tests.backstage import Group
from tests.makers import make_meeting, make_person, make_venue
from tests.statements import queries
from tests.visitor import Visitor

HALL = {
    "name": "Hall",
    "charged": Charged.HOUR,
    "cost": Money(1_000),
    "usual_rate": Money(1_500),
    "minimum_minutes": 120,
}


def make_hall(**details: object) -> Venue:
    return make_venue(**{**HALL, **details})


def test_a_place_keeps_all_that_helps_to_choose_and_use_it(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Pat Vale")
    group.makes(add_organisation, name="Parish Council")
    alice.visits("/meetings/venues/add/").fills("What is it called?", "Hall").fills("Parking", "Behind, six spaces")
    alice.chooses("Is there a lift?", "No").fills("More about the lift", "all on one floor")
    alice.chooses("Is it private: can passers-by neither see nor hear?", "Yes").fills("How many fit in?", "40")
    alice.chooses("The price is for", "An hour").fills("What you pay", "10").fills("What others pay", "15.50")
    alice.fills("Shortest hire", "1.5").fills("How to book", "By e-mail").fills(
        "If you cancel", "Free until a week before"
    )
    alice.chooses("Whose place is it?", "Parish Council").chooses(
        "Whom to ask, if it is one of your people", "Pat Vale"
    )
    alice.chooses("Who holds the key, if it is one of your people", "Pat Vale").fills("The key in words", "in the shed")
    alice.presses("Add").sees(
        "Hall is added.", "Parking Behind, six spaces", "How many fit in 40", "Lift No: all on one floor",
        "Privacy from passers-by Yes", "Not known yet: step-free way in, accessible toilet, hearing loop, quiet room, kitchen.", "We pay £10.00 an hour", "Others pay £15.50 an hour",
        "Shortest hire 1 hour 30 minutes", "Whose place Parish Council", "Whom to ask for Pat Vale", "Key Pat Vale, in the shed",
        "How to book By e-mail", "If you cancel Free until a week before",
    )  # fmt: skip
    alice.follows("Change")
    assert (alice.field("Shortest hire"), alice.field("What others pay")) == ("1:30", "15.50")
    alice.presses("Save").sees("Saved.")


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("What you pay", "-1", "Enter £0.00 or more."),
        ("What others pay", "5", "Others pay less than you. Look at both prices."),
        ("How many fit in?", "0", "Enter a whole number from 1 to 10,000."),
        ("How many fit in?", "1000000000", "Enter a whole number from 1 to 10,000."),
        ("Shortest hire", "25", "Enter a length of more than nothing and not more than a day, like 2 or 1.5."),
        ("Shortest hire", "all day", "Enter hours, like 2 or 1.5, or 90 minutes."),
        (
            "If the price has changed: since when?",
            "1/12/2026",
            "The price is as it was. Change it, or leave this blank.",
        ),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field_and_kept(
    alice: Visitor, group: Group, label: str, typed: str, sentence: str
) -> None:
    group.makes(make_hall)
    alice.visits("/meetings/venues/1/change/").fills(label, typed).presses("Save").is_told(sentence, beside=label)
    assert (alice.answer.status_code, alice.field(label)) == (422, typed)


def test_a_new_price_is_written_down_with_the_day_it_holds_from(alice: Visitor, group: Group) -> None:
    group.makes(make_hall)
    at = {"venue_id": 1, "start_time": time(19), "end_time": time(21)}
    group.makes(make_meeting, meets_on=date(2026, 11, 3), **at)
    group.makes(make_meeting, **at)
    alice.visits("/meetings/venues/1/change/").fills("What you pay", "12").fills(
        "If the price has changed: since when?", "20 Nov 2026"
    ).presses("Save")
    alice.sees("2 meetings here in the year to 31 March 2027, those planned too: £44.00 paid; £16.00 given in kind.")
    alice.visits("/meetings/1/").sees("It costs £20.00; others would pay £30.00, so £10.00 is given in kind.")
    alice.visits("/meetings/2/").sees("It costs £24.00; others would pay £30.00, so £6.00 is given in kind.")


def test_a_place_that_is_put_away_is_still_where_it_was(alice: Visitor, group: Group) -> None:
    group.makes(make_hall)
    group.makes(make_meeting, venue_id=1, meets_on=date(2026, 11, 3))
    alice.visits("/meetings/venues/1/").presses("We no longer use it")
    alice.visits("/meetings/1/").sees("Where Hall")
    alice.visits("/meetings/venues/costs/").sees("Hall")
    alice.visits("/meetings/venues/compare/").sees("Too few places to compare")


def test_the_file_of_places_is_complete_and_never_has_the_alarm(alice: Visitor, bob: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Pat Vale")
    venue = group.makes(make_hall, contact_id=person.id, parking="Behind", toilet=True, toilet_note="by the door")
    group.makes(write_alarm, venue=venue, seen_version=None, note="1234 then enter")
    told = alice.downloads("/meetings/venues/venues.csv").get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert told[0].split(",")[:7] == [
        "Name", "Kind", "Address", "Getting there", "Parking", "Step-free way in", "Step-free way in: more",
    ]  # fmt: skip
    assert told[1] == ("Hall,,,,Behind,,,,,yes,by the door,,,,,,,,,,An hour,10.00,15.00,120,yes,,,,no,,Pat Vale,,,,")
    assert "1234" not in bob.downloads("/meetings/venues/venues.csv").get_data(as_text=True)


# The alarm


def test_the_alarm_is_for_those_who_may_see_it_and_looking_is_written_down(
    alice: Visitor, bob: Visitor, dana: Visitor, group: Group, freeze: Callable[[datetime], None]
) -> None:
    venue = group.makes(make_hall)
    for stranger in (bob, dana):
        stranger.visits("/meetings/venues/1/").does_not_see("alarm")
        stranger.visits("/meetings/venues/1/alarm/").is_refused()
        stranger.visits("/meetings/venues/1/alarm/change/").is_refused()
    alice.visits("/meetings/venues/1/").follows("Write it down").fills("The alarm", "Code 1234").presses("Save")
    alice.sees("Code 1234", "Who looked at this Alice Marsh")
    assert len(group.asks(looks_at_alarm, venue.id)) == 1
    alice.visits("/meetings/venues/1/").does_not_see("1234").follows("How it is set")
    assert len(group.asks(looks_at_alarm, venue.id)) == 1
    freeze(dates.now() + timedelta(minutes=6))
    alice.visits("/meetings/venues/1/alarm/change/")
    assert len(group.asks(looks_at_alarm, venue.id)) == 2
    alice.fills("The alarm", "").presses("Save").sees("Nothing is written down.")


# Notes after use


def test_a_note_is_added_changed_put_away_and_back(alice: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(make_hall)
    alice.visits("/meetings/venues/1/").follows("Add a note").fills("Day", "3/11/26").fills(
        "What is to be remembered?", "The heating was off"
    ).presses("Add")
    alice.sees("3 November 2026 The heating was off").follows("Change the note of 3 November 2026")
    alice.fills("What is to be remembered?", "").presses("Save").is_told(
        "Enter what is to be kept.", beside="What is to be remembered?"
    )
    alice.visits("/meetings/venues/1/notes/1/").fills("What is to be remembered?", "Cold").presses("Save").sees("Cold")
    dana.visits("/meetings/venues/1/").does_not_see("Cold", "Notes after use")
    alice.visits("/meetings/venues/1/notes/1/").presses("Put it away").sees("1 note put away")
    alice.presses("Put it back: 3 November 2026").sees("The note is back.")
    group.makes(make_venue, name="Café")
    alice.visits("/meetings/venues/2/notes/1/").finds_nothing()


# Comparing


def test_places_are_compared_on_the_group_s_own_pattern_and_on_paper(alice: Visitor, group: Group) -> None:
    group.makes(make_hall, private=True)
    group.makes(make_venue, name="Café", cost=Money(0), step_free=False)
    for day in (1, 8, 15):
        group.makes(make_meeting, meets_on=date(2026, 12, day), start_time=time(19), end_time=time(21))
    alice.visits("/meetings/venues/").follows("Compare").sees("3 as planned for the next twelve months.")
    alice.unticks("Café").presses("Compare").sees("Tick at least 2 places.")
    alice.ticks("Café").presses("Compare").sees("For 3 meetings a year of 2 hours each")
    rows = {row[0]: row[1:] for row in alice.rows("Places compared") if len(row) == 3}
    assert rows["A year"] == ["free", "£60.00"]
    assert rows["Given in kind a year"] == ["not known", "£30.00"]
    alice.fills("Meetings a year", "10").fills("How long is each?", "3").presses("Compare")
    alice.sees("For 10 meetings a year of 3 hours each", "£300.00")
    alice.follows("On paper").sees("Places compared", "For 10 meetings a year of 3 hours each.", "£300.00")
    alice.follows("Large type").follows("Across the sheet")
    answer = alice.downloads("Print or save as PDF")
    assert (answer.mimetype, answer.get_data()[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == ('inline; filename="places-compared-2026-11-24-large-type.pdf"')


@pytest.mark.parametrize(
    "asked",
    [
        "place=1", "place=nonsense&times=many&length=ages", "place=99&place=98", "times=999999999&length=1000",
        "place=-1&place=٣",
        "&".join(f"place={n}" for n in range(300)),
    ],
)  # fmt: skip
def test_nonsense_in_the_address_of_a_comparison_is_nothing(alice: Visitor, group: Group, asked: str) -> None:
    group.makes(make_hall)
    group.makes(make_venue, name="Café")
    for address in ("/meetings/venues/compare/", "/meetings/venues/compare/paper/"):
        alice.visits(f"{address}?{asked}")
        assert alice.answer.status_code == 200
    assert alice.downloads(f"/meetings/venues/compare/places.pdf?{asked}").get_data()[:5] == b"%PDF-"


def test_six_places_are_compared_at_the_most(alice: Visitor, group: Group) -> None:
    for number in range(7):
        group.makes(make_venue, name=f"Place {number}")
    alice.visits("/meetings/venues/compare/?" + "&".join(f"place={n}" for n in range(1, 8))).sees("Only the first 6")
    assert len(alice.rows("Places compared")[0]) == 7


# What rooms cost


def test_what_rooms_cost_is_told_for_each_of_the_group_s_years(alice: Visitor, group: Group) -> None:
    group.makes(make_hall)
    at = {"venue_id": 1, "start_time": time(19), "end_time": time(21)}
    for day in (date(2026, 3, 31), date(2026, 4, 1), date(2027, 1, 5)):
        group.makes(make_meeting, meets_on=day, **at)
    alice.visits("/meetings/venues/").follows("What rooms cost").sees(
        "1 meeting: £20.00 paid; £10.00 given in kind.",
        "The whole year with what is planned: 2 meetings; £40.00 paid; £20.00 given in kind.",
    )
    assert alice.rows("Place by place, the whole year") == [["Hall", "2", "£40.00", "£20.00"]]
    file = alice.downloads("Download this table").get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert file[1:] == ["Hall,2,40.00,0,20.00,0", "All places,2,40.00,0,20.00,0"]
    alice.chooses("Year to", "31 March 2026").presses("Show").sees("1 meeting: £20.00 paid").does_not_see("planned")
    alice.visits("/meetings/venues/costs/?year=nonsense").sees("31 March 2027")


# Bookings


def test_a_room_is_booked_from_the_meeting_s_page(alice: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(make_hall)
    group.makes(make_meeting, venue_id=1)
    alice.visits("/meetings/1/").sees("The room Booking Not asked yet").follows("Write down the booking")
    assert alice.field("Who saw to it?") == "Alice Marsh"
    alice.chooses("How does it stand?", "Confirmed").fills("Booking reference", "B7").presses("Save")
    alice.sees("Booking Confirmed", "Confirmed on 24 November 2026", "Reference B7", "Who saw to it Alice Marsh")
    dana.visits("/meetings/1/").sees("Booking Confirmed").does_not_see("B7", "Who saw to it")
    alice.visits("/meetings/1/change/").fills("Day", "2/12/26").presses("Save")
    alice.sees("It was booked for Tuesday 1 December 2026. Ask for the new time.", "Booking Not asked yet")
    alice.visits("/meetings/1/booking/").fills("Since when?", "1/12/26").presses("Save").is_told(
        "1 December 2026 is still to come. Enter the day they were asked, or answered.", beside="Since when?"
    )


def test_all_the_next_ones_are_asked_for_in_one_message_and_confirmed_in_one_go(alice: Visitor, group: Group) -> None:
    group.makes(make_hall, phone="0115 496 0123", no_voicemail=True, contact_name="Mrs Dale")
    for day in (1, 8, 15):
        group.makes(make_meeting, venue_id=1, meets_on=date(2026, 12, day), start_time=time(19), end_time=time(21))
    alice.visits("/").sees("Book Hall for 3 meetings", "Not confirmed yet for 3 meetings; the first is in 7 days.")
    alice.visits("/meetings/venues/1/").follows("Book the next ones").sees(
        "Ask for 3 days", "Mrs Dale", "0115 496 0123 Do not leave a voicemail"
    )
    assert "- Tuesday 8 December 2026, 7 pm to 9 pm" in alice.field("A message to paste")
    alice.unticks("Tuesday 15 December 2026, 7 pm to 9 pm: not asked yet").presses(
        "Write it down for all that are ticked"
    )
    alice.sees("2 bookings: asked for.", "Ask for 1 day")
    alice.presses("They have been asked").sees("1 booking: asked for.").does_not_see("They have been asked")
    alice.presses("Write it down for all that are ticked").sees("3 bookings: confirmed.")
    alice.presses("Write it down for all that are ticked").is_told("Tick at least one.", beside="For which?")
    alice.visits("/").does_not_see("Book Hall", "Hear from Hall")


def test_a_room_no_longer_needed_is_told_on_the_desk_and_given_back(alice: Visitor, group: Group) -> None:
    with group.at_work():
        make_hall()
        meeting = make_meeting(venue_id=1)
        write_booking(
            meeting=meeting, seen_version=None, stands=BookingStatus.CONFIRMED, on=None, reference="", by_whom=""
        )
    alice.visits("/meetings/1/cancel/").presses("Cancel it").sees(
        "The room is still booked for Tuesday 1 December 2026"
    )
    alice.visits("/").sees("Tell Hall what you no longer need").visits("/meetings/venues/1/bookings/")
    assert "We no longer need the room on these days:\n\n- Tuesday 1 December 2026" in alice.field("A message to paste")
    alice.presses("They have been told").sees("1 booking taken off.", "Nothing to book")
    alice.visits("/meetings/1/").does_not_see("still booked")


def test_only_those_who_plan_meetings_write_bookings(bob: Visitor, dana: Visitor, group: Group) -> None:
    group.makes(make_hall)
    group.makes(make_meeting, venue_id=1)
    for someone in (bob, dana):
        someone.visits("/meetings/1/").does_not_see("Write down the booking")
        for address in ("/meetings/1/booking/", "/meetings/venues/1/bookings/", "/meetings/venues/1/notes/add/"):
            someone.visits(address).is_refused()


def test_a_place_that_need_not_be_booked_is_on_nobody_s_desk(alice: Visitor, group: Group) -> None:
    group.makes(make_venue, name="Ann’s", kind=VenueKind.HOME)
    group.makes(make_meeting, venue_id=1)
    alice.visits("/meetings/1/").sees("It need not be booked each time.")
    alice.visits("/").does_not_see("Book Ann’s")


def test_a_meeting_elsewhere_at_the_same_time_is_pointed_out(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, new_venue="Hall", start_time=time(19), end_time=time(21))
    group.makes(make_meeting, new_venue="Café", start_time=time(20))
    alice.visits("/meetings/1/").sees("At the same time at Café: Meeting, 8 pm.")
    alice.visits("/meetings/2/").sees("At the same time at Hall: Meeting, 7 pm to 9 pm.")


def test_many_places_and_bookings_ask_the_database_no_more_than_few(alice: Visitor, group: Group) -> None:
    def make(many: int) -> None:
        with group.at_work():
            person = make_person(name=f"Pat {many}")
            for number in range(many):
                hall = make_hall(name=f"Hall {many} {number}", contact_id=person.id, key_holder_id=person.id)
                make_meeting(venue_id=hall.id)
                make_meeting(venue_id=1)
                note_use(venue=hall, used_on=date(2026, 11, 1), text="x")

    addresses = [
        "/", "/meetings/venues/", "/meetings/venues/venues.csv", "/meetings/venues/1/", "/meetings/venues/1/bookings/",
        "/meetings/venues/costs/", "/meetings/venues/compare/?place=1&place=2", "/meetings/venues/costs/room-costs.csv",
    ]  # fmt: skip
    counts = []
    for many in (2, 20):
        make(many)
        counts.append([])
        for address in addresses:
            with queries() as asked:
                alice.client.get(address)
            counts[-1].append(len(asked))
    assert counts[1] == counts[0]
    assert len(group.asks(venues_whole, use=Use.IN_USE)) == 22
