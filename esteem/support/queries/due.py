"""What waits to be done: reviews that are due, and speakers who were not thanked yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.signs import in_days, some
from esteem.people.models import Person
from esteem.support.models import Helper, Speaker
from esteem.support.queries.helping import NAMED
from esteem.support.queries.lists import helps_now
from esteem.support.rules.kinds import SOON_DAYS, due_until

A_REVIEW_IS_DUE = some(
    Helper.review_on <= in_days(SOON_DAYS), Helper.ended_on.is_(None) | (Helper.ended_on > in_days())
)
THANKS_ARE_DUE = some(Speaker.speaks_on < in_days(), Speaker.thanked_on.is_(None), Speaker.put_away_at.is_(None))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review of what was agreed with somebody, or thanks to a speaker; `row_id` is the helper's or the speaker's."""

    name: str
    row_id: int
    due_on: date
    is_review: bool

    def days_left(self, today: date) -> int:
        """Days until it is due; below nought when the day has passed."""
        return (self.due_on - today).days


def waiting(today: date) -> list[Waiting]:
    """Reviews due within four weeks or overdue, and talks given without a word of thanks since; the oldest first."""
    return sorted([*_reviews(today), *_thanks(today)], key=lambda one: one.due_on)


def _reviews(today: date) -> Iterator[Waiting]:
    chosen = select(Helper).join(Person, Helper.person_id == Person.id)
    for helper in session.scalars(chosen.where(helps_now(today), Helper.review_on <= due_until(today))):
        assert helper.review_on is not None, "chosen because it has one"
        yield Waiting(helper.person.goes_by, helper.id, helper.review_on, is_review=True)


def _thanks(today: date) -> Iterator[Waiting]:
    chosen = select(Speaker).join(Person, Speaker.person_id == Person.id).where(NAMED)
    spoke = (Speaker.speaks_on < today) & Speaker.thanked_on.is_(None) & Speaker.put_away_at.is_(None)
    for speaker in session.scalars(chosen.where(spoke)):
        assert speaker.speaks_on is not None, "chosen because it has one"
        yield Waiting(speaker.person.goes_by, speaker.id, speaker.speaks_on, is_review=False)
