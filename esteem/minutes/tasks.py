"""What of minutes, questions and actions wants doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.actions import SOME_OVERDUE, overdue_glance
from esteem.minutes.queries.approving import SOME_DRAFTS, waiting_drafts
from esteem.minutes.queries.meetings import called
from esteem.minutes.queries.questions import SOME_GO_ON, awaiting, unanswered_by_me
from esteem.minutes.rules.actions import ActionsShown

MOST_DRAFTS = MOST_QUESTIONS = 3


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _questions() -> Iterator[Task]:
    """To whoever is asked, the open ones they have not answered; to who writes minutes, what waits to be ratified."""
    today = dates.today()
    for one in unanswered_by_me()[:MOST_QUESTIONS]:
        left = (one.closes_on - today).days
        why = f"It closes {when(left)}, at the end of {dates.say_weekday(one.closes_on)}."
        where = Place("minutes.answer", {"question_id": one.id})
        yield Task(f"A question for you: {one.words}", why, where, "Answer", urgency_of(left), left)
    for one in awaiting()[:MOST_QUESTIONS] if may(MinutesOf.WRITE) and may(MinutesOf.SEE_ALL) else ():
        where = Place("minutes.question", {"question_id": one.id})
        why = "Decided between meetings; the next meeting ratifies it."
        yield Task(f"Bring to the next meeting: {one.words}", why, where, "Look at it", Urgency.WHEN_YOU_CAN)


def _drafts() -> Iterator[Task]:
    """Drafts that wait to be finished a week after the meeting, and what the next meeting of their kind may approve."""
    word = called()
    for one in waiting_drafts()[:MOST_DRAFTS]:
        day, where = dates.say_weekday(one.meeting.meets_on), Place("minutes.minutes", {"meeting_id": one.meeting.id})
        kind = one.meeting.kind_in(str(our_words().Meeting)).lower()
        if not one.to_approve:
            why = "While it is still remembered. What is there is kept."
            yield Task(
                f"Finish the {word.lower()} of the {kind} on {day}", why, where, "Write on", Urgency.WHEN_YOU_CAN
            )
        elif one.next_on is not None:
            left = (one.next_on - dates.today()).days
            why = f"The next one is {when(left)}, on {dates.say_weekday(one.next_on)}."
            yield Task(f"{word} of the {kind} on {day} wait to be approved", why, where, "Look", urgency_of(left), left)
        else:
            why = "At the next one, which is not planned yet."
            yield Task(f"{word} of the {kind} on {day} wait to be approved", why, where, "Look", Urgency.WHEN_YOU_CAN)


def _actions() -> Iterator[Task]:
    """What is overdue of what people took on: one's own, and everybody else's for those who look after it."""
    (own, others), today = overdue_glance(), dates.today()
    if own.first_on is not None:
        left = (own.first_on - today).days
        what = f"You took on: {own.words}" if own.count == 1 else f"{own.count} things you took on are overdue"
        where = Place("minutes.actions", {"show": ActionsShown.MINE.value})
        why = f"Due {when(left)}: {dates.say_day(own.first_on)}."
        yield Task(
            what, why if own.count == 1 else f"The first was due {when(left)}.", where, "Open it", Urgency.OVERDUE, left
        )
    if others.first_on is not None and may(MinutesOf.APPROVE):
        what = (
            "One thing somebody took on is overdue"
            if others.count == 1
            else f"{others.count} things others took on are overdue"
        )
        where = Place("minutes.actions", {"show": ActionsShown.OVERDUE.value})
        yield Task(what, "Ask how it goes, or give it more time.", where, "Look at them", Urgency.WHEN_YOU_CAN)


CHORES = (
    Chore(_questions, (MinutesOf.SEE,), SOME_GO_ON),
    Chore(_drafts, (MinutesOf.WRITE,), SOME_DRAFTS),
    Chore(_actions, (MinutesOf.SEE,), SOME_OVERDUE),
)
