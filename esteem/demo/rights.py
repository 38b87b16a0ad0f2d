"""The invented group and people's rights: how long it keeps things, whom to ask, and somebody who asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from esteem.demo.story import Deed, Story, on
from esteem.people.models import Person
from esteem.privacy.actions.notice import write_details
from esteem.privacy.actions.requests import close_request, record_request
from esteem.privacy.actions.retention import decide
from esteem.privacy.rules.requests import Came, Ended, Kind
from esteem.privacy.rules.retention import Item


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """What was decided, and what was asked."""
    return story.past(_life(story, people))


def _life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    yield on(story.day(1, 6, 10), _settle)
    yield on(story.day(1, 9, 3), _answered, people)
    yield on(story.today - timedelta(days=12), _asked, people)


def _settle(_day: date) -> None:
    decide(item=Item.FORMER, months=12, because="The annual meeting found a year long enough")
    write_details(
        contact="Priya Raman, secretary: 07700 900343, priya@example.org",
        recipients="Whoever examines our accounts sees the names in our books, and nothing else.",
        abroad="",
        more="",
    )


def _answered(day: date, people: dict[str, Person]) -> None:
    asked = record_request(
        kind=Kind.CORRECTION, received_on=day, came=Came.SPOKEN, person_id=people["Winston Clarke"].id,
        details="His number on the list is an old one.",
    )  # fmt: skip
    close_request(request=asked, closed_on=day, ended=Ended.DONE, answer="Put right on the spot.")


def _asked(day: date, people: dict[str, Person]) -> None:
    record_request(
        kind=Kind.ACCESS, received_on=day, came=Came.WRITTEN, person_id=people["Eileen O’Rourke"].id,
        details="She would like to see what we have written down about her.",
    )  # fmt: skip
