"""Private links to the calendar are made, made anew, changed and ended."""

from __future__ import annotations

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.tokens import fingerprint, new_token
from esteem.meetings.models import CalendarFeed
from esteem.meetings.queries.feeds import Owner, feed_of, feeds_of_person
from esteem.people.models import Person

NOT_HERE = "Only somebody who is here can have a link."


def make_feed(*, owner: Owner, show_topic: bool = False, show_place: bool = False) -> str:
    """The secret of their link, which is kept nowhere else; the one they had works no more. Flushes. Raises RuleBroken."""
    person = session.get(Person, owner.person_id) if owner.person_id is not None else None
    if owner.person_id is not None and (person is None or not person.is_here):
        raise RuleBroken(NOT_HERE)
    feed = feed_of(owner)
    if feed is None:
        feed = CalendarFeed(account_id=owner.account_id, person_id=owner.person_id)
        session.add(feed)
    token = new_token()
    feed.fingerprint, feed.made_at = fingerprint(token), dates.now()
    feed.show_topic, feed.show_place = show_topic, show_place
    session.flush()
    return token


def change_feed(*, feed: CalendarFeed, seen_version: int | None, show_topic: bool, show_place: bool) -> CalendarFeed:
    """It shows more or less from the next time it is asked. Raises StaleEdit."""
    check_version(feed, seen_version)
    feed.show_topic, feed.show_place = show_topic, show_place
    session.flush()
    return feed


def end_feed(*, owner: Owner) -> None:
    """Their link works no more, for good. Flushes."""
    feed = feed_of(owner)
    if feed is not None:
        session.delete(feed)
        session.flush()


def end_with_account(*, account_id: int) -> None:
    """The account was stopped."""
    end_feed(owner=Owner(account_id=account_id))


def end_with_person(*, person_id: int) -> None:
    """They left, or were taken off the list."""
    end_feed(owner=Owner(person_id=person_id))


def erase_feeds(*, person_id: int) -> None:
    """They are erased: nothing is left of their links, nor of what history said of them."""
    gone = feeds_of_person(person_id)
    for feed in gone:
        session.delete(feed)
    session.flush()
    for feed in gone:
        history.blank("calendar_feed", feed.id)


def merge_feeds(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: the link of the one that is kept stays; the other's goes on where there is none."""
    old, kept = feed_of(Owner(person_id=gone_id)), feed_of(Owner(person_id=kept_id))
    if old is not None and kept is None:
        old.person_id = kept_id
    elif old is not None:
        session.delete(old)
    session.flush()
