"""What of people’s rights wants doing."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Place, Task, Urgency, urgency_of
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries.requests import pressing
from esteem.privacy.queries.retention import is_review_due

MOST_REQUESTS = 3


def to_do() -> Iterator[Task]:
    """What whoever is asking may do of it, each with where it is done."""
    yield from _rights()


def _rights() -> Iterator[Task]:
    if may(Privacy.REQUESTS):
        for one in pressing()[:MOST_REQUESTS]:
            where = Place("privacy.request", {"request_id": one.request.id})
            why = f"{one.to_do}{f' by {dates.say_day(one.next_on)}' if one.next_on else ''}."
            urgency = urgency_of(one.days_left) if one.next_on else Urgency.WHEN_YOU_CAN
            yield Task(
                f"{one.request.who}: {one.request.kind.says.lower()}", why, where, "Open it", urgency, one.days_left
            )
    if may(Privacy.RETENTION) and is_review_due():
        why = "Once a year: whose time has come by your own schedule."
        yield Task("Look through who may be forgotten", why, Place("privacy.forget"), "Look", Urgency.WHEN_YOU_CAN)
