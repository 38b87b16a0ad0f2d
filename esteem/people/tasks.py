"""What of the people wants doing: who asked, what was sent in, what runs out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.kernel.text import plural
from esteem.people import queries as people
from esteem.people.permissions import People
from esteem.people.queries import consents
from esteem.people.queries.standing import SOMEBODY_TO_REACH
from esteem.people.queries.yours import ANSWERS_WAIT, answers_waiting


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _follow_ups() -> Iterator[Task]:
    """Enquirers to get in touch with again: one thing to do, however many there are."""
    today, due = dates.today(), people.due_enquirers(dates.today())
    if not due or due[0].follow_up_on is None:
        return
    left, asked = (due[0].follow_up_on - today).days, due[0].enquired_on
    what = (
        f"Get in touch with {due[0].goes_by}" if len(due) == 1 else f"Get in touch with {len(due)} who asked about us"
    )
    why = (
        f"Asked about the group on {dates.say_day(asked)}."
        if len(due) == 1 and asked
        else f"The first of them was due {when(left)}."
    )
    yield Task(what, why, Place("people.follow_up"), "Look at it", urgency_of(left), left)


def _own_words() -> Iterator[Task]:
    """What people sent of their own details; nothing counts before somebody has looked."""
    for answer in answers_waiting(most=3):
        what, where = (
            f"Look at what {answer.person.goes_by} sent",
            Place("people.yours_answer", {"answer_id": answer.id}),
        )
        why = f"Corrections to their own details, on {dates.say_day(dates.day_of(answer.sent_at))}."
        yield Task(what, why, where, "Look at it", Urgency.SOON)


def _consents() -> Iterator[Task]:
    """What people agreed to and must be asked again: one thing to do, however many there are."""
    over, soon = consents.count_to_renew()
    if not over + soon:
        return
    have_run_out = f"{plural(over, 'consent')} {'has' if over == 1 else 'have'} run out"
    run_out = f"{plural(soon, 'consent')} {'runs' if soon == 1 else 'run'} out within a month"
    what = " and ".join(told for told, many in ((have_run_out, over), (run_out, soon)) if many)
    where = Place("people.all_consents")
    yield Task(what, "Ask them again.", where, "See whose", Urgency.SOON if over else Urgency.WHEN_YOU_CAN)


CHORES = (
    Chore(_follow_ups, (People.CHANGE,), SOMEBODY_TO_REACH),
    Chore(_own_words, (People.CHANGE,), ANSWERS_WAIT),
    Chore(_consents, (People.CHANGE,), consents.SOME_TO_RENEW),
)
