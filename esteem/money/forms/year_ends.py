"""What a person types at a year's end."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text, Tick
from esteem.money.queries.choosing import funds
from esteem.money.rules.kinds import HoldingKind


class HoldingForm(Form):
    """Something owned or owed besides cash, at the year's end."""

    kind = Choice(
        "What kind of thing is it?", choices=HoldingKind.choices(), required="Choose what kind of thing it is."
    )
    details = Text(
        "What is it?", required="Say what it is.", most=200, hint="Like: hearing loop, or subs still to come."
    )
    fund = Choice("Which fund does it belong to?", choices=funds, required="Choose a fund.")
    amount = MoneyField("Amount, or what it cost", least=None)
    value = MoneyField("What is it worth now?", least=None)
    due_on = Day("When is it due?")


class ApprovalForm(Form):
    approved_on = Day("On which day were they approved?", required="Enter the day.", default=dates.today)
    meeting = Text("At which meeting?", most=120, hint="Like: the yearly meeting. Leave it out if the day says enough.")
    signed_by = Text(
        "Who signed them?", required="Enter the names of those who signed.", most=200, hint="The names as signed."
    )
    with_report = Tick(
        "The report of the year was approved with them", hint="It is printed with the same words, and stored too."
    )


class ReopenForm(Form):
    because = Text("Why is it opened again?", required="Say why it is opened again.", most=200)
