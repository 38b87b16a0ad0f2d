"""The money at a glance: what there is, how it came and went, and what wants looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Line, Transaction
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


def warned_by(row: Transaction, known: places.Places) -> list[Warned]:
    """What is to be said of the funds and accounts it was the last to take from; what was reversed took nothing."""
    taken = [line for line in row.lines if line.account_id is not None and line.amount < NOTHING]
    funds, accounts = {line.fund_id for line in taken}, {line.account_id for line in taken}
    found = [one for one in balances(known).warnings if one.fund in funds or one.account in accounts]
    return [one for one in found if _is_the_last_to_take(row, one)]


def _is_the_last_to_take(row: Transaction, warned: Warned) -> bool:
    place = Line.fund_id == warned.fund if warned.fund else Line.account_id == warned.account
    since = select(Line.id).join(Transaction, Transaction.id == Line.transaction_id)
    since = since.where(place, Line.account_id.is_not(None), Line.amount < NOTHING, Transaction.number > row.number)
    undone = aliased(Transaction)
    since = since.where(~select(undone.id).where(undone.reversal_of_id == Transaction.id).exists())
    return session.scalar(since.limit(1)) is None


def glance(*, months: int = 12) -> Glance:
    """The money now, and the last so many months with this one."""
    first = months_later(first_of_month(dates.today()), 1 - months)
    return Glance(balances(), tuple(months_in_and_out(first, months)))
