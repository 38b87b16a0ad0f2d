"""What of the applications for money wants doing."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.funding import queries as funding
from esteem.funding.permissions import Funding
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Place, Task, urgency_of, when


def to_do() -> Iterator[Task]:
    """What whoever is asking may do of it, each with where it is done."""
    yield from _due()


def _due() -> Iterator[Task]:
    if not may(Funding.CHANGE):
        return
    today = dates.today()
    for due in funding.due_soon(today):
        left = due.days_left(today)
        what = f"{'Report to' if due.is_report else 'Send the application to'} {due.application.funder}"
        why = f"Due {when(left)}: {dates.say_day(due.due_on)}."
        where = Place("funding.application", {"application_id": due.application.id})
        yield Task(what, why, where, "Open it", urgency_of(left), left)
