"""What a person types about a decision outside its minutes."""

from __future__ import annotations

from esteem.kernel.forms import Day, Form, LongText, Text, WholeNumber
from esteem.minutes.rules.votes import MOST_VOTES


class CorrectForm(Form):
    """What was decided, and how; its number and its day stay."""

    words = LongText("What was decided?", required="Enter what was decided.", most=4000)
    proposed_by = Text("Proposed by", most=120)
    seconded_by = Text("Seconded by", most=120)
    votes_for = WholeNumber("Votes for", most_allowed=MOST_VOTES)
    votes_against = WholeNumber("Votes against", most_allowed=MOST_VOTES)
    abstained = WholeNumber("Did not vote", most_allowed=MOST_VOTES)
    conflict = LongText(
        "Interest declared", most=2000, hint="Who had an interest of their own in it, and what was done."
    )


class BetweenForm(CorrectForm):
    decided_on = Day("On which day?", required="Enter the day, like 25 Dec.")


class WithdrawForm(Form):
    because = Text("Why?", required="Say why it is withdrawn.", most=300, hint="It stands in the book for ever.")
    withdrawn_on = Day("From which day?", required="Enter the day, like 25 Dec.")
