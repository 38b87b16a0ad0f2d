"""What a person types when subs are paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Choose, Day, Form, MoneyField, Tick, WholeNumber
from esteem.kernel.money import NOTHING
from esteem.money.queries.choosing import accounts
from esteem.subs.rules.kinds import Method
from esteem.subs.rules.periods import MOST_AT_ONCE

Named = Sequence[tuple[int, str]]
ENOUGH = "Take it as enough"
APART = (("", "One booking of all"), ("each", "One booking for each"))


class PayForm(Form):
    """Somebody pays for a month, a quarter or a year, or several."""

    first = Choice("For which time?", required="Choose the time.")
    times = WholeNumber(
        "How many of them?", least=1, most_allowed=MOST_AT_ONCE, default=1, required="Enter a number, like 1.",
        hint="Several are paid one after the other.",
    )  # fmt: skip
    amount = MoneyField("How much in all?", least=NOTHING, required="Enter the amount, like 12.00.")
    enough = Tick(ENOUGH)
    method = Choice("How was it paid?", choices=Method.choices(), required="Choose how.", default=Method.BANK)
    account = Choice("Where is it now?", choices=accounts, required="Choose the account.")
    paid_on = Day("Day", required="Enter the day it was paid.", default=dates.today)

    @property
    def clean(self) -> dict[str, Any]:
        told = super().clean
        return {**told, "first": date.fromisoformat(told["first"])}


class ManyForm(Form):
    """Several people paid the same for the same time."""

    first = Choice("For which time?", required="Choose the time.")
    amount = MoneyField("How much did each pay?", least=NOTHING, required="Enter the amount, like 12.00.")
    enough = Tick(ENOUGH)
    method = Choice("How was it paid?", choices=Method.choices(), required="Choose how.", default=Method.BANK)
    account = Choice("Where is it now?", choices=accounts, required="Choose the account.")
    paid_on = Day("Day", required="Enter the day it was paid.", default=dates.today)
    apart = Choice(
        "How is it booked?", choices=APART[1:], blank=APART[0][1], hint="As the bank shows it: one sum, or one each."
    )

    @property
    def clean(self) -> dict[str, Any]:
        told = super().clean
        return {**told, "first": date.fromisoformat(told["first"]), "apart": told["apart"] is not None}


def pay_form(among: Named, first: dict[str, Any]) -> PayForm:
    """The form; for whom is asked where somebody pays for others too."""
    fields = {"for_whom": Choose("For whom?", choices=among)} if among else {}
    made: type[PayForm] = type("PayingForm", (PayForm,), fields)
    return made(data={"for_whom": [number for number, _ in among], **first})


def many_form(among: Named, first: dict[str, Any]) -> ManyForm:
    """The form with those who may be ticked."""
    made: type[ManyForm] = type("ManyPayingForm", (ManyForm,), {"people": Choose("Who paid?", choices=among)})
    return made(data=first)
