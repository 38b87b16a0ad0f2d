"""What of the offices wants doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.committee import queries as committee
from esteem.committee.permissions import Committee
from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _offices() -> Iterator[Task]:
    for need in committee.needs_doing(dates.today()):
        if need.office_id is None:
            why = "Chair, secretary, treasurer: who holds which, and since when."
            yield Task(need.says, why, Place("committee.index"), "Write it down", Urgency.FIRST_STEPS)
        else:
            where = Place("committee.office", {"office_id": need.office_id})
            yield Task(need.says, "", where, "Look at it", Urgency.WHEN_YOU_CAN)


CHORES = (Chore(_offices, (Committee.CHANGE,)),)
