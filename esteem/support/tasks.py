"""What of help from outside wants doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.support import queries as support
from esteem.support.permissions import Support
from esteem.support.queries.due import A_REVIEW_IS_DUE, THANKS_ARE_DUE


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _helpers() -> Iterator[Task]:
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


CHORES = (Chore(_helpers, (Support.CHANGE,), A_REVIEW_IS_DUE | THANKS_ARE_DUE),)
