"""What a person types who claims, approves or pays."""

from __future__ import annotations

from typing import Any

from esteem.claims.rules.mileage import MOST_PASSENGERS, Vehicle, read_miles
from esteem.kernel import dates
from esteem.kernel.attached import SCANS
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Sought, Text, Tick, Upload, WholeNumber
from esteem.kernel.permissions import may
from esteem.money.permissions import Money
from esteem.money.queries import places
from esteem.money.queries.choosing import accounts, funds, projects
from esteem.money.rules.kinds import HeadingKind
from esteem.people.queries.choosing import Everybody

UNSURE = "Not sure"


def payments() -> list[tuple[object, str]]:
    """The headings money is spent under."""
    return [(heading.id, heading.name) for heading in places.headings() if heading.kind is HeadingKind.PAYMENT]


class Miles(WholeNumber):
    """A distance in miles, to a tenth; its value is whole tenths."""

    inputmode = "decimal"

    def read(self, text: str) -> int:
        return read_miles(text)

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 10}.{value % 10}".removesuffix(".0")


class ThingForm(Form):
    """What both kinds of lines need: which fund pays is asked where there are several, the project of who sees the books."""

    fund = Choice(
        "Which fund pays?", choices=funds, required="Choose a fund.", hint="If nobody told you another, leave it."
    )
    project = Choice("Project", choices=projects, blank="None")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.keeps = {"fund": self.fund.object_data, "project": self.project.object_data}
        if [number for number, _ in self.fund.offered] == [self.keeps["fund"]]:
            del self.fund
        if not may(Money.SEE) or not self.project.offered:
            del self.project

    @property
    def clean(self) -> dict[str, Any]:
        return {**self.keeps, **super().clean}


class SpentForm(ThingForm):
    """One thing somebody paid."""

    amount = MoneyField("How much?", required="Enter the amount, like 12.50.")
    purpose = Text("What was it for?", required="Say what it was for.", most=200)
    receipt = Upload("Photo of the receipt", endings=SCANS, hint="From the camera or a file. Not the card slip alone.")
    day = Day("When?", required="Enter the day, or write today.", default=dates.today)
    heading = Choice("Heading", choices=payments, blank=UNSURE, hint="Whoever pays it can choose.")


class JourneyForm(ThingForm):
    """One journey somebody made."""

    day = Day("When?", required="Enter the day, or write today.", default=dates.today)
    from_place = Text("From", required="Say where it began.", most=80, hint="A place is enough, no house number.")
    to_place = Text("To", required="Say where it went.", most=80)
    purpose = Text("What for?", required="Say what the journey was for.", most=200)
    tenths = Miles("Miles, there and back", required="Enter the miles, like 12 or 12.5.")
    vehicle = Choice("How?", choices=Vehicle.choices(), default=Vehicle.CAR, required="Choose how.")
    passengers = WholeNumber(
        "How many came along?", most_allowed=MOST_PASSENGERS, hint="Only those who went for the group too."
    )
    heading = Choice("Heading", choices=payments, blank=UNSURE, hint="Whoever pays it can choose.")


class WhoForm(Form):
    person_id = Sought("Whose claim is it?", among=Everybody, required="Choose somebody.", blank="Choose somebody")


class HandInForm(Form):
    declared = Tick("I spent this for the group, and have not had it back from anybody.")

    def validate(self, **more: Any) -> bool:
        if not super().validate(**more):
            return False
        if not self.declared.data:
            self.blame("declared", "Tick this if it is so.")
        return bool(self.declared.data)


class ApproveForm(Form):
    """Nothing to type: the hidden version is how often the claim was handed in when it was looked at."""


class SendBackForm(Form):
    because = Text(
        "What is not right?", required="Say what is not right.", most=300, hint="Whoever claims it reads this."
    )


class PayForm(Form):
    day = Day("On which day?", required="Enter the day, or write today.", default=dates.today)
    account = Choice("From which account?", choices=accounts, required="Choose the account.")
    reference = Text("Reference", most=60, hint="What the bank shows, or the number of a cheque.")
    heading = Choice("Heading for what has none", choices=payments, blank="Choose")
    all_the_same = Tick("Record it all the same: this is what was paid")
