"""What of the money wants doing: what comes again and is due, payments to agree or to make, funds to spend soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.kernel.text import plural
from esteem.money.permissions import Money
from esteem.money.queries.bookings import told_all
from esteem.money.queries.funds import SOME_TO_SPEND, to_spend
from esteem.money.queries.payments import SOME_WAIT, for_the_desk, signatory
from esteem.money.queries.repeats import SOME_DUE, repeats_due
from esteem.money.rules.funds import say_deadline
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.payments import Standing


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _repeats_due() -> Iterator[Task]:
    """What comes again and is due, each with the screen that is filled in already."""
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


def _payments() -> Iterator[Task]:
    """What waits to be agreed by whoever asks, and what was agreed and is to be paid."""
    says = {
        Standing.PROPOSED: (Money.AGREE, "Agree {}, or refuse", "money.agree_payment", "Look at it", "proposed"),
        Standing.AGREED: (Money.RECORD, "Pay {}, and record it", "money.payment_made", "Record it", "agreed"),
    }
    today = dates.today()
    for one in for_the_desk(signatory()):
        permission, what, view, button, standing = says[one.standing]
        if not may(permission):
            continue
        left = (one.day - today).days
        named = f"{one.amount}{f' to {one.who}' if one.who else ''}" if one.count == 1 else plural(one.count, "payment")
        where = (
            Place(view, {"proposal_id": one.first})
            if one.count == 1
            else Place("money.payments", {"standing": standing})
        )
        why = f"To be paid {when(left)}: {dates.say_day(one.day)}."
        yield Task(what.format(named), why, where, button, Urgency.OVERDUE if left < 0 else Urgency.SOON, left)


def _funds_to_spend() -> Iterator[Task]:
    """Funds with money in them whose last day is near, or past."""
    today = dates.today()
    for fund in to_spend():
        left = (fund.by - today).days
        urgency = Urgency.OVERDUE if left < 0 else Urgency.SOON
        yield Task(
            f"Spend {fund.left} of {fund.name}", say_deadline(fund.by, today), Place("money.fund", {"fund_id": fund.id}),
            "Look at it", urgency, left,
        )  # fmt: skip


CHORES = (
    Chore(_repeats_due, (Money.RECORD,), SOME_DUE),
    Chore(_payments, (Money.AGREE, Money.RECORD), SOME_WAIT),
    Chore(_funds_to_spend, (Money.RECORD,), SOME_TO_SPEND),
)
