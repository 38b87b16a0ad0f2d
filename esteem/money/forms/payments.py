"""What a person types about payments two people agree."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Text, Tick
from esteem.money.queries.choosing import accounts


class LimitForm(Form):
    """Over which sum two people agree, from which day on."""

    starts_on = Day("From which day on?", required="Enter the day.", default=dates.today)
    amount = MoneyField("Over which sum?", least=None, hint="Like 250. Leave it out for no limit from that day on.")
    decided = Text("Who decided it?", most=200, hint="Like: the committee, 3 May.")


class AgreeForm(Form):
    """Nothing is typed: whoever agrees presses the button, having looked."""


class RefuseForm(Form):
    because = LongText("Why not?", required="Say why it is refused.", most=300)


class MadeForm(Form):
    """A payment that was agreed has been made."""

    day = Day("On which day was it paid?", required="Enter the day.", default=dates.today)
    account = Choice("From which account?", choices=accounts, required="Choose the account it came from.")
    reference = Text("Reference", most=60, hint="The number of the transfer or cheque.")
    all_the_same = Tick("Record it all the same: this is what was paid")


class OnPaperForm(Form):
    """Somebody agreed on paper to what was paid already."""

    on_paper = Text(
        "Who agreed, and where is it written?", required="Say who agreed, and where it is written.", most=200,
        hint="Like: Ann Lee and Jo Marsh, on the invoice.",
    )  # fmt: skip
