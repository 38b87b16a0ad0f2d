"""A reconciliation on paper, to be signed by whoever did it and whoever looked at it."""

from __future__ import annotations

from esteem.bank.models import Reconciliation
from esteem.bank.rules.reconciling import Reckoning, of_one_side
from esteem.group.queries import our_group
from esteem.kernel.papers import Paper
from esteem.money.models import MoneyAccount

TEMPLATE = "bank/reconciliation_paper.html"


def reconciliation_paper(kept: Reconciliation, account: MoneyAccount, reckoning: Reckoning) -> Paper:
    """What was kept, and what the bank had not seen yet."""
    group = our_group()
    return Paper(
        template=TEMPLATE, title="Bank reconciliation", group_name=group.name, draft=False,
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        file_name=f"Bank reconciliation {kept.until_on.isoformat()}",
        facts={
            "kept": kept, "account": account, "reckoning": reckoning,
            "came": of_one_side(reckoning.uncleared, came=True), "went": of_one_side(reckoning.uncleared, came=False),
        },
    )  # fmt: skip
