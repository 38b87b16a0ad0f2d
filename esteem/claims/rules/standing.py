"""How a claim stands, and what may be done with it then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said

MOST_LINES = 40
MOST_APPROVALS = 2


class Standing(Said):
    """Where a claim is on its way from being written to being paid."""

    DRAFT = "draft", "Being written"
    SUBMITTED = "submitted", "Waiting for approval"
    APPROVED = "approved", "Approved, to be paid"
    PAID = "paid", "Paid"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN = (Standing.SUBMITTED, Standing.APPROVED)
BADGES = {
    Standing.SUBMITTED: "warn", Standing.APPROVED: "warn", Standing.PAID: "ok", Standing.WITHDRAWN: "", Standing.DRAFT: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Approver:
    """Whoever approves: an account, whose person it is (None when it is linked to nobody), and what they are called."""

    account: int
    person: int | None
    name: str


def check_written(standing: Standing) -> None:
    """Raises RuleBroken: what was handed in is not changed."""
    if standing is not Standing.DRAFT:
        raise RuleBroken("This claim was handed in and cannot be changed. It must be sent back first.")


def check_day(day: date, today: date, closed_until: date | None) -> None:
    """Raises RuleBroken for a day that has not come yet, or lies in a closed year."""
    if day > today:
        raise RuleBroken(f"{say_day(day)} has not come yet. Claim it when it has been spent.", field="day")
    if closed_until is not None and day <= closed_until:
        raise RuleBroken(
            f"The year to {say_day(closed_until)} is closed, and {say_day(day)} lies in it. Enter the first day after it, "
            "and say when it was beside what it was for.",
            field="day",
        )


def is_old(day: date, on: date) -> bool:
    """Whether it was more than a year before that day."""
    return (day.year + 1, day.month, day.day) < (on.year, on.month, on.day)


def check_whole(things: int) -> None:
    """Raises RuleBroken for a claim in which there is nothing."""
    if not things:
        raise RuleBroken("There is nothing in this claim yet. Add what was spent, or a journey.")


def check_approver(
    approver: Approver, *, claimant: int | None, handed_in_by: int | None, before: Iterable[tuple[int, int | None]]
) -> None:
    """Never the claimant, never the same twice. `before` are the accounts and people who approved already. Raises RuleBroken."""
    if approver.person is not None and approver.person == claimant:
        raise RuleBroken("Nobody approves their own claim. Somebody else must.")
    if approver.person is None and approver.account == handed_in_by:
        raise RuleBroken(
            "You handed this claim in, and your sign-in is linked to nobody on the list, so it may be your own. "
            "Somebody else must approve it."
        )
    for account, person in before:
        if account == approver.account or (person is not None and person == approver.person):
            raise RuleBroken("You have approved this claim already. The second one must be somebody else.")


def check_needed(approvals: int | None) -> None:
    """Raises RuleBroken for more approvals than a small group can find."""
    if approvals is not None and not 1 <= approvals <= MOST_APPROVALS:
        raise RuleBroken("One or two people approve a claim.", field="approvals")


def needed(own: int | None, signatories: int | None) -> int:
    """How many approve a claim: what the group set for claims, or as many as sign a payment, or one; never above two."""
    return min(MOST_APPROVALS, own or signatories or 1)
