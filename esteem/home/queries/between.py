"""What the desk says of questions between meetings: to answer one, and to bring one before a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.home.rules import Place, Task, Urgency, urgency_of, when
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.questions import awaiting, unanswered_by_me

MOST = 3


def questions() -> Iterator[Task]:
    """To whoever is asked, the open ones they have not answered; to who writes minutes, what waits to be ratified."""
    if not may(MinutesOf.SEE):
        return
    today = dates.today()
    for one in unanswered_by_me()[:MOST]:
        left = (one.closes_on - today).days
        why = f"It closes {when(left)}, at the end of {dates.say_weekday(one.closes_on)}."
        where = Place("minutes.answer", {"question_id": one.id})
        yield Task(f"A question for you: {one.words}", why, where, "Answer", urgency_of(left), left)
    for one in awaiting()[:MOST] if may(MinutesOf.WRITE) and may(MinutesOf.SEE_ALL) else ():
        where = Place("minutes.question", {"question_id": one.id})
        why = "Decided between meetings; the next meeting ratifies it."
        yield Task(f"Bring to the next meeting: {one.words}", why, where, "Look at it", Urgency.WHEN_YOU_CAN)
