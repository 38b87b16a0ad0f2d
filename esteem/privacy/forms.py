"""What a person types about people's rights."""

from __future__ import annotations

from typing import Any

from wtforms import ValidationError

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, Sought, Text, Tick, WholeNumber
from esteem.people.queries.choosing import Everybody
from esteem.privacy.rules.erasures import Reason
from esteem.privacy.rules.requests import Awaiting, Came, Ended, Kind
from esteem.privacy.rules.retention import LONGEST


class RequestForm(Form):
    kind = Choice("What do they ask?", choices=Kind.choices(), required="Choose what they ask.", blank="Choose one")
    received_on = Day(
        "When did it come?", required="Enter the day it came, or write today.", default=dates.today,
        hint="The day it reached anybody of the group. The time to answer counts from it.",
    )  # fmt: skip
    came = Choice("How did it come?", choices=Came.choices(), required="Choose how it came.", blank="Choose one")
    person_id = Sought("Who asks?", among=Everybody, blank="Somebody not on the list")
    name = Text("Their name, if they are not on the list")
    details = LongText("In their words", most=4000, hint="Only what is needed to answer it.")


class AcknowledgeForm(Form):
    acknowledged_on = Day("On", required="Enter the day you told them, or write today.", default=dates.today)


class LongerForm(Form):
    extended_on = Day("You told them on", required="Enter the day you told them, or write today.", default=dates.today)
    extended_because = Text("Why it takes longer", required="Say why; you must have told them.", most=300)


class StopClockForm(Form):
    awaiting = Choice(
        "What do you wait for?", choices=Awaiting.choices(), required="Choose what you wait for.", blank="Choose one"
    )
    since_on = Day("You asked them on", required="Enter the day you asked, or write today.", default=dates.today)


class StartClockForm(Form):
    until_on = Day("It came on", required="Enter the day it came, or write today.", default=dates.today)


class CloseForm(Form):
    closed_on = Day("You told them on", required="Enter the day you told them, or write today.", default=dates.today)
    ended = Choice("How did it end?", required="Choose how it ended.", blank="Choose one")
    answer = LongText("What you told them", most=4000)

    @classmethod
    def of(cls, kind: Kind) -> CloseForm:
        """With the ends that one of this kind can have."""
        form = cls()
        form.ended.offer(Ended.of(kind))
        return form


class EraseForm(Form):
    KEPT = Form.KEPT | {"sure"}

    reason = Choice("Why?", choices=Reason.choices(), required="Choose why.", blank="Choose one")
    note = Text("In words, if you like", most=300, hint="Without their name: this stays.")
    sure = Tick("I have read what goes and what stays. It cannot be undone.")

    def validate_sure(self, field: Any) -> None:
        """One deliberate tick."""
        if not field.data:
            raise ValidationError("Tick this once you are sure. Nothing was erased.")


class RetentionForm(Form):
    months = WholeNumber(
        "How many months?", least=1, most_allowed=LONGEST, required="Enter how many months.", hint="24 is two years."
    )
    because = Text("Because", most=300, hint="Needed in your papers when you keep it longer than most: a short reason.")


class KeepForm(Form):
    because = Text("Because", required="Say why they are kept another year.", most=300)


class NoticeForm(Form):
    contact = Text(
        "Whom can people ask, and how?", most=300,
        hint="A name or an office, with a phone number, an address or an e-mail. It is printed in the notice.",
    )  # fmt: skip
    recipients = LongText(
        "Who else is given any of it?", most=2000,
        hint="For example whoever looks at your accounts, or a host who keeps the computer. Leave it blank for nobody.",
    )  # fmt: skip
    abroad = LongText("Is any of it sent or kept abroad?", most=2000, hint="Leave it blank if not.")
    more = LongText("Further sentences", most=4000, hint="In plain words; an empty line begins a new paragraph.")


class AdoptNoticeForm(Form):
    adopted_on = Day("Adopted on", required="Enter the day it was adopted, or write today.", default=dates.today)
