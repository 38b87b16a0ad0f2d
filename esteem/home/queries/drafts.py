"""What the desk says of minutes that wait."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.group.queries import our_words
from esteem.home.rules import Place, Task, Urgency, urgency_of, when
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.approving import waiting_drafts
from esteem.minutes.queries.meetings import called

MOST_DRAFTS = 3


def drafts_of_minutes() -> Iterator[Task]:
    """Drafts that wait to be finished a week after the meeting, and what the next meeting of their kind may approve."""
    if not may(MinutesOf.WRITE):
        return
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
