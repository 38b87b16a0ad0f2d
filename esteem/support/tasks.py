"""What of help from outside wants doing."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Place, Task, Urgency, urgency_of, when
from esteem.support import queries as support
from esteem.support.permissions import Support


def to_do() -> Iterator[Task]:
    """What whoever is asking may do of it, each with where it is done."""
    yield from _helpers()


def _helpers() -> Iterator[Task]:
    if not may(Support.CHANGE):
        return
    today = dates.today()
    for one in support.waiting(today):
        left, day = one.days_left(today), dates.say_day(one.due_on)
        if one.is_review:
            where = Place("support.review", {"helper_id": one.row_id})
            what = f"Look again at what was agreed with {one.name}"
            yield Task(what, f"Due {when(left)}: {day}.", where, "Look at it", urgency_of(left), left)
        else:
            where = Place("support.speaker", {"speaker_id": one.row_id})
            yield Task(
                f"Send thanks to {one.name}", f"They spoke on {day}.", where, "Write it down", Urgency.SOON, left
            )
