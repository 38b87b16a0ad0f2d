"""What a person types about money."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Text
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory

Choices = Iterable[tuple[object, str]]


def _accounts() -> Choices:
    return [(account.id, account.name) for account in places.accounts()]


def _funds() -> Choices:
    return [(fund.id, fund.name) for fund in places.funds()]


def _headings(first: HeadingKind, otherwise: str) -> Choices:
    """Those of one kind, then those of the other as what goes the other way: a refund, money given back."""
    listed = places.headings()
    own = [(heading.id, heading.name) for heading in listed if heading.kind is first]
    return own + [(heading.id, f"{otherwise}: {heading.name}") for heading in listed if heading.kind is not first]


def _sorting() -> Choices:
    return [(one, f"{one.kind.says}: {one.says}") for one in Statutory]


class MoneyInForm(Form):
    """Money came in."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it came in, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: _headings(HeadingKind.RECEIPT, "Refund"),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it go?", choices=_accounts, required="Choose the account it went into.")
    fund = Choice("Which fund is it for?", choices=_funds, required="Choose a fund.")
    who = Text("Who from?", most=120, hint="If it helps. Leave it out for the takings of an evening.")
    description = Text("Anything to note?", most=200)


class MoneyOutForm(Form):
    """Money went out."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it went out, or write today.", default=dates.today)
    heading = Choice(
        "What was it for?", choices=lambda: _headings(HeadingKind.PAYMENT, "Given back"),
        blank="Choose", required="Choose what the money was for.",
    )  # fmt: skip
    account = Choice("Where did it come from?", choices=_accounts, required="Choose the account it came from.")
    fund = Choice("Which fund pays?", choices=_funds, required="Choose a fund.")
    who = Text("Who to?", most=120, hint="The shop, the hall, the speaker.")
    description = Text("Anything to note?", most=200)


class MoveForm(Form):
    """Money went from one account to another."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it was moved, or write today.", default=dates.today)
    account = Choice("From", choices=_accounts, required="Choose the account it came from.")
    to_account = Choice("To", choices=_accounts, required="Choose the account it went to.")
    fund = Choice("Which fund does it belong to?", choices=_funds, required="Choose a fund.")
    description = Text("Anything to note?", most=200)


class TransferForm(Form):
    """Money belongs to another fund from now on."""

    amount = MoneyField("Amount", required="Enter the amount, like 12.50.")
    day = Day("Day", required="Enter the day it was decided, or write today.", default=dates.today)
    fund = Choice("From fund", choices=_funds, required="Choose the fund it comes from.")
    to_fund = Choice("To fund", choices=_funds, required="Choose the fund it goes to.")
    account = Choice(
        "Where is this money kept?", choices=_accounts, required="Choose the account it is in.",
        hint="No money moves: it stays where it is.",
    )  # fmt: skip
    description = Text("Who decided it, and why?", most=200)


class ReverseForm(Form):
    reason = Text("Why is it reversed?", required="Say why, in a word or two: typed twice, wrong amount.", most=200)
    day = Day(
        "Day", required="Enter a day.", hint="The day of the booking itself, unless that year is closed and settled."
    )


class AccountForm(Form):
    name = Text("Name", required="Enter a name, like Tin or Bank.", most=60, hint="What you call it, like Tin or Bank.")
    kind = Choice("What is it?", choices=AccountKind.choices(), required="Choose what it is.")
    details = Text("Anything to note?", most=200, hint="Who may sign, which branch. No passwords or card numbers.")


class NewAccountForm(AccountForm):
    opening = MoneyField("What is in it?", least=None, hint="Leave it out if nothing is. A minus if it is overdrawn.")
    on = Day("On which day was that?", default=dates.today)


class OpeningForm(Form):
    amount = MoneyField("How much was in it?", least=None, required="Enter the amount, like 12.50.")
    day = Day("On which day?", required="Enter the day.", hint="The first day of the year your books begin with.")
    fund = Choice("Which fund was it for?", choices=_funds, required="Choose a fund.")


class FundForm(Form):
    name = Text("Name", required="Enter a name for the fund.", most=80)
    kind = Choice("What may be done with it?", choices=FundKind.choices(), required="Choose what may be done with it.")
    given_by = Text("Who gave it?", most=120)
    purpose = LongText(
        "What is it for?", most=2000, hint="As the giver said it. It is printed in the notes to the accounts."
    )


class HeadingForm(Form):
    name = Text("Name", required="Enter a name for the heading.", most=60)
    statutory = Choice(
        "Where does it belong in the year's account?", choices=_sorting, required="Choose where it belongs.",
        hint="The headings that Scottish law names; a good sorting for everybody.",
    )  # fmt: skip


class HoldingForm(Form):
    """Something owned or owed besides cash, at the year's end."""

    kind = Choice(
        "What kind of thing is it?", choices=HoldingKind.choices(), required="Choose what kind of thing it is."
    )
    details = Text(
        "What is it?", required="Say what it is.", most=200, hint="Like: hearing loop, or subs still to come."
    )
    fund = Choice("Which fund does it belong to?", choices=_funds, required="Choose a fund.")
    amount = MoneyField("Amount, or what it cost", least=None)
    value = MoneyField("What is it worth now?", least=None)
    due_on = Day("When is it due?")


class ApprovalForm(Form):
    approved_on = Day("On which day were they approved?", required="Enter the day.", default=dates.today)
    meeting = Text("At which meeting?", most=120, hint="Like: the yearly meeting. Leave it out if the day says enough.")
    signed_by = Text(
        "Who signed them?", required="Enter the names of those who signed.", most=200, hint="The names as signed."
    )
