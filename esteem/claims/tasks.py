"""What of claims wants doing: to approve, to pay, and one's own that were sent back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.claims.permissions import Claims
from esteem.claims.queries.settled import SOME_WAIT, Desk, for_the_desk
from esteem.kernel import dates
from esteem.kernel.permissions import actor, may
from esteem.kernel.tasks import Chore, Place, Task, Urgency
from esteem.kernel.text import plural
from esteem.people.queries.myself import my_person_id

LONG = 14  # days after which somebody has waited long enough for their money
SAYS = {
    "approve": (Claims.APPROVE, "Approve {}", "submitted", "Look at it"),
    "pay": (Claims.PAY, "Pay {}", "approved", "Pay it"),
    "back": (Claims.OWN, "Look at {} of yours that came back", "draft", "Look at it"),
}


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _claims() -> Iterator[Task]:
    for one in for_the_desk(person=my_person_id(), account=actor().account_id):
        permission, says, standing, button = SAYS[one.what]
        if may(permission):
            yield _task(one, says.format(plural(one.count, "expense claim")), standing, button)


def _task(one: Desk, what: str, standing: str, button: str) -> Task:
    days = (dates.today() - one.since).days if one.since else 0
    why = f"Handed in on {dates.say_day(one.since)}." if one.since else "It says there why."
    where = Place("claims.claim", {"claim_id": one.first})
    if one.count > 1:
        why = f"The first was handed in on {dates.say_day(one.since)}." if one.since else why
        where = Place("claims.mine") if one.what == "back" else Place("claims.index", {"standing": standing})
    return Task(what, why, where, button, Urgency.OVERDUE if days > LONG else Urgency.SOON, LONG - days)


CHORES = (Chore(_claims, tuple(permission for permission, *_ in SAYS.values()), SOME_WAIT),)
