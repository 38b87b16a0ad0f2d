"""How an application for money stands: computed from what has happened, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.text import Said


class Happening(Said):
    """What can happen to an application; `says` is how it is told."""

    SUBMITTED = "submitted", "Sent to the funder"
    AWARDED = "awarded", "Awarded"
    DECLINED = "declined", "Turned down"
    WITHDRAWN = "withdrawn", "Withdrawn by us"
    PAID = "paid", "Money received"
    REPORTED = "reported", "Report sent"


class Status(Said):
    WRITING = "writing", "Being written"
    WAITING = "waiting", "Waiting for an answer"
    AWARDED = "awarded", "Awarded"
    PAID = "paid", "Money received"
    REPORTED = "reported", "Reported: finished"
    DECLINED = "declined", "Turned down"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Shown(Said):
    """What a list of applications can be narrowed to."""

    OPEN = "open", "Under way"
    OVER = "over", "Over"
    REMOVED = "removed", "Removed"


STATUS_AFTER = {
    Happening.SUBMITTED: Status.WAITING,
    Happening.AWARDED: Status.AWARDED,
    Happening.DECLINED: Status.DECLINED,
    Happening.WITHDRAWN: Status.WITHDRAWN,
    Happening.PAID: Status.PAID,
    Happening.REPORTED: Status.REPORTED,
}
MAY_FOLLOW = {
    Status.WRITING: (Happening.SUBMITTED, Happening.WITHDRAWN),
    Status.WAITING: (Happening.AWARDED, Happening.DECLINED, Happening.WITHDRAWN),
    Status.AWARDED: (Happening.PAID, Happening.WITHDRAWN),
    Status.PAID: (Happening.PAID, Happening.REPORTED),
    Status.REPORTED: (Happening.PAID,),
    Status.DECLINED: (),
    Status.WITHDRAWN: (),
}
OVER = (Status.REPORTED, Status.DECLINED, Status.WITHDRAWN)
WITH_AMOUNT = (Happening.AWARDED, Happening.PAID)
SOON_DAYS = 28


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, on a day; an amount where money is spoken of."""

    kind: Happening
    on: date
    amount: Money | None = None


def status_of(events: Sequence[Event]) -> Status:
    """How it stands after these events, in the order they were recorded."""
    return STATUS_AFTER[events[-1].kind] if events else Status.WRITING


def check_event(events: Sequence[Event], new: Event, *, today: date) -> None:
    """Raise RuleBroken when this cannot have happened, or cannot have happened then."""
    status = status_of(events)
    if new.kind not in MAY_FOLLOW[status]:
        raise RuleBroken(f"This application stands at “{status.says.lower()}”, so that cannot come next.", field="kind")
    if new.on > today:
        raise RuleBroken("That day has not come yet. Record it when it has happened.", field="on")
    if events and new.on < events[-1].on:
        raise RuleBroken(
            "That is before what happened last. Enter a later day, or take the last line back first.", field="on"
        )
    if new.kind in WITH_AMOUNT and not new.amount:
        raise RuleBroken("Enter the amount, like 500.", field="amount")


def check_fund(status: Status, fund_id: int | None) -> None:
    """Raise RuleBroken when a fund for the money would be opened too soon or twice."""
    if status not in (Status.AWARDED, Status.PAID):
        raise RuleBroken("Open a fund for it once it is awarded.")
    if fund_id is not None:
        raise RuleBroken("Its money is kept in a fund already.")


def awarded(events: Sequence[Event]) -> Money | None:
    """What was awarded, or None before it was."""
    return next((event.amount for event in events if event.kind is Happening.AWARDED), None)


def received(events: Sequence[Event]) -> Money:
    """What has come so far, over all instalments."""
    return Money.total(event.amount for event in events if event.kind is Happening.PAID and event.amount)
