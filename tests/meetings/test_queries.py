from datetime import date, time

import pytest
from sqlalchemy.orm import Session

from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.kernel.dates import Period
from esteem.meetings.actions import cancel_meeting, count_who_came, put_on_again, remove_meeting, retire_venue
from esteem.meetings.models import Meeting
from esteem.meetings.queries import (
    Wanted,
    at_the_same_time,
    attendance,
    attendance_of,
    meetings_found,
    meetings_held,
    meetings_listed,
    next_meeting,
    notice_for,
    use_of,
    venue_called,
    venues_found,
    without_headcount,
    years_with_meetings,
)
from esteem.meetings.rules.attendance import Attendance
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lists import Use, When
from tests.makers import make_meeting, make_venue

TODAY = date(2026, 11, 24)
YEAR = Period(date(2026, 4, 1), date(2027, 4, 1))


def held(day: date, came: int | None = None, first_timers: int | None = None, **details: object) -> Meeting:
    return count_who_came(
        meeting=make_meeting(meets_on=day, **details), seen_version=None, headcount=came, first_timers=first_timers
    )


def test_those_to_come_run_forwards_and_those_that_have_been_backwards(books: Session) -> None:
    days = [date(2026, 11, 23), TODAY, date(2026, 12, 1), date(2025, 1, 1)]
    for day in days:
        make_meeting(meets_on=day)
    assert [meeting.meets_on for meeting in meetings_found(Wanted())] == [TODAY, date(2026, 12, 1)]
    assert [m.meets_on for m in meetings_found(Wanted(when=When.PAST))] == [date(2026, 11, 23), date(2025, 1, 1)]


def test_on_one_day_the_earlier_comes_first_and_an_open_time_last(books: Session) -> None:
    late, open_time, early = (make_meeting(start_time=start) for start in (time(19), None, time(9)))
    assert meetings_found(Wanted()) == [early, late, open_time]


def test_removed_meetings_have_a_list_of_their_own(books: Session) -> None:
    gone, there = remove_meeting(meeting=make_meeting()), make_meeting()
    assert (meetings_found(Wanted()), meetings_found(Wanted(when=When.REMOVED))) == ([there], [gone])


def test_a_list_is_narrowed_by_kind_and_year(books: Session) -> None:
    talk = make_meeting(kind=MeetingKind.TALK)
    other = make_meeting(meets_on=date(2027, 1, 1))
    assert meetings_found(Wanted(kind=MeetingKind.TALK)) == [talk]
    assert meetings_found(Wanted(year=2027)) == [other]
    assert meetings_found(Wanted(year=1999)) == []
    assert years_with_meetings() == [2027, 2026]


@pytest.mark.parametrize("sought", ["SLEEP", "sleep", "mug", "riverside", "Café"])
def test_a_meeting_is_found_by_what_is_on_its_notes_and_its_place(books: Session, sought: str) -> None:
    venue = make_venue(name="Riverside Cafe")
    meeting = make_meeting(title="Sleeping better", notes="Bring a mug", venue_id=venue.id)
    make_meeting(title="Quiz")
    assert meetings_found(Wanted(sought=sought)) == [meeting]


@pytest.mark.parametrize("sought", ["%", "_", "\\"])
def test_the_signs_of_a_pattern_are_only_signs(books: Session, sought: str) -> None:
    make_meeting(title="Quiz")
    assert meetings_found(Wanted(sought=sought)) == []


def test_a_page_past_the_end_is_the_last_one(books: Session) -> None:
    for _ in range(51):
        make_meeting()
    last = meetings_listed(Wanted(), number=9)
    assert (last.count, last.number, len(last.rows)) == (51, 2, 1)


def test_the_next_meeting_is_today_s_or_the_first_after_it(books: Session) -> None:
    assert next_meeting(TODAY) is None
    later = make_meeting(meets_on=date(2026, 12, 8))
    make_meeting(meets_on=date(2026, 11, 23))
    cancel_meeting(meeting=make_meeting(meets_on=date(2026, 11, 25)), seen_version=None)
    remove_meeting(meeting=make_meeting(meets_on=date(2026, 11, 26)))
    assert next_meeting(TODAY) is later
    today = make_meeting(meets_on=TODAY)
    assert next_meeting(TODAY) is today
    assert next_meeting(date(2026, 11, 25)) is later


def test_meetings_held_are_those_of_the_period_up_to_today_that_took_place(books: Session) -> None:
    make_meeting(meets_on=date(2026, 3, 31))
    first = make_meeting(meets_on=date(2026, 4, 1))
    cancel_meeting(meeting=make_meeting(meets_on=date(2026, 5, 1)), seen_version=None)
    remove_meeting(meeting=make_meeting(meets_on=date(2026, 5, 2)))
    committee = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 6, 1))
    today = make_meeting(meets_on=TODAY)
    make_meeting(meets_on=date(2026, 11, 25))
    assert meetings_held(YEAR) == [first, today]
    assert meetings_held(YEAR, {MeetingKind.COMMITTEE}) == [committee]


def test_attendance_counts_what_was_counted(books: Session) -> None:
    assert attendance(YEAR) == Attendance(held=0, counted=0, total=0, first_timers=0)
    held(date(2026, 4, 7), 8, 2)
    held(date(2026, 5, 5), 13)
    held(date(2026, 6, 2))
    held(date(2026, 3, 3), 99)
    held(date(2026, 6, 3), 5, kind=MeetingKind.COMMITTEE)
    counted = attendance(YEAR)
    assert counted == Attendance(held=3, counted=2, total=21, first_timers=2)
    assert counted.average == 11


def test_the_attendance_of_a_list_is_of_what_it_shows(books: Session) -> None:
    held(date(2026, 4, 7), 8, kind=MeetingKind.TALK, title="Sleep")
    held(date(2026, 5, 5), 13)
    cancel_meeting(meeting=make_meeting(meets_on=date(2026, 5, 6)), seen_version=None)
    assert attendance_of(Wanted(when=When.PAST)) == Attendance(held=2, counted=2, total=21, first_timers=0)
    assert attendance_of(Wanted(when=When.PAST, sought="sleep")).total == 8


def test_those_nobody_counted_are_named_the_latest_first(books: Session) -> None:
    old, new = make_meeting(meets_on=date(2026, 10, 6)), make_meeting(meets_on=date(2026, 11, 3))
    held(date(2026, 11, 10), 0)
    make_meeting(meets_on=TODAY)
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 4))
    cancel_meeting(meeting=make_meeting(meets_on=date(2026, 11, 5)), seen_version=None)
    assert without_headcount(TODAY) == [new, old]
    assert without_headcount(TODAY, most=1) == [new]


def test_notice_is_minded_for_the_kinds_the_rules_speak_of(books: Session) -> None:
    agm = make_meeting(kind=MeetingKind.AGM, meets_on=date(2026, 12, 8))
    assert notice_for(agm) is None
    rules = {RuleKey.AGM_NOTICE_DAYS: "21", RuleKey.GENERAL_NOTICE_DAYS: "14", RuleKey.COMMITTEE_NOTICE_DAYS: "7"}
    put_rules_in_force(rules, source="Constitution", since_on=TODAY)

    def says(kind: MeetingKind) -> str | None:
        notice = notice_for(make_meeting(kind=kind, meets_on=date(2026, 12, 15)))
        return notice.says if notice else None

    assert says(MeetingKind.AGM) == "Send notice by 24 November 2026: your rules ask for 21 days."
    assert says(MeetingKind.SPECIAL) == "Send notice by 1 December 2026: your rules ask for 14 days."
    assert says(MeetingKind.COMMITTEE) == "Send notice by 8 December 2026: your rules ask for 7 days."
    assert says(MeetingKind.SOCIAL) is None
    assert notice_for(cancel_meeting(meeting=agm, seen_version=None)) is None


def test_two_meetings_at_one_place_and_time_are_pointed_out(books: Session) -> None:
    here, there = make_venue(name="Here"), make_venue(name="There")
    meeting = make_meeting(venue_id=here.id, start_time=time(19), end_time=time(21))
    other = make_meeting(venue_id=here.id, start_time=time(20))
    make_meeting(venue_id=here.id, start_time=time(21))
    make_meeting(venue_id=there.id, start_time=time(20))
    make_meeting(start_time=time(20))
    assert (at_the_same_time(meeting), at_the_same_time(other)) == ([other], [meeting])
    cancel_meeting(meeting=other, seen_version=None)
    assert at_the_same_time(meeting) == []
    assert at_the_same_time(put_on_again(meeting=other)) == [meeting]


def test_places_are_listed_by_name_those_no_longer_used_apart(books: Session) -> None:
    for name in ("zoo", "Äcker", "Bar"):
        make_venue(name=name)
    retire_venue(venue=make_venue(name="Closed"))
    assert [venue.name for venue in venues_found(use=Use.IN_USE)] == ["Äcker", "Bar", "zoo"]
    assert [venue.name for venue in venues_found(use=Use.RETIRED)] == ["Closed"]


@pytest.mark.parametrize("sought", ["cafe", "CAFÉ", "back lane"])
def test_a_place_is_found_by_name_and_address_and_not_by_whom_to_ring(books: Session, sought: str) -> None:
    venue = make_venue(name="Café", address="Back Lane", contact_name="Pat")
    make_venue(name="Hall")
    assert venues_found(use=Use.IN_USE, sought=sought) == [venue]
    assert venues_found(use=Use.IN_USE, sought="pat") == []


def test_a_place_in_use_is_known_by_its_name_however_it_is_written(books: Session) -> None:
    venue = make_venue(name="Corner Café")
    assert venue_called("corner  cafe") is venue
    retire_venue(venue=venue)
    assert venue_called("Corner Café") is None


def test_a_place_knows_how_it_was_used_and_what_is_planned(books: Session) -> None:
    venue = make_venue()
    assert (use_of(venue, TODAY).times, use_of(venue, TODAY).last_on) == (0, None)
    make_meeting(meets_on=date(2026, 10, 6), venue_id=venue.id)
    make_meeting(meets_on=date(2026, 11, 3), venue_id=venue.id)
    coming = make_meeting(meets_on=TODAY, venue_id=venue.id)
    cancel_meeting(meeting=make_meeting(venue_id=venue.id), seen_version=None)
    used = use_of(venue, TODAY)
    assert (used.times, used.last_on, used.coming) == (2, date(2026, 11, 3), [coming])


def test_an_informal_group_sees_no_formal_meetings_whatever_was_kept(books: Session) -> None:
    make_meeting(kind=MeetingKind.AGM)
    make_meeting(kind=MeetingKind.SPECIAL, meets_on=date(2026, 10, 6))
    removed = remove_meeting(meeting=make_meeting(kind=MeetingKind.COMMITTEE))
    assert meetings_found(Wanted(when=When.REMOVED)) == [removed]
    change_group(formality=Formality.INFORMAL)
    assert [meetings_found(Wanted(when=when)) for when in When] == [[], [], []]
    assert (next_meeting(TODAY), meetings_held(YEAR), years_with_meetings()) == (None, [], [])
