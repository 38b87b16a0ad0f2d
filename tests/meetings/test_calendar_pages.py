"""The calendar, private links to it, what is marked for the public, and the text to paste."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from flask import Flask
from icalendar import Calendar

from esteem.access.actions.accounts import stop_account
from esteem.access.queries import account_named
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, Nation, RuleKey
from esteem.kernel.db import session
from esteem.meetings.actions import cancel_meeting, change_meeting
from esteem.meetings.actions.programme import write_contact
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import Wanted, meetings_found
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.months import Month
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.rules.items import ItemKind
from esteem.people.actions import record_leaving
from esteem.people.models import Person
from tests.backstage import Group
from tests.makers import make_meeting, make_person, make_round, make_venue
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)


# The calendar


def test_a_month_shows_its_meetings_its_holidays_and_today(dana: Visitor, group: Group) -> None:
    group.makes(change_group, nation=Nation.SCOTLAND)
    group.makes(
        make_meeting, meets_on=date(2026, 11, 30), start_time=time(19, 30), title="Sleep", kind=MeetingKind.TALK
    )
    off = group.makes(make_meeting, meets_on=date(2026, 11, 5))
    group.makes(lambda: cancel_meeting(meeting=_again(off), seen_version=None))
    dana.visits("/meetings/").follows("Calendar").is_at("/meetings/calendar/")
    dana.sees(
        "November 2026",
        "Tuesday 24 November 2026 Today",
        "Bank holiday: St Andrew’s Day",
        "7.30 pm Talk: Sleep",
        "Cancelled",
    )
    dana.follows("7.30 pm Talk: Sleep").sees("Talk on Monday 30 November 2026")


def test_one_goes_from_month_to_month_and_back_to_today(dana: Visitor) -> None:
    dana.visits("/meetings/calendar/?month=2026-12").sees("December 2026", "No meeting this month.")
    dana.follows("January 2027 →").sees("January 2027").follows("Today").sees(
        "November 2026", "Tuesday 24 November 2026 Today"
    )


@pytest.mark.parametrize(
    "written", ["2026-13", "0001-01", "2026-00", "9999-12", "2026-1", "x", "٢٠٢٦-١١", "2026-11-01", "", "-" * 500]
)
def test_a_month_that_makes_no_sense_is_this_one(dana: Visitor, written: str) -> None:
    dana.visits(f"/meetings/calendar/?month={written}")
    assert dana.heading == "November 2026"


@pytest.mark.parametrize(("written", "beside"), [("1900-01", "February 1900 →"), ("2199-12", "← November 2199")])
def test_the_first_and_the_last_month_lead_only_one_way(dana: Visitor, written: str, beside: str) -> None:
    dana.visits(f"/meetings/calendar/?month={written}").sees(
        beside, "The bank holidays of this year are not in the program."
    )


def test_every_month_has_all_its_days_in_whole_weeks() -> None:
    for year in range(2020, 2030):
        for number in range(1, 13):
            month = Month(year, number)
            days = [day for week in month.weeks for day in week if day]
            assert (days[0], days[-1], len(days)) == (month.first_on, month.last_on, month.last_on.day)
            assert all(len(week) == 7 for week in month.weeks)
            assert all(day is None or day.weekday() == place for week in month.weeks for place, day in enumerate(week))
            assert month.following.before == month


def test_an_informal_group_s_calendar_knows_no_committee(dana: Visitor, group: Group) -> None:
    group.makes(make_meeting, meets_on=date(2026, 11, 30), kind=MeetingKind.COMMITTEE)
    dana.visits("/meetings/calendar/").sees("Committee meeting")
    group.makes(change_group, formality=Formality.INFORMAL)
    dana.visits("/meetings/calendar/").does_not_see("Committee meeting")


# The private link


def made(visitor: Visitor) -> str:
    """The address of the link that the page shows, as a phone would ask for it."""
    found = re.search(r"http://[^<\s]+/meetings\.ics", visitor.answer.text)
    assert found, visitor.answer.text
    return re.sub(r"^http://[^/]+", "", found[0])


def asks(app: Flask, address: str, **headers: str) -> tuple[int, list[str]]:
    """What a phone, which never signs in, is answered: the status, and the titles in the calendar."""
    answer = app.test_client().get(address, headers=headers)
    if answer.status_code != 200:
        return answer.status_code, []
    assert answer.content_type == "text/calendar; charset=utf-8"
    return 200, [str(event["SUMMARY"]) for event in Calendar.from_ical(answer.get_data()).walk("VEVENT")]


def test_somebody_puts_the_meetings_on_their_phone(dana: Visitor, group: Group, app: Flask) -> None:
    group.makes(make_meeting, title="Sleep", kind=MeetingKind.TALK)
    dana.visits("/meetings/calendar/").follows("In your own calendar").presses("Make my link")
    dana.sees("Your link is made.", "shown only now", "Open in this device’s calendar")
    address = made(dana)
    assert asks(app, address) == (200, ["Talk"])
    dana.visits("/meetings/calendar/link/").does_not_see("meetings.ics").sees("It shows when.")
    dana.ticks("Show what is on").presses("Save").sees("It shows when and what is on.")
    assert asks(app, address) == (200, ["Talk: Sleep"])
    dana.presses("Make a new link; the old one ends")
    assert (asks(app, address)[0], asks(app, made(dana))) == (404, (200, ["Talk: Sleep"]))
    renewed = made(dana)
    dana.presses("End it").sees("Your link works no more.", "Make my link")
    assert asks(app, renewed)[0] == 404


def test_a_phone_that_has_the_newest_is_told_so_in_a_word(dana: Visitor, group: Group, app: Flask) -> None:
    meeting = group.makes(make_meeting)
    dana.visits("/meetings/calendar/link/").presses("Make my link")
    address = made(dana)
    first = app.test_client().get(address)
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    again = app.test_client().get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    group.makes(lambda: cancel_meeting(meeting=_again(meeting), seen_version=None))
    changed = app.test_client().get(address, headers={"If-None-Match": tag})
    (event,) = Calendar.from_ical(changed.get_data()).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"], event["SUMMARY"]) == ("CANCELLED", 1, "Cancelled: Meeting")
    assert app.test_client().head(address).status_code == 200


def _again(meeting: Meeting) -> Meeting:
    return session.get_one(Meeting, meeting.id)


@pytest.mark.parametrize("token", ["x", "%00", "..%2f..", "é", "a" * 3000, "%F0%9F%8E%82"])
def test_nonsense_for_a_link_is_nothing(charlie: Visitor, token: str) -> None:
    charlie.visits(f"/meetings/calendar/feed/{token}/meetings.ics").finds_nothing()


def test_it_ends_at_the_next_request_after_the_account_is_stopped(dana: Visitor, group: Group, app: Flask) -> None:
    dana.visits("/meetings/calendar/link/").presses("Make my link")
    address = made(dana)
    group.makes(lambda: stop_account(account=account_named("dana")))  # type: ignore[arg-type]
    assert asks(app, address)[0] == 404


def test_somebody_who_does_not_sign_in_is_given_one(alice: Visitor, group: Group, app: Flask) -> None:
    person = group.makes(make_person, name="Ann Example", joined_on=date(2026, 1, 1))
    group.makes(make_meeting)
    group.makes(make_meeting, kind=MeetingKind.COMMITTEE)
    alice.visits(f"/people/{person.id}/").follows("A link to the calendar").ticks("Show where").presses("Make the link")
    address = made(alice)
    assert asks(app, address) == (200, ["Meeting"])
    alice.visits(f"/people/{person.id}/").sees("It shows when and where.")
    group.makes(lambda: record_leaving(person=_person(person.id), left_on=TODAY))
    assert asks(app, address)[0] == 404
    alice.visits(f"/meetings/calendar/people/{person.id}/").sees("They are not here any more")
    alice.visits(f"/people/{person.id}/").does_not_see("Calendar link")


def _person(number: int) -> Person:
    return session.get_one(Person, number)


def test_who_may_not_change_people_gives_no_links(dana: Visitor, group: Group) -> None:
    person = group.makes(make_person)
    dana.visits(f"/meetings/calendar/people/{person.id}/").is_refused()


def test_one_meeting_is_taken_along(dana: Visitor, group: Group) -> None:
    venue = group.makes(make_venue, name="Hall")
    group.makes(make_meeting, title="Tea; cake, 🎂", start_time=time(19), venue_id=venue.id)
    dana.visits("/meetings/1/")
    plain = Calendar.from_ical(dana.downloads("Calendar file").get_data()).walk("VEVENT")[0]
    full = Calendar.from_ical(dana.downloads("One with what is on and where").get_data()).walk("VEVENT")[0]
    assert (plain["SUMMARY"], "LOCATION" in plain) == ("Meeting", False)
    assert (full["SUMMARY"], full["LOCATION"], full["UID"]) == ("Meeting: Tea; cake, 🎂", "Hall", plain["UID"])


# For the public


def test_a_meeting_is_marked_and_nothing_is_published(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, kind=MeetingKind.TALK)
    alice.visits("/meetings/1/").sees("Not for the public.").follows("Change whether it is for the public page")
    alice.sees("There is no public page yet, so nothing is published.").ticks("It may be on the public page")
    alice.fills("What the public is told", "A talk about sleep; all are welcome.").presses("Save")
    alice.sees("Nothing is published yet.", "A talk about sleep; all are welcome.")
    alice.visits("/meetings/").follows("For the public").sees("none of this is published", "A talk about sleep")


def test_a_pattern_marks_those_to_come_and_those_made_later(alice: Visitor, group: Group) -> None:
    series = group.makes(make_round, times=3)
    alice.visits(f"/meetings/patterns/{series.id}/").follows("Change whether they are for the public page")
    alice.ticks("It may be on the public page").fills("What the public is told", "Come along.").presses("Save")
    alice.sees("Saved for 3 meetings still to come.")
    assert [one.public_words for one in group.asks(meetings_found, Wanted())] == ["Come along."] * 3
    alice.visits("/meetings/public/").sees("The first Tuesday of the month", "3 still to come")


def test_the_committee_s_is_never_public(alice: Visitor, group: Group) -> None:
    group.makes(make_meeting, kind=MeetingKind.COMMITTEE)
    alice.visits("/meetings/1/public/").ticks("It may be on the public page").presses("Save")
    alice.is_told(
        "A committee meeting is not for the public page. Take the tick off.", beside="It may be on the public page"
    )


# The text


def test_a_text_to_paste_has_when_where_and_how_to_get_in(dana: Visitor, group: Group) -> None:
    venue = group.makes(make_venue, name="Hall", address="1 Row\nTown", step_free=True, access="Bus 7.")
    group.makes(make_meeting, start_time=time(19, 30), end_time=time(21), venue_id=venue.id, title="Sleep")
    group.makes(write_contact, settings=None, seen_version=None, contact="Ring 0115 496 0123")
    dana.visits("/meetings/1/").follows("Text to paste into a message")
    assert dana.field("To copy").split("\n") == [
        "Meeting", "", "Tuesday 1 December 2026, 7.30 pm to 9 pm", "Hall", "1 Row", "Town", "", "Step-free.", "Bus 7.", "",
        "Sleep", "", "Ring 0115 496 0123",
    ]  # fmt: skip
    dana.follows("Name the group")
    assert dana.field("To copy").startswith("Meeting of Riverside Friends\n")


def test_a_formal_one_says_whose_it_is_and_what_is_still_missing(alice: Visitor, group: Group) -> None:
    group.makes(put_rules_in_force, {RuleKey.AGM_NOTICE_DAYS: "21"}, source="Constitution", since_on=date(2026, 4, 20))
    group.makes(make_meeting, kind=MeetingKind.AGM, meets_on=date(2026, 12, 31))
    alice.visits("/meetings/1/notice/text/").sees(
        "Send notice by", "no time is kept yet", "no place is kept yet", "vote on"
    )
    assert alice.field("To copy").startswith("Notice of the annual general meeting of Riverside Friends\n")
    alice.presses("Notice was sent today").sees("24 November 2026")
    alice.visits("/meetings/1/notice/text/").sees("Notice was sent on 24 November 2026.").does_not_see(
        "Notice was sent today"
    )


def test_the_business_is_what_the_agenda_has(alice: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting, kind=MeetingKind.AGM, start_time=time(19))
    for title in ("Accounts", "Elections"):
        group.makes(lambda title=title: add_item(meeting=_again(meeting), title=title, kind=ItemKind.DECIDE))
    alice.visits("/meetings/1/notice/text/").does_not_see("vote on")
    assert "What it is about:\n1. Accounts\n2. Elections" in alice.field("To copy")


def test_one_that_is_off_is_told_as_off(dana: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(lambda: cancel_meeting(meeting=_again(meeting), seen_version=None, because="The heating is broken"))
    dana.visits("/meetings/1/notice/text/")
    assert (
        dana.field("To copy") == "The meeting on Tuesday 1 December 2026 does not take place.\nThe heating is broken."
    )


def test_a_change_is_seen_in_the_text(dana: Visitor, group: Group) -> None:
    meeting = group.makes(make_meeting)
    group.makes(lambda: change_meeting(meeting=_again(meeting), seen_version=None, meets_on=date(2026, 12, 2)))
    dana.visits("/meetings/1/notice/text/")
    assert dana.field("To copy") == "Meeting\n\nWednesday 2 December 2026"
