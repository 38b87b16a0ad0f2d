"""What of an examiner’s visit wants doing: questions to answer, and the examiner’s own way in."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.examining import queries
from esteem.examining.permissions import Examining
from esteem.kernel import dates
from esteem.kernel.permissions import actor, may
from esteem.kernel.tasks import Place, Task, Urgency, when
from esteem.kernel.text import plural


def to_do() -> Iterator[Task]:
    """What whoever is asking may do of it: one query."""
    if actor().reads_only and may(Examining.EXAMINE):
        yield from _own_visit()
    elif may(Examining.ANSWER):
        for number, name, count in queries.waiting():
            yield Task(
                f"Answer {plural(count, 'question', 'questions')} of {name}", "They examine the books, and wait for it.",
                Place("examining.visit", {"visit_id": number}), "Answer", Urgency.SOON,
            )  # fmt: skip


def _own_visit() -> Iterator[Task]:
    visit = queries.my_visit()
    if visit is not None:
        left = (visit.until_on - dates.today()).days
        yield Task(
            "Look through the books", f"You may until {dates.say_day(visit.until_on)}, {when(left)}.",
            Place("examining.books"), "Look", Urgency.SOON, left,
        )  # fmt: skip
