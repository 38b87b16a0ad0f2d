"""What the group decides about how long things are kept, and about whom."""

from __future__ import annotations

from datetime import date

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import memory
from esteem.people.models import Person
from esteem.privacy.models import KeptLonger, RetentionChoice, RetentionReview
from esteem.privacy.queries.retention import NOBODY, choice_of, settled_long_ago
from esteem.privacy.rules.clock import months_after
from esteem.privacy.rules.retention import USUAL_OF, Item

ANOTHER_YEAR = 12  # months


def decide(*, item: Item, months: int, because: str = "", seen_version: int | None = None) -> RetentionChoice | None:
    """Keep this so many months from now on; None when that is what is usual. Raises StaleEdit, RuleBroken."""
    usual, choice = USUAL_OF[item], choice_of(item)
    if usual.fixed or usual.months is None:
        raise RuleBroken("This line is not for the group to change: the program, or the law, sees to it.")
    memory().pop("schedule", None)
    if choice is not None:
        check_version(choice, seen_version)
    if months == usual.months and not because:
        _forget(choice)
        return None
    if choice is None:
        choice = RetentionChoice(item=item, months=months)
        session.add(choice)
    choice.months, choice.because = months, because
    session.flush()
    return choice


def _forget(choice: RetentionChoice | None) -> None:
    if choice is not None:
        session.delete(choice)
        session.flush()


def keep_longer(*, person_id: int, because: str, until_on: date | None = None) -> KeptLonger:
    """Keep somebody another year, because of something. Raises RuleBroken for who was erased."""
    person = session.get(Person, person_id)
    if person is None or person.erased_at is not None:
        raise RuleBroken("They are erased already.")
    until = until_on or months_after(dates.today(), ANOTHER_YEAR)
    kept = KeptLonger(person_id=person_id, decided_on=dates.today(), until_on=until, because=because)
    session.add(kept)
    session.flush()
    return kept


def record_review() -> RetentionReview:
    """Who may be forgotten was looked through today."""
    review = RetentionReview(reviewed_on=dates.today())
    session.add(review)
    session.flush()
    return review


def blank_settled() -> int:
    """Take the words out of requests settled long ago; the days and how each ended stay. Returns how many."""
    old = settled_long_ago()
    for request in old:
        request.details = request.answer = ""
        request.name = NOBODY if request.person_id is None else ""
    session.flush()
    for request in old:
        history.blank("privacy_request", request.id)
    return len(old)
