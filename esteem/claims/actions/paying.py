"""A claim is approved by others than the claimant, and paid with one booking that its receipts stand with."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from esteem.claims.models import Approval, Claim
from esteem.claims.rules.standing import Approver, Standing, check_approver
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.actions import record_parts_out
from esteem.money.actions.taking import check_spending
from esteem.money.models import Receipt, Transaction
from esteem.money.rules.bookings import Part
from esteem.people.queries.connections import are_connected


def approve(*, claim: Claim, approver: Approver, seen_nth: int | None = None) -> Approval:
    """One more looked at it. Raises RuleBroken: the claimant, the same twice, changed meanwhile, not waiting."""
    if claim.standing is not Standing.SUBMITTED:
        raise RuleBroken("This claim does not wait for approval any more. Look at it again.")
    if seen_nth is not None and seen_nth != claim.nth:
        raise RuleBroken("This claim was changed and handed in again. Look at it again.")
    before = [(one.account_id, one.person_id) for one in claim.approvals_now]
    check_approver(approver, claimant=claim.person_id, handed_in_by=claim.handed_in_by, before=before)
    approval = Approval(
        nth=claim.nth, account_id=approver.account, person_id=approver.person, name=approver.name, approved_at=dates.now(),
        was_connected=is_connected(claim, approver),
    )  # fmt: skip
    claim.approvals.append(approval)
    if len(claim.approvals_now) >= claim.needed:
        claim.standing = Standing.APPROVED
    session.flush()
    return approval


def is_connected(claim: Claim, approver: Approver) -> bool:
    """Whether the list says that the two are connected: yes or no, and nothing more."""
    if claim.person_id is None or approver.person is None or approver.person == claim.person_id:
        return False
    return are_connected(approver.person, claim.person_id)


def pay(
    *,
    claim: Claim,
    day: date,
    account: int,
    reference: str = "",
    heading: int | None = None,
    all_the_same: bool = False,
) -> Transaction:
    """It is paid: one booking for the whole of it. `heading` is for what nobody sorted.

    Raises RuleBroken: paid already, or more than there is, and nobody said that it is so.
    """
    if claim.standing is not Standing.APPROVED:
        raise RuleBroken(
            "This claim is paid already." if claim.standing is Standing.PAID else "Only an approved claim is paid."
        )
    if claim.handed_in_on is not None and day < min(thing.day for thing in claim.things):
        raise RuleBroken("That is before anything was spent.", field="day")
    for thing in claim.things:
        thing.heading_id = thing.heading_id or heading
        if thing.heading_id is None:
            raise RuleBroken("Choose the heading for what has none yet.", field="heading")
    parts = parts_of(claim)
    check_spending(parts, day=day, account=account, is_meant=all_the_same)
    row = record_parts_out(
        day=day, parts=parts, account=account, description=f"Expense claim {claim.id}", who=claim.name,
        person=claim.person_id, reference=reference,
    )  # fmt: skip
    _hand_receipts_on(claim, row)
    claim.standing, claim.transaction_id, claim.paid_on, claim.reference = Standing.PAID, row.id, day, reference
    session.flush()
    return row


def parts_of(claim: Claim) -> list[Part]:
    """What it comes to under each heading, fund and project."""
    sums: dict[tuple[int, int, int | None], Money] = defaultdict(Money)
    for thing in claim.things:
        sums[thing.heading_id or 0, thing.fund_id, thing.project_id] += thing.amount
    return [Part(amount, heading, fund, project) for (heading, fund, project), amount in sums.items()]


def _hand_receipts_on(claim: Claim, row: Transaction) -> None:
    """The files are stored under what they say: the booking names the same ones."""
    for number, line in enumerate(claim.spent, 1):
        if line.sha256:
            session.add(
                Receipt(
                    transaction_id=row.id, name=line.receipt_name or f"Receipt {number}", ending=line.ending,
                    sha256=line.sha256, file_size=line.file_size, added_at=dates.now(),
                )
            )  # fmt: skip


def unpay(transaction_id: int, reversal_id: int) -> None:
    """The booking that paid it was reversed: it waits to be paid again."""
    del reversal_id
    claim = session.scalar(select(Claim).where(Claim.transaction_id == transaction_id))
    if claim is not None:
        claim.standing, claim.transaction_id, claim.paid_on, claim.reference = Standing.APPROVED, None, None, ""
        session.flush()
