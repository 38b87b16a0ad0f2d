"""What must hold of claims and petty cash, said in words."""

from __future__ import annotations

from esteem.claims.queries.settled import paid_without_booking, tins_that_differ
from esteem.money.rules.events import Check


def all_checks() -> list[Check]:
    """Both statements."""
    wrong, tins = paid_without_booking(), tins_that_differ()
    return [
        Check(
            "Every expense claim that was paid has a booking of its amount.",
            f"Claim {', '.join(str(number) for number in wrong[:10])} differs from its booking." if wrong else "",
            "Look at both. Reverse the booking, which makes the claim unpaid, and pay it again.",
        ),
        Check(
            "What was counted in the petty cash, with its vouchers, is the float.",
            f"The petty cash was counted with {'; '.join(tins)}." if tins else "",
            "Count it again. If it stays so, record the difference, and say in the note that it is one.",
        ),
    ]
