"""What a person types about accounts, funds and headings."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Text
from esteem.money.queries.choosing import funds, sorting
from esteem.money.rules.kinds import AccountKind, FundKind


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
    fund = Choice("Which fund was it for?", choices=funds, required="Choose a fund.")


class FundForm(Form):
    name = Text("Name", required="Enter a name for the fund.", most=80)
    kind = Choice("What may be done with it?", choices=FundKind.choices(), required="Choose what may be done with it.")
    given_by = Text("Who gave it?", most=120)
    purpose = LongText(
        "What is it for?", most=2000, hint="As the giver said it. It is printed in the notes to the accounts."
    )
    spend_by_on = Day("Is there a day to spend it by?", hint="The first page says so two months before.")


class HeadingForm(Form):
    name = Text("Name", required="Enter a name for the heading.", most=60)
    statutory = Choice(
        "Where does it belong in the year's account?", choices=sorting, required="Choose where it belongs.",
        hint="The headings that Scottish law names; a good sorting for everybody.",
    )  # fmt: skip
