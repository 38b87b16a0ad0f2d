"""What of the applications for money wants doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.funding import queries as funding
from esteem.funding.permissions import Funding
from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, urgency_of, when


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _due() -> Iterator[Task]:
    today = dates.today()
    for due in funding.due_soon(today):
        left = due.days_left(today)
        what = f"{'Report to' if due.is_report else 'Send the application to'} {due.application.funder}"
        why = f"Due {when(left)}: {dates.say_day(due.due_on)}."
        where = Place("funding.application", {"application_id": due.application.id})
        yield Task(what, why, where, "Open it", urgency_of(left), left)


CHORES = (Chore(_due, (Funding.CHANGE,), funding.SOME_DUE),)
