"""What of the money wants doing: what comes again and is due."""

from __future__ import annotations

from collections.abc import Iterator

from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Place, Task, urgency_of, when
from esteem.money.permissions import Money
from esteem.money.queries.bookings import told_all
from esteem.money.queries.repeats import repeats_due
from esteem.money.rules.kinds import TransactionKind


def to_do() -> Iterator[Task]:
    """What whoever is asking may do of it, each with where it is done."""
    yield from _repeats_due()


def _repeats_due() -> Iterator[Task]:
    """What comes again and is due, each with the screen that is filled in already."""
    if not may(Money.RECORD):
        return
    today = dates.today()
    due = repeats_due(today)
    for repeat, like in zip(due, told_all([one.like for one in due], by_name=True), strict=True) if due else ():
        left = (repeat.next_on - today).days
        where = Place(
            "money.money_in" if like.row.kind is TransactionKind.IN else "money.money_out", {"repeat": repeat.id}
        )
        what = f"Record {', '.join(word for word in (like.heading, like.who) if word)}: {like.amount}"
        yield Task(
            what, f"Due {when(left)}: {dates.say_day(repeat.next_on)}.", where, "Record it", urgency_of(left), left
        )
