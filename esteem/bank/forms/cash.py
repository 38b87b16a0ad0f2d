"""How many of each note and coin, and who counted."""

from __future__ import annotations

from typing import Any

from esteem.bank.rules.cash import MOST_OF_ONE, denominations
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, Sought, Text, WholeNumber
from esteem.money.queries.choosing import all_headings
from esteem.people.queries.choosing import Everybody


class CountForm(Form):
    """A number for each note and coin; its fields are made from those in use."""

    day = Day("Counted on", required="Enter the day it was counted.", default=dates.today)
    first = Sought("Counted by", among=Everybody, blank="Choose somebody", required="Choose who counted.")
    second = Sought("And by", among=Everybody, blank="Choose somebody", required="Choose who counted with them.")

    @property
    def clean(self) -> dict[str, Any]:
        ours = {name: self[name].data for name in ("day", "first", "second")}
        return {**ours, "coins": {one.pence: self[f"n{one.pence}"].data or 0 for one in denominations()}}

    def number(self, pence: int) -> Any:
        return self[f"n{pence}"]


def count_form() -> CountForm:
    """The form with a number for each note and coin."""
    fields = {f"n{one.pence}": WholeNumber(one.says, most_allowed=MOST_OF_ONE) for one in denominations()}
    made: CountForm = type("CountOfCoins", (CountForm,), fields)()
    return made


class DifferenceForm(Form):
    heading = Choice("Book it under", choices=all_headings, blank="Choose", required="Choose a heading.")
    reason = Text("Why do they differ?", required="Say why, or that nobody knows.", most=160)
