"""What of people’s rights wants doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries.requests import SOME_OPEN, pressing
from esteem.privacy.queries.retention import MAY_BE_DUE, is_review_due

MOST_REQUESTS = 3


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _requests() -> Iterator[Task]:
    for one in pressing()[:MOST_REQUESTS]:
        where = Place("privacy.request", {"request_id": one.request.id})
        why = f"{one.to_do}{f' by {dates.say_day(one.next_on)}' if one.next_on else ''}."
        urgency = urgency_of(one.days_left) if one.next_on else Urgency.WHEN_YOU_CAN
        yield Task(f"{one.request.who}: {one.request.kind.says.lower()}", why, where, "Open it", urgency, one.days_left)


def _review() -> Iterator[Task]:
    if is_review_due():
        why = "Once a year: whose time has come by your own schedule."
        yield Task("Look through who may be forgotten", why, Place("privacy.forget"), "Look", Urgency.WHEN_YOU_CAN)


CHORES = (
    Chore(_requests, (Privacy.REQUESTS,), SOME_OPEN),
    Chore(_review, (Privacy.RETENTION,), MAY_BE_DUE),
)
