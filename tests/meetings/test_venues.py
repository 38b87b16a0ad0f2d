"""Places: what they cost and give, what they cost before, comparing them, notes, the alarm, and the people they name."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import NOTHING, Money
from esteem.meetings.actions import cancel_meeting
from esteem.meetings.actions.venues import (
    add_venue,
    change_note,
    change_venue,
    note_use,
    put_note_away,
    put_note_back,
    write_alarm,
)
from esteem.meetings.models import EarlierRate, Venue
from esteem.meetings.queries.comparison import compare
from esteem.meetings.queries.room_costs import OwnPattern, costs_of_meeting, own_pattern, room_costs
from esteem.meetings.queries.venues import has_alarm, has_contacts, held_of_venues, notes_on, venues_chosen
from esteem.meetings.rules.costs import (
    Charged,
    Costs,
    Rates,
    Sums,
    add_up,
    check_rates,
    costs_of,
    middle,
    over_a_year,
    rates_on,
    say_cost,
    say_price,
)
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.venues import VenueKind, must_book, read_length, say_length, show_length
from esteem.people.actions import merging
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_meeting, make_person, make_venue

HOURLY = Rates(Charged.HOUR, Money(1_000), Money(1_550), 120)
YEAR = Period(date(2026, 4, 1), date(2027, 4, 1))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2", 120), ("1.5", 90), ("1,25", 75), (".5", 30), ("½", 30), ("1½", 90), ("1h30", 90), ("1:30", 90), ("1:05", 65),
        ("90 minutes", 90), ("45m", 45), ("2 hours", 120), ("1 hour and 30 minutes", 90), ("24", 1440), ("1 min", 1),
    ],
)  # fmt: skip
def test_a_length_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert read_length(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["0", "-1", "25", "24.1", "1441 minutes", "a while", "99999999999", "٢", "1..5", "2 days"]
)
def test_a_length_of_nothing_or_more_than_a_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^Enter "):
        read_length(typed)


@given(st.integers(1, 1440))
def test_a_length_stands_in_its_field_as_it_is_read_again(minutes: int) -> None:
    assert read_length(show_length(minutes)) == minutes


def test_a_length_is_said_in_hours_and_minutes() -> None:
    assert [say_length(n) for n in (90, 60, 120, 45, 1)] == [
        "1 hour 30 minutes", "1 hour", "2 hours", "45 minutes", "1 minute",
    ]  # fmt: skip


def test_by_the_hour_the_time_is_paid_and_never_less_than_the_shortest_hire() -> None:
    assert costs_of(HOURLY, 180) == Costs(Money(3_000), Money(4_650))
    assert costs_of(HOURLY, 90) == Costs(Money(2_000), Money(3_100))
    assert costs_of(HOURLY, 90).in_kind == Money(1_100)


def test_for_a_meeting_the_price_is_the_same_however_long_it_is() -> None:
    rates = Rates(Charged.MEETING, Money(1_800), Money(2_400), 240)
    assert [costs_of(rates, minutes) for minutes in (None, 30, 600)] == [Costs(Money(1_800), Money(2_400))] * 3


def test_what_is_not_known_stays_not_known_and_free_stays_free() -> None:
    assert costs_of(HOURLY, None) == Costs(None, None)
    assert costs_of(Rates(Charged.HOUR, None, Money(500)), 60) == Costs(None, Money(500))
    assert costs_of(Rates(Charged.HOUR, NOTHING, Money(500)), None) == Costs(NOTHING, None)
    assert costs_of(Rates(Charged.HOUR, NOTHING, Money(500)), 60).in_kind == Money(500)
    assert Costs(Money(5), None).in_kind is None
    assert [say_cost(one) for one in (None, NOTHING, Money(5))] == ["not known", "free", "£0.05"]
    assert [say_price(p, Charged.HOUR) for p in (None, NOTHING, Money(1200))] == ["", "free", "£12.00 an hour"]


@given(st.integers(1, 10**7), st.integers(1, 1440), st.integers(1, 1440))
def test_an_hourly_price_is_exact_to_half_a_penny(pence: int, minutes: int, least: int) -> None:
    paid = costs_of(Rates(Charged.HOUR, Money(pence), None, least), minutes).paid
    assert paid is not None
    assert -Fraction(1, 2) < paid.pence - Fraction(pence * max(minutes, least), 60) <= Fraction(1, 2)


def test_sums_add_what_is_known_and_count_what_is_not() -> None:
    costs = [Costs(Money(10), Money(15)), Costs(Money(20), None), Costs(None, Money(5))]
    assert add_up(costs) == Sums(3, Money(30), 1, Money(5), 2)
    assert add_up([]) == Sums()
    assert over_a_year(Costs(Money(10), None), 24) == Costs(Money(240), None)


def test_the_price_is_that_of_the_day() -> None:
    old, older = Rates(cost=Money(2)), Rates(cost=Money(1))
    earlier = [(date(2026, 5, 31), old), (date(2025, 5, 31), older)]
    days = [date(2025, 5, 31), date(2025, 6, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [rates_on(day, earlier, HOURLY) for day in days] == [older, old, old, HOURLY]


def test_others_cannot_pay_less() -> None:
    check_rates(Rates(cost=Money(5), usual_rate=Money(5)))
    with pytest.raises(RuleBroken, match="Others pay less than you"):
        check_rates(Rates(cost=Money(5), usual_rate=Money(4)))


def test_the_usual_length_is_the_middle_one() -> None:
    assert [middle(found) for found in ([], [90], [60, 90], [300, 60, 90])] == [None, 90, 60, 90]


def test_a_home_a_park_and_a_phone_line_are_not_booked() -> None:
    assert {kind for kind in VenueKind if not must_book(kind, no_booking=False)} == {
        VenueKind.HOME, VenueKind.OUTDOORS, VenueKind.ONLINE,
    }  # fmt: skip
    assert (must_book(None, no_booking=False), must_book(VenueKind.CENTRE, no_booking=True)) == (True, False)


# Prices


def test_a_dearer_price_leaves_the_meetings_before_as_they_were(books: Session) -> None:
    hall = make_venue(cost=Money(1_000), usual_rate=Money(1_500))
    past, coming = (make_meeting(meets_on=day, venue_id=hall.id) for day in (date(2026, 10, 31), date(2026, 11, 1)))
    change_venue(venue=hall, seen_version=None, rates_from_on=date(2026, 11, 1), cost=Money(1_200))
    assert costs_of_meeting(past) == Costs(Money(1_000), Money(1_500))
    assert costs_of_meeting(coming) == Costs(Money(1_200), Money(1_500))
    change_venue(venue=hall, seen_version=None, cost=Money(1_250))
    assert costs_of_meeting(coming) == Costs(Money(1_250), Money(1_500))
    assert room_costs(YEAR).whole == Sums(2, Money(2_250), 0, Money(750), 0)


def test_a_price_from_a_day_must_differ_be_no_guess_and_come_in_order(books: Session) -> None:
    hall = make_venue(cost=Money(1_000))
    for told, says in [
        ({"rates_from_on": date(2026, 11, 1)}, "The price is as it was"),
        ({"rates_from_on": date(2026, 11, 25), "cost": Money(5)}, "still to come"),
        ({"cost": Money(9), "usual_rate": Money(8)}, "Others pay less than you"),
    ]:
        with pytest.raises(RuleBroken, match=says):
            change_venue(venue=hall, seen_version=None, **told)
        books.refresh(hall)
    change_venue(venue=hall, seen_version=None, rates_from_on=date(2026, 11, 1), cost=Money(1_200))
    with pytest.raises(RuleBroken, match="until 31 October 2026 already"):
        change_venue(venue=hall, seen_version=None, rates_from_on=date(2026, 11, 1), cost=Money(1_300))
    assert [(one.until_on, one.cost) for one in books.scalars(select(EarlierRate))] == [
        (date(2026, 10, 31), Money(1_000))
    ]


def test_what_rooms_cost_is_of_our_own_meetings_that_have_a_place_and_take_place(books: Session) -> None:
    hall = make_venue(
        name="Hall", charged=Charged.HOUR, cost=Money(1_000), usual_rate=Money(2_000), minimum_minutes=120
    )
    cafe = make_venue(name="Café")
    at = {"venue_id": hall.id, "start_time": time(19), "end_time": time(20, 30)}
    make_meeting(meets_on=date(2026, 4, 1), **at)
    make_meeting(meets_on=date(2027, 3, 31), kind=MeetingKind.COMMITTEE, venue_id=hall.id)
    make_meeting(meets_on=date(2026, 6, 1), venue_id=cafe.id)
    make_meeting(meets_on=date(2026, 6, 2))
    make_meeting(meets_on=date(2026, 6, 3), kind=MeetingKind.OUTSIDE, **at)
    make_meeting(meets_on=date(2026, 3, 31), **at)
    cancel_meeting(meeting=make_meeting(meets_on=date(2026, 6, 4), **at), seen_version=None)
    told = room_costs(YEAR)
    assert [(venue.name, sums) for venue, sums in told.places] == [
        ("Café", Sums(1, NOTHING, 1, NOTHING, 1)), ("Hall", Sums(2, Money(2_000), 1, Money(2_000), 1)),
    ]  # fmt: skip
    assert told.whole == Sums(3, Money(2_000), 2, Money(2_000), 2)
    assert room_costs(YEAR, until=date(2026, 4, 1)).whole == Sums(1, Money(2_000), 0, Money(2_000), 0)
    assert room_costs(YEAR, venue_id=cafe.id).whole == Sums(1, NOTHING, 1, NOTHING, 1)


def test_the_history_says_what_a_place_was_before(books: Session) -> None:
    hall = make_venue(name="Hall", parking="Behind")
    number = hall.id
    books.expunge_all()
    again = books.get(Venue, number)
    assert again is not None
    change_venue(venue=again, seen_version=None, parking="In front")
    assert next(entry.said for entry in history.of("venue", number)) == "Parking changed from Behind to In front."


# Comparing


def test_the_group_s_own_pattern_is_counted_from_its_meetings(books: Session) -> None:
    assert own_pattern() == OwnPattern(0, None, ahead=True)
    for month in (2, 3, 4):
        make_meeting(meets_on=date(2026, month, 3), start_time=time(19), end_time=time(21))
    make_meeting(meets_on=date(2025, 11, 20))
    make_meeting(kind=MeetingKind.COMMITTEE)
    make_meeting(start_time=time(19), end_time=time(20))
    assert own_pattern() == OwnPattern(3, 120, ahead=False)
    for month in (1, 2, 3):
        make_meeting(meets_on=date(2027, month, 3), start_time=time(19), end_time=time(20, 30))
    assert own_pattern() == OwnPattern(4, 90, ahead=True)


def test_places_are_compared_line_by_line(books: Session) -> None:
    hall = make_venue(
        name="Hall", charged=Charged.HOUR, cost=Money(1_000), usual_rate=Money(1_500), minimum_minutes=120, step_free=True,
        step_free_note="ramp", capacity=40, private=False,
    )  # fmt: skip
    cafe = make_venue(name="Café", parking="Street")
    home = make_venue(name="Ann’s", kind=VenueKind.HOME, cost=NOTHING, usual_rate=NOTHING)
    told = compare(venues_chosen([cafe.id, hall.id, cafe.id, home.id, 99]), times=24, minutes=90)
    assert [venue.name for venue in told.venues] == ["Café", "Hall", "Ann’s"]
    lines = {line.head: line.cells for part in told.parts for line in part.lines}
    assert lines["You pay"] == ["not known", "£10.00 an hour, for 2 hours at least", "free"]
    assert lines["A meeting"] == ["not known", "£20.00", "free"]
    assert lines["A year"] == ["not known", "£480.00", "free"]
    assert lines["Others would pay a year"] == ["not known", "£720.00", "free"]
    assert lines["Given in kind a year"] == ["not known", "£240.00", "nothing"]
    assert lines["Step-free way in"] == ["Not known", "Yes: ramp", "Not known"]
    assert lines["Privacy from passers-by"] == ["Not known", "No", "Not known"]
    assert lines["How many fit in"] == ["", "40", ""]
    assert lines["Each time"] == ["", "", "Need not be booked each time"]
    assert "How to book" not in lines
    assert told.reckoned == "24 meetings a year of 1 hour 30 minutes each"
    assert [venue.name for venue in told.only(1, 2).venues] == ["Hall", "Ann’s"]
    assert told.only(1, 2).parts[0].lines[1].cells == ["£20.00", "free"]


# Notes and the alarm


def test_a_note_after_use_is_put_right_put_away_and_put_back(books: Session) -> None:
    hall = make_venue()
    old = note_use(venue=hall, used_on=date(2026, 10, 1), text="Heating off")
    new = note_use(venue=hall, used_on=date(2026, 11, 1), text="Chairs short")
    assert [note.text for note in notes_on(hall)] == ["Chairs short", "Heating off"]
    change_note(note=old, seen_version=old.version, used_on=date(2026, 11, 2), text="Heating was off")
    put_note_away(note=new)
    assert [[one.text for one in notes_on(hall, put_away=away)] for away in (False, True)] == [
        ["Heating was off"], ["Chairs short"],
    ]  # fmt: skip
    put_note_back(note=new)
    assert len(notes_on(hall)) == 2
    with pytest.raises(RuleBroken, match="still to come"):
        note_use(venue=hall, used_on=date(2026, 11, 25), text="x")
    with pytest.raises(StaleEdit):
        change_note(note=old, seen_version=99, used_on=date(2026, 11, 2), text="x")


def test_the_alarm_is_written_changed_and_emptied_and_its_words_stand_in_no_history(books: Session) -> None:
    hall = make_venue()
    assert write_alarm(venue=hall, seen_version=None, note="") is None
    kept = write_alarm(venue=hall, seen_version=None, note="Code under the mat 1234")
    assert (kept is not None, has_alarm(hall.id)) == (True, True)
    with pytest.raises(StaleEdit):
        write_alarm(venue=hall, seen_version=99, note="x")
    write_alarm(venue=hall, seen_version=None, note="")
    assert not has_alarm(hall.id)
    said = " ".join(entry.said for entry in history.of("venue_alarm", hall.id))
    assert ("1234" in said, "Alarm" in said or "alarm" in said) == (False, True)


# People whom places name


def looked_after(books: Session) -> tuple[Venue, int]:
    person = make_person(name="Pat Vale")
    hall = add_venue(
        name="Hall", contact_id=person.id, phone="0115 496 0123", no_voicemail=True, key_holder_id=person.id,
        key_holder="Pat’s shed",
    )  # fmt: skip
    return hall, person.id


def test_whoever_looks_after_a_place_is_told_so(books: Session) -> None:
    _, number = looked_after(books)
    held = held_of_venues(number)
    assert held is not None
    assert list(held.rows) == [
        ("Hall", "They are asked for it", "0115 496 0123 Do not leave a voicemail"),
        ("Hall", "They hold the key", "Pat’s shed"),
    ]
    assert held_of_venues(make_person(name="Else").id) is None
    assert has_contacts()


def test_whoever_is_erased_is_named_by_no_place_and_their_number_goes(books: Session) -> None:
    hall, number = looked_after(books)
    change_venue(venue=hall, seen_version=None, notes="Pat Vale locks up")
    erase_person(person_id=number, reason=Reason.ASKED)
    books.expire_all()
    kept = (hall.contact_id, hall.phone, hall.no_voicemail, hall.key_holder_id, hall.key_holder)
    assert (*kept, "Pat Vale" in hall.notes) == (None, "", False, None, "", False)
    assert not any("Pat" in entry.said or "0115" in entry.said for entry in history.of("venue", hall.id))


def test_two_who_are_one_look_after_what_either_did(books: Session) -> None:
    hall, number = looked_after(books)
    gone = make_person(name="Patrick Vale")
    cafe = make_venue(name="Café", contact_id=gone.id)
    kept = books.get(type(gone), number)
    assert kept is not None
    merging.merge_people(kept=kept, gone=gone, seen_version=None, other_version=None, sides={})
    assert (cafe.contact_id, hall.contact_id) == (number, number)


@pytest.mark.parametrize(
    "told",
    [{"cost": Money(-1)}, {"capacity": 0}, {"capacity": 10**9}, {"minimum_minutes": 1441}, {"minimum_minutes": 0}],
)
def test_the_table_itself_refuses_what_makes_no_sense(books: Session, told: dict[str, object]) -> None:
    with pytest.raises(Exception, match=r"CHECK constraint failed: ck_venue_"):
        make_venue(**told)
