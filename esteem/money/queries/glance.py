"""The money at a glance: what there is, how it came and went, and what wants looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.kernel import dates
from esteem.kernel.money import NOTHING, Money
from esteem.money.queries import places
from esteem.money.queries.years import months_in_and_out
from esteem.money.rules.books import AccountFacts, FundFacts
from esteem.money.rules.warnings import Warned, warnings
from esteem.money.rules.years import first_of_month, months_later


@dataclass(frozen=True, slots=True)
class Balances:
    """What is in each open account and each open fund, and what is to be said about it."""

    accounts: tuple[tuple[AccountFacts, Money], ...]
    funds: tuple[tuple[FundFacts, Money], ...]

    @property
    def total(self) -> Money:
        return Money.total(amount for _, amount in self.accounts)

    @property
    def warnings(self) -> tuple[Warned, ...]:
        return tuple(warnings(self.accounts, self.funds))


@dataclass(frozen=True, slots=True)
class Glance:
    """For the desk: the balances with their warnings, and (month, money in, money out), oldest month first."""

    balances: Balances
    months: tuple[tuple[date, Money, Money], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has opened an account yet."""
        return not self.balances.accounts


def balances(known: places.Places | None = None) -> Balances:
    """What is in each open account and fund now, in two queries however long the books are."""
    known = known or places.every_place()
    in_accounts, in_funds = places.held()
    return Balances(
        tuple((facts, in_accounts.get(facts.id, NOTHING)) for facts in known.accounts if not facts.is_closed),
        tuple((facts, in_funds.get(facts.id, NOTHING)) for facts in known.funds if not facts.is_closed),
    )


def glance(*, months: int = 12) -> Glance:
    """The money now, and the last so many months with this one."""
    first = months_later(first_of_month(dates.today()), 1 - months)
    return Glance(balances(), tuple(months_in_and_out(first, months)))
