"""What a treasurer should be told about the balances. Nothing of it stops anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import AccountFacts, FundFacts
from esteem.money.rules.kinds import AccountKind


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that wants looking at, and what would mend it. One of `fund` and `account` is its row's id."""

    says: str
    mend: str
    fund: int | None = None
    account: int | None = None


def warnings(
    accounts: Iterable[tuple[AccountFacts, Money]], funds: Iterable[tuple[FundFacts, Money]]
) -> Iterator[Warned]:
    """Funds overspent, and tins and boxes with less than nothing in them."""
    for fund, amount in funds:
        if amount < NOTHING:
            yield Warned(f"{fund.name} is overspent by {abs(amount)}.", _mend_fund(fund), fund=fund.id)
    for account, amount in accounts:
        if amount < NOTHING and account.kind is AccountKind.TIN:
            yield Warned(
                f"{account.name} seems to hold {abs(amount)} less than nothing.",
                "Something is missing or mistyped: count it, and look at the last bookings.",
                account=account.id,
            )


def _mend_fund(fund: FundFacts) -> str:
    if not fund.kind.is_unrestricted:
        return "An examiner expects a transfer from general money that makes it good."
    return "More was spent than there was. A transfer from another fund makes it good, if its money may be used so."
