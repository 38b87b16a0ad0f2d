"""What a person types when money moved."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text
from esteem.money.forms.choosing import accounts, funds, headings
from esteem.money.rules.kinds import HeadingKind


class MoneyInForm(Form):
    """Money came in."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it came in, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: headings(HeadingKind.RECEIPT, "Refund"),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it go?", choices=accounts, required="Choose the account it went into.")
    fund = Choice("Which fund is it for?", choices=funds, required="Choose a fund.")
    who = Text("Who from?", most=120, hint="If it helps. Leave it out for the takings of an evening.")
    description = Text("Anything to note?", most=200)


class MoneyOutForm(Form):
    """Money went out."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it went out, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: headings(HeadingKind.PAYMENT, "Given back"),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it come from?", choices=accounts, required="Choose the account it came from.")
    fund = Choice("Which fund pays?", choices=funds, required="Choose a fund.")
    who = Text("Who to?", most=120, hint="The shop, the hall, the speaker.")
    description = Text("Anything to note?", most=200)


class MoveForm(Form):
    """Money went from one account to another."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it was moved, or write today.", default=dates.today)
    account = Choice("From", choices=accounts, required="Choose the account it came from.")
    to_account = Choice("To", choices=accounts, required="Choose the account it went to.")
    fund = Choice("Which fund does it belong to?", choices=funds, required="Choose a fund.")
    description = Text("Anything to note?", most=200)


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
    description = Text("Who decided it, and why?", most=200)


class ReverseForm(Form):
    reason = Text("Why is it reversed?", required="Say why, in a word or two: typed twice, wrong amount.", most=200)
    day = Day(
        "Day", required="Enter a day.", hint="The day of the booking itself, unless that year is closed and settled."
    )
