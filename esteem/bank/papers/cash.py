"""The slip of a count of cash, to be signed by the two who counted and kept with the tin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from esteem.bank.models import CashCount
from esteem.bank.rules import cash
from esteem.bank.rules.cash import Denomination
from esteem.group.queries import our_group
from esteem.kernel.money import Money
from esteem.kernel.papers import Paper
from esteem.money.models import MoneyAccount

TEMPLATE = "bank/count_paper.html"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of one note or coin."""

    coin: Denomination
    count: int

    @property
    def amount(self) -> Money:
        return Money(self.coin.pence * self.count)


def counted_coins(count: CashCount) -> list[Counted]:
    """Every note and coin with how many there were."""
    kept = cash.read(count.coins)
    return [Counted(one, kept.get(one.pence, 0)) for one in cash.denominations()]


def count_paper(count: CashCount, account: MoneyAccount, names: Mapping[int, str], *, by_name: bool) -> Paper:
    group = our_group()
    who = [names.get(number or 0, "") if by_name else "" for number in (count.first_id, count.second_id)]
    return Paper(
        template=TEMPLATE, title="Cash counted", group_name=group.name, draft=False,
        file_name=f"Cash counted {count.counted_on.isoformat()}",
        facts={"count": count, "account": account, "coins": counted_coins(count), "who": who},
    )  # fmt: skip
