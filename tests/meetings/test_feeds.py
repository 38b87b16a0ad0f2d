"""Private links to the calendar: whose they are, what they may see, and when they end."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.access.actions.accounts import change_account, let_in_again, stop_account
from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel import dates, history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.tokens import fingerprint
from esteem.meetings.actions import cancel_meeting, change_meeting, count_who_came, put_on_again, remove_meeting
from esteem.meetings.actions.feeds import NOT_HERE, change_feed, end_feed, make_feed
from esteem.meetings.models import CalendarFeed, Meeting
from esteem.meetings.queries.feeds import Owner, event_of, events_of, feed_of, feed_with, held_of_feeds
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.actions import merging, record_leaving, remove_person, welcome_back
from esteem.people.models import Person
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_account, make_meeting, make_person, make_term, make_venue

TODAY = date(2026, 11, 24)


def link(person: Person, **shows: bool) -> str:
    return make_feed(owner=Owner(person_id=person.id), **shows)


def titles(token: str) -> list[str]:
    feed = feed_with(token)
    assert feed is not None
    return [one.title for one in events_of(feed)]


def test_only_the_fingerprint_of_a_link_is_kept(books: Session) -> None:
    token = link(make_person())
    (feed,) = books.scalars(select(CalendarFeed))
    assert (feed.fingerprint, feed_with(token)) == (fingerprint(token), feed)
    assert token not in repr(history.of("calendar_feed", feed.id))


@pytest.mark.parametrize("token", ["", "x", "é" * 50, "../../etc", "a" * 5000, "'; drop table calendar_feed; --"])
def test_nonsense_is_nobody_s(books: Session, token: str) -> None:
    link(make_person())
    assert feed_with(token) is None


def test_a_new_link_ends_the_old_one_and_shows_as_much(books: Session) -> None:
    person = make_person()
    first, second = link(person, show_topic=True), link(person, show_topic=True)
    assert feed_with(first) is None
    assert feed_with(second) is not None
    end_feed(owner=Owner(person_id=person.id))
    assert feed_with(second) is None


def test_it_ends_when_they_leave_and_stays_ended_when_they_come_back(books: Session) -> None:
    person = make_person(joined_on=date(2026, 1, 1))
    token = link(person)
    record_leaving(person=person, left_on=TODAY)
    assert feed_with(token) is None
    welcome_back(person=person)
    assert feed_with(token) is None


def test_it_ends_when_they_are_taken_off_the_list(books: Session) -> None:
    person = make_person()
    token = link(person)
    remove_person(person=person)
    assert feed_with(token) is None
    with pytest.raises(RuleBroken, match=NOT_HERE):
        link(person)


def test_an_account_s_link_ends_when_it_is_stopped_and_for_good(books: Session) -> None:
    account = make_account(roles=["member"])
    token = make_feed(owner=Owner(account_id=account.id))
    assert feed_with(token) is not None
    stop_account(account=account)
    assert feed_with(token) is None
    let_in_again(account=account)
    assert feed_with(token) is None


def test_an_account_s_link_rests_while_its_roles_do_not_let_it_see_meetings(books: Session) -> None:
    account = make_account(roles=["member"])
    token = make_feed(owner=Owner(account_id=account.id))
    told = {"sign_in": account.sign_in, "name": account.name, "person_id": None}
    change_account(account=account, seen_version=None, roles={"member": TODAY}, **told)
    assert feed_with(token) is not None
    with dates.frozen(TODAY + timedelta(days=1)):
        assert feed_with(token) is None


def test_an_account_sees_what_its_pages_show_and_somebody_else_what_they_are_asked_to(books: Session) -> None:
    for kind in (MeetingKind.MEETING, MeetingKind.COMMITTEE, MeetingKind.AGM, MeetingKind.OUTSIDE):
        make_meeting(kind=kind)
    person = make_person()
    of_person, of_account = link(person), make_feed(owner=Owner(account_id=make_account(roles=["member"]).id))
    assert titles(of_person) == ["Meeting", "Annual general meeting"]
    assert titles(of_account) == ["Meeting", "Committee meeting", "Annual general meeting", "Outside meeting"]
    make_term(office="Chair", person=person)
    assert titles(of_person) == ["Meeting", "Committee meeting", "Annual general meeting"]
    change_group(formality=Formality.INFORMAL)
    assert titles(of_person) == ["Meeting"]


def test_it_says_what_is_on_and_where_only_when_that_was_chosen(books: Session) -> None:
    venue = make_venue(name="Cancer Centre", address="1 Row\nTown")
    make_meeting(title="Anna on lupus", venue_id=venue.id)
    person = make_person()
    token = link(person)
    feed = feed_of(Owner(person_id=person.id))
    assert feed is not None
    assert [(one.title, one.place) for one in events_of(feed)] == [("Meeting", "")]
    change_feed(feed=feed, seen_version=None, show_topic=True, show_place=True)
    assert feed_with(token) is feed
    assert [(one.title, one.place) for one in events_of(feed)] == [
        ("Meeting: Anna on lupus", "Cancer Centre, 1 Row, Town")
    ]


def seen(meeting: Meeting) -> tuple[int, datetime]:
    (one,) = event_of(meeting, full=False)
    return one.sequence, one.changed_at


def test_every_change_that_shows_counts_and_no_other_does(books: Session) -> None:
    meeting = make_meeting(meets_on=date(2026, 11, 3), start_time=time(19))
    uid, begun = meeting.uid, seen(meeting)
    with dates.frozen(datetime(2026, 11, 25, 9, tzinfo=begun[1].tzinfo)):
        count_who_came(meeting=meeting, seen_version=None, headcount=7, first_timers=None)
        assert seen(meeting) == begun
        count_who_came(meeting=meeting, seen_version=None, headcount=None, first_timers=None)
        change_meeting(meeting=meeting, seen_version=None, start_time=time(20))
        cancel_meeting(meeting=meeting, seen_version=None)
        put_on_again(meeting=meeting)
        assert (seen(meeting), meeting.uid) == ((3, dates.now()), uid)


def test_what_was_taken_off_is_told_as_cancelled_for_some_weeks(books: Session) -> None:
    person = make_person()
    token = link(person)
    remove_meeting(meeting=make_meeting(meets_on=date(2027, 6, 1)))
    assert titles(token) == ["Cancelled: Meeting"]
    with dates.frozen(TODAY + timedelta(weeks=9)):
        assert titles(token) == []


def test_what_has_been_stays_for_a_year(books: Session) -> None:
    token = link(make_person())
    for day in (date(2025, 11, 20), date(2025, 11, 24)):
        make_meeting(meets_on=day)
    assert len(titles(token)) == 1


def test_it_is_among_what_is_held_and_goes_with_them(books: Session) -> None:
    person = make_person()
    account = make_account(name="Ann Account", roles=["member"], person=person)
    token, other = link(person), make_feed(owner=Owner(account_id=account.id), show_place=True)
    held = held_of_feeds(person.id)
    assert held is not None
    assert [row[1] for row in held.rows] == ["when", "when and where"]
    erase_person(person_id=person.id, reason=Reason.ASKED)
    assert (feed_with(token), feed_with(other), held_of_feeds(person.id)) == (None, None, None)
    assert list(books.scalars(select(CalendarFeed))) == []


def test_two_who_are_one_keep_one_link(books: Session) -> None:
    kept, gone = make_person(name="Ann A"), make_person(name="Ann B")
    token = link(gone)
    merging.merge_people(kept=kept, gone=gone, seen_version=None, other_version=None, sides={})
    feed = feed_with(token)
    assert feed is not None
    assert feed.person_id == kept.id
    third = make_person(name="Ann C")
    old = link(third)
    merging.merge_people(kept=kept, gone=third, seen_version=None, other_version=None, sides={})
    assert (feed_with(token), feed_with(old)) == (feed, None)
