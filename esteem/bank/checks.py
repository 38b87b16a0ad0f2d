"""What must be true of matches and reconciliations, and what a year's end needs of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from esteem.bank.queries.cash import counted_between
from esteem.bank.queries.reconciling import latest_of_each, reckon, reconciled_until
from esteem.bank.queries.sums import unequal_matches
from esteem.kernel.dates import Period, say_day
from esteem.money.queries.places import accounts_there_before, every_place
from esteem.money.rules.events import Check, Step
from esteem.money.rules.kinds import AccountKind

COUNTED_BEFORE, COUNTED_AFTER = timedelta(days=7), timedelta(days=31)


def checks() -> Iterator[Check]:
    """Two statements; nothing where no bank was ever brought in."""
    kept = latest_of_each()
    wrong = unequal_matches()
    if not kept and wrong is None:
        return
    differ = (
        f"{wrong} of them {'does' if wrong == 1 else 'do'} not. Take them apart, and match them anew." if wrong else ""
    )
    yield Check("What is matched comes to the same on the statement and in the books.", differ)
    names = every_place().account_names
    changed = [
        f"{names[one.account_id]} on {say_day(one.until_on)}"
        for one in kept
        if reckon(one.account_id, one.until_on, one.closing).difference
    ]
    problem = f"{', '.join(changed)}: something was booked since. Reconcile it again." if changed else ""
    yield Check("Each account still agrees with the statement it was last reconciled with.", problem)


def steps(year: Period) -> Iterator[Step]:
    """Statements reconciled to the year's end, and cash counted then."""
    there = {account.id for account in accounts_there_before(year.ends_before)}
    asked = [account for account in every_place().accounts if account.id in there and not account.is_closed]
    banks = [account for account in asked if account.kind is AccountKind.BANK]
    tins = [account for account in asked if account.kind is AccountKind.TIN]
    if banks:
        done = reconciled_until()
        left = [account for account in banks if account.id not in done or done[account.id] < year.last_day]
        says = f"To {say_day(year.last_day)}: {', '.join(account.name for account in left)}." if left else ""
        yield Step("Bank statements are reconciled to the year’s end", not left, says, "bank.index", place=15)
    if tins:
        counted = counted_between(year.last_day - COUNTED_BEFORE, year.last_day + COUNTED_AFTER)
        uncounted = [account for account in tins if account.id not in counted]
        says = f"Count on {say_day(year.last_day)} or soon after: {', '.join(account.name for account in uncounted)}."
        yield Step(
            "The cash is counted at the year’s end", not uncounted, says if uncounted else "", "bank.index", place=20
        )
