"""What a person types about petty cash."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text, Tick
from esteem.kernel.money import NOTHING
from esteem.money.queries import places
from esteem.money.queries.choosing import accounts
from esteem.money.rules.kinds import AccountKind


def cash_tins() -> list[tuple[object, str]]:
    """Tins and boxes, not banks."""
    return [(one.id, one.name) for one in places.accounts() if one.kind is AccountKind.TIN]


class TinForm(Form):
    account = Choice("Which tin?", choices=cash_tins, required="Choose the tin.")
    level = MoneyField(
        "Its float", required="Enter what is in it when it is full.", hint="Whenever it is full, like 50."
    )
    kept_by = Text("Who keeps it?", most=80)


class CountForm(Form):
    counted = MoneyField("How much is in it?", least=NOTHING, required="Count it, and enter what is there.")
    counted_by = Text(
        "Who counted it?", required="Say who counted it.", most=80, hint="Two people are better than one."
    )
    note = Text("Anything to note?", most=200)


class TopUpForm(Form):
    day = Day("On which day?", required="Enter the day, or write today.", default=dates.today)
    account = Choice("From which account?", choices=accounts, required="Choose the account.")
    all_the_same = Tick("Record it all the same: this is what was moved")

    def __init__(self, *, without: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.account.offer([(number, name) for number, name in self.account.offered if number != without])
