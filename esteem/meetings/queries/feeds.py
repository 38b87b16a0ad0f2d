"""Private links to the calendar: whose a secret is, what they may see, and what is held of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from esteem.committee.queries import holders_on
from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.tokens import fingerprint
from esteem.meetings.models import CalendarFeed, Meeting, OwnKind, Venue
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.meetings import known_here
from esteem.meetings.rules.feeds import PAST_KEPT, TOLD_GONE, kinds_seen, title_of
from esteem.meetings.rules.icalendar import Event
from esteem.meetings.rules.kinds import kind_said
from esteem.meetings.rules.lists import MeetingStatus
from esteem.people.models import Person
from esteem.people.rules.held import Held


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a link is: an account's, or somebody's who does not sign in."""

    account_id: int | None = None
    person_id: int | None = None


def feed_of(owner: Owner) -> CalendarFeed | None:
    """Their link, if they have one."""
    account, person = CalendarFeed.account_id, CalendarFeed.person_id
    mine = account == owner.account_id if owner.person_id is None else person == owner.person_id
    return session.scalar(select(CalendarFeed).where(mine))


def feed_with(token: str) -> CalendarFeed | None:
    """The link of this secret, while whoever it is for may see meetings; None for every other, whatever the reason."""
    feed = session.scalar(select(CalendarFeed).where(CalendarFeed.fingerprint == fingerprint(token)))
    return feed if feed is not None and _works(feed) else None


def _works(feed: CalendarFeed) -> bool:
    if feed.account_id is not None:
        return Meetings.SEE in the_house().account_may(feed.account_id)
    person = session.get(Person, feed.person_id)
    return person is not None and person.is_here


def events_of(feed: CalendarFeed) -> list[Event]:
    """What they may see, from a year ago on; what was taken off lately is told as cancelled."""
    seen = _may_be_seen(feed)
    return _events(seen, _lately(), show_topic=feed.show_topic, show_place=feed.show_place)


def event_of(meeting: Meeting, *, full: bool) -> list[Event]:
    """One meeting alone."""
    return _events(Meeting.id == meeting.id, show_topic=full, show_place=full)


def _may_be_seen(feed: CalendarFeed) -> ColumnElement[bool]:
    """An account sees what its pages show; somebody who does not sign in what they are asked to."""
    if feed.account_id is not None:
        return known_here()
    held = holders_on(dates.today())
    on_committee = any(one.person.id == feed.person_id and one.office.on_committee for one in held)
    return known_here() & Meeting.kind.in_(kinds_seen(on_committee=on_committee))


def _lately() -> ColumnElement[bool]:
    since = Meeting.meets_on >= dates.today() - PAST_KEPT
    return since & or_(Meeting.removed_at.is_(None), Meeting.removed_at >= dates.now() - TOLD_GONE)


def _events(*conditions: ColumnElement[bool], show_topic: bool, show_place: bool) -> list[Event]:
    """Columns and not rows of the model: five hundred of those would take as long as all the rest."""
    word = our_words().Meeting
    asked = (
        select(
            Meeting.uid, Meeting.shown_version, Meeting.shown_at, Meeting.meets_on, Meeting.start_time, Meeting.end_time,
            Meeting.kind, Meeting.title, Meeting.status, Meeting.removed_at, OwnKind.name, Venue.name, Venue.address,
        )
        .outerjoin(OwnKind, OwnKind.id == Meeting.own_kind_id)
        .outerjoin(Venue, Venue.id == Meeting.venue_id)
        .where(*conditions)
        .order_by(Meeting.meets_on, Meeting.start_time, Meeting.id)
    )  # fmt: skip
    found = []
    for uid, version, at, day, start, end, kind, topic, status, removed, own, venue, address in session.execute(asked):
        off = status is MeetingStatus.CANCELLED or removed is not None
        title = title_of(kind_said(kind, word), own or "", topic, show_topic=show_topic, is_cancelled=off)
        place = ", ".join(filter(None, [venue, *(address or "").splitlines()])) if show_place and venue else ""
        found.append(Event(uid, version, at, day, start, end, title, place, off))
    return found


def feeds_of_person(person_id: int) -> list[CalendarFeed]:
    """Their own link, and that of the account they sign in with."""
    whose, found = the_house().person_of_account, session.scalars(select(CalendarFeed)).all()
    return [
        feed
        for feed in found
        if feed.person_id == person_id or (feed.account_id is not None and whose(feed.account_id) == person_id)
    ]


def held_of_feeds(person_id: int) -> Held | None:
    """That they have a private link to the calendar, and what it shows."""
    rows = [(dates.say_moment(feed.made_at), feed.shows) for feed in feeds_of_person(person_id)]
    return Held("A private link to the calendar", ("Made", "Shows"), rows, place=53) if rows else None


def has_feeds() -> bool:
    return session.scalar(select(CalendarFeed.id).limit(1)) is not None
