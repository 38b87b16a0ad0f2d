"""The bank at a glance: each account with what waits, when it was reconciled, when its cash was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.bank.queries.cash import last_counted
from esteem.bank.queries.lines import count_waiting
from esteem.bank.queries.reconciling import reconciled_until
from esteem.kernel.money import NOTHING, Money
from esteem.money.queries import places
from esteem.money.rules.books import AccountFacts
from esteem.money.rules.kinds import AccountKind


@dataclass(frozen=True, slots=True)
class Account:
    """An open account as the bank's front page shows it."""

    facts: AccountFacts
    balance: Money
    waiting: int = 0
    waiting_since: date | None = None
    reconciled_until: date | None = None
    counted_on: date | None = None

    @property
    def is_tin(self) -> bool:
        return self.facts.kind is AccountKind.TIN


def accounts(known: places.Places | None = None) -> list[Account]:
    """Every open account, in five queries."""
    lines, reconciled, counted = count_waiting(), reconciled_until(), last_counted()
    in_accounts, _ = places.held()
    found = []
    for facts in (known or places.every_place()).accounts:
        if not facts.is_closed:
            count, since = lines.get(facts.id, (0, None))
            held = in_accounts.get(facts.id, NOTHING)
            found.append(Account(facts, held, count, since, reconciled.get(facts.id), counted.get(facts.id)))
    return found
