"""What a person types when money moved."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.attached import SCANS
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text, Tick, Upload
from esteem.money.queries.choosing import accounts, funds, headings, projects
from esteem.money.rules.parts import Share
from esteem.money.rules.repeats import Every

ROWS = range(2, 8)  # the rows of a split; the first part is what the form itself says
OWN = ("amount", "heading", "fund", "project")


class SplitForm(Form):
    """Money in or out: what most bookings need, then what some do. `split_rows` are further parts of the same sum."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    fund = Choice("Which fund is it for?", choices=funds, required="Choose a fund.")
    description = Text("Anything to note?", most=200)
    receipt = Upload("Photo or PDF of the receipt", endings=SCANS, hint="From the camera or a file, up to 10 MB.")
    reference = Text("Reference", most=60, hint="Their invoice number, the number of a cheque.")
    project = Choice("Project", choices=projects, blank="None")
    every = Choice("Does it come again?", choices=Every.choices(), blank="No, just this once")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        heading: Choice = self["heading"]
        for row in self.split_rows:
            row["heading"].offer(heading.offered)
            row["fund"].offer(self.fund.offered)
            row["project"].offer(self.project.offered)
        if not self.project.offered:
            for number in ("project", *(f"project_{number}" for number in ROWS)):
                del self[number]

    @property
    def split_rows(self) -> list[dict[str, Any]]:
        """The fields of each further part, by the name each has in the first."""
        return [{name: self[f"{name}_{n}"] for name in OWN if f"{name}_{n}" in self} for n in ROWS]

    @property
    def is_split(self) -> bool:
        """Whether any row has something in it: then they are shown."""
        return any(field.data is not None or field.errors for row in self.split_rows for field in row.values())

    @property
    def clean(self) -> dict[str, Any]:
        shares = [
            Share(n, **{name: field.data for name, field in row.items()})
            for n, row in zip(ROWS, self.split_rows, strict=True)
        ]
        ours = {name: value for name, value in super().clean.items() if not name[-1].isdigit()}
        return {**ours, "shares": shares}


def _with_rows(form: type[SplitForm]) -> type[SplitForm]:
    for n in ROWS:
        setattr(form, f"amount_{n}", MoneyField(f"Part {n}, how much"))
        setattr(form, f"heading_{n}", Choice(f"Part {n}, what for", blank="Choose"))
        setattr(form, f"fund_{n}", Choice(f"Part {n}, fund", blank="The same"))
        setattr(form, f"project_{n}", Choice(f"Part {n}, project", blank="None"))
    return form


@_with_rows
class MoneyInForm(SplitForm):
    """Money came in."""

    day = Day("Day", required="Enter the day it came in, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: headings(came=True),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it go?", choices=accounts, required="Choose the account it went into.")
    who = Text("Who from?", most=120, hint="If it helps. Leave it out for the takings of an evening.")


@_with_rows
class MoneyOutForm(SplitForm):
    """Money went out."""

    day = Day("Day", required="Enter the day it went out, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: headings(came=False),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it come from?", choices=accounts, required="Choose the account it came from.")
    fund = Choice("Which fund pays?", choices=funds, required="Choose a fund.")
    who = Text("Who to?", most=120, hint="The shop, the hall, the speaker.")
    on_paper = Text("Paid already? Then who agreed, on paper?", most=200)
    all_the_same = Tick("Record it all the same: this is what was paid")


class MoveForm(Form):
    """Money went from one account to another."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it was moved, or write today.", default=dates.today)
    account = Choice("From", choices=accounts, required="Choose the account it came from.")
    to_account = Choice("To", choices=accounts, required="Choose the account it went to.")
    fund = Choice("Which fund does it belong to?", choices=funds, required="Choose a fund.")
    description = Text("Anything to note?", most=200)
    all_the_same = Tick("Record it all the same: this is what was moved")


class TransferForm(Form):
    """Money belongs to another fund from now on."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it was decided, or write today.", default=dates.today)
    fund = Choice("From fund", choices=funds, required="Choose the fund it comes from.")
    to_fund = Choice("To fund", choices=funds, required="Choose the fund it goes to.")
    account = Choice(
        "Where is this money kept?", choices=accounts, required="Choose the account it is in.",
        hint="No money moves: it stays where it is.",
    )  # fmt: skip
    is_allowed = Tick("It may leave this fund: the giver, or the group for what it decides itself, has said so")
    all_the_same = Tick("Record it all the same: this is what was decided")
    description = Text("Who decided it, and why?", required="Say who decided it, and why.", most=200)


class ReverseForm(Form):
    reason = Text("Why is it reversed?", required="Say why, in a word or two: typed twice, wrong amount.", most=200)
    day = Day(
        "Day", required="Enter a day.", hint="The day of the booking itself, unless its year is closed: then today."
    )


class ReceiptForm(Form):
    """A paper or a picture that shows what was booked."""

    file = Upload(
        "Photo or PDF", required="Choose a file.", endings=SCANS, hint="From the camera or a file, up to 10 MB."
    )


class RepeatForm(Form):
    """How often something comes again."""

    every = Choice("How often?", choices=Every.choices(), required="Choose how often.")
    next_on = Day("Next on", required="Enter the day it is due next.")
    ends_on = Day("For the last time on", hint="Leave it out if there is no end yet.")
