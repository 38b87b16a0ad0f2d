"""How the invented group tells of itself: a line at the foot of its programme, evenings for the public, a calendar on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import select

from esteem.demo.story import Deed, Story, on
from esteem.kernel.db import session
from esteem.meetings.actions.feeds import make_feed
from esteem.meetings.actions.programme import write_contact
from esteem.meetings.actions.public import mark_series
from esteem.meetings.models import Series
from esteem.meetings.queries.feeds import Owner
from esteem.people.models import Person

WORDS = "An evening together with tea. Come as you are; nobody has to say anything."
CONTACT = "Ring 01632 960600 first if you like, or just come along"


def life(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    """Once the Thursdays to come are planned."""
    yield on(story.today - timedelta(days=5), tell, people)


def tell(_day: date, people: Mapping[str, Person]) -> None:
    write_contact(settings=None, seen_version=None, contact=CONTACT)
    for series in session.scalars(select(Series)):
        mark_series(series=series, seen_version=None, is_public=True, public_words=WORDS)
    person = people["Eileen O’Rourke"]
    make_feed(owner=Owner(person_id=person.id), show_place=True)
