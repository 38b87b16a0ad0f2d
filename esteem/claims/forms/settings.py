"""What a person types about the group's own rules for claims."""

from __future__ import annotations

from esteem.claims.rules.mileage import Vehicle
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text, WholeNumber
from esteem.kernel.money import NOTHING


class RuleForm(Form):
    approvals = Choice(
        "How many people approve a claim?",
        choices=[(1, "One"), (2, "Two")],
        blank="As many as agree a payment by our rules",
    )


class RateForm(Form):
    vehicle = Choice("For what?", choices=Vehicle.choices(), default=Vehicle.CAR, required="Choose for what.")
    starts_on = Day("From which day on?", required="Enter the day.", default=dates.today)
    first = MoneyField("A mile", required="Enter what a mile is worth, like 0.45.", hint="Like 0.45 for 45p.")
    after = MoneyField("A mile after the limit", hint="Leave it out if it is the same.")
    miles = WholeNumber(
        "The limit, in miles a tax year", least=1, most_allowed=100_000, hint="10,000 if you leave it out."
    )
    passenger = MoneyField("More for each passenger, a mile", least=NOTHING)
    source = Text(
        "Who says so?", required="Say where it is from.", most=200, hint="GOV.UK on such a day, or your committee."
    )
