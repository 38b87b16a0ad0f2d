"""What a person types about an application."""

from collections.abc import Sequence

from esteem.funding.rules import Happening
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Text


class ApplicationForm(Form):
    funder = Text("Who is the money from?", required="Enter who the money is from.", most=200)
    purpose = Text("What is it for?", required="Enter what the money is for, like room hire for a year.", most=200)
    asked = MoneyField("How much do you ask for?")
    deadline_on = Day("Deadline", hint="You are reminded four weeks before.")
    strings = LongText(
        "What do they ask of you in return?",
        most=5000,
        hint="Reports, logos, visits, spending by a date: know it before you accept.",
    )
    report_due_on = Day("Report due", hint="If the money comes: the day they want to hear how it went.")
    notes = LongText("Notes", most=5000)


class EventForm(Form):
    kind = Choice("What happened?", required="Choose what happened.")
    on = Day("When?", required="Enter the day, or write today.", default=dates.today)
    amount = MoneyField("How much?", hint="For an award, or money received.")
    note = Text("Anything to remember?", most=500)

    def offer(self, kinds: Sequence[Happening]) -> None:
        """Let only what can come next be chosen."""
        self.kind.offer([(kind, kind.says) for kind in kinds])
