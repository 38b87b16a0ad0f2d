"""What of an examiner’s visit wants doing: questions to answer, and the examiner’s own way in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.examining import queries
from esteem.examining.permissions import Examining
from esteem.examining.queries.visits import SOME_ASKED
from esteem.kernel import dates
from esteem.kernel.permissions import actor
from esteem.kernel.tasks import Chore, Place, Task, Urgency, when
from esteem.kernel.text import plural


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _questions() -> Iterator[Task]:
    for number, name, count in queries.waiting():
        yield Task(
            f"Answer {plural(count, 'question', 'questions')} of {name}", "They examine the books, and wait for it.",
            Place("examining.visit", {"visit_id": number}), "Answer", Urgency.SOON,
        )  # fmt: skip


def _own_visit() -> Iterator[Task]:
    if not actor().reads_only:
        return
    visit = queries.my_visit()
    if visit is not None:
        left = (visit.until_on - dates.today()).days
        yield Task(
            "Look through the books", f"You may until {dates.say_day(visit.until_on)}, {when(left)}.",
            Place("examining.books"), "Look", Urgency.SOON, left,
        )  # fmt: skip


CHORES = (
    Chore(_own_visit, (Examining.EXAMINE,)),
    Chore(_questions, (Examining.ANSWER,), SOME_ASKED),
)
