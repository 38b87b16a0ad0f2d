"""What of the budget wants doing: the cash is low."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.budget.permissions import Budget
from esteem.budget.queries.outlook import purse
from esteem.budget.rules.room import is_little
from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _low_cash() -> Iterator[Task]:
    """A word when the general fund is low, for whoever looks after the money."""
    held = purse(dates.today())
    if not is_little(held.cash, own=held.own, room_a_year=held.room):
        return
    why = f"Below the {held.own} you chose." if held.own is not None else "Less than the room costs in two months."
    yield Task(
        f"Cash is low: {held.cash} in the general fund",
        why,
        Place("budget.index"),
        "See what is ahead",
        Urgency.SOON,
        0,
    )


CHORES = (Chore(_low_cash, (Budget.CHANGE,)),)
