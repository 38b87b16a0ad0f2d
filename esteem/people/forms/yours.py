"""What somebody corrects of their own details, spoken to as themselves; and what of it is taken over."""

from __future__ import annotations

from esteem.kernel.forms import Choice, Choose, Email, Form, LongText, Phone, Text, Tick
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.yours import ASKED, said

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Your name", ("name", "known_as", "pronouns")),
    (
        "Your phone",
        (
            "phone", "no_voicemail", "withhold_number", "shared_phone", "phone_care", "by_phone", "by_text",
            "second_phone", "second_phone_care",
        ),
    ),
    ("Your e-mail", ("email", "email_care", "by_email")),
    ("Your address", ("address", "town", "postcode", "plain_envelope", "address_care", "by_post")),
    ("How you like to be reached", ("preferred", "best_times")),
)  # fmt: skip


def _may(question: str) -> Choice:
    return Choice(question, choices=MayReach.choices(), blank="I have not said")


class YoursForm(Form):
    name = Text("Name", required="Enter your name; a first name is enough.", most=200)
    known_as = Text("Known as", most=80, hint="What you like to be called, if it is something else.")
    pronouns = Text("Pronouns", most=60)
    phone = Phone("Phone", most=60)
    no_voicemail = Tick("Do not leave a voicemail")
    withhold_number = Tick("Withhold your number when you ring me")
    shared_phone = Tick("Shared phone: somebody else may answer")
    phone_care = Text(
        "Anything else to mind when ringing you?", most=200, hint="Like: say you are Sam, or not after six."
    )
    by_phone = _may("May we ring you?")
    by_text = _may("May we send you a text message?")
    second_phone = Phone("Another phone", most=60)
    second_phone_care = Text("Anything else to mind when ringing that one?", most=200)
    email = Email("E-mail", most=254)
    email_care = Text("Anything to mind when writing to you?", most=200)
    by_email = _may("May we e-mail you?")
    address = LongText("Address", most=400, hint="House and street; the town and postcode go below.")
    town = Text("Town", most=80)
    postcode = Text("Postcode", most=12)
    plain_envelope = Tick("Plain envelope, please")
    address_care = Text("Anything else to mind when posting?", most=200)
    by_post = _may("May we write to you by post?")
    preferred = Choice("Which way do you like best?", choices=Channel.choices(), blank="I do not mind")
    best_times = Text("Best times", most=200, hint="Like: mornings, or not on Fridays.")

    @property
    def filled_in(self) -> list[tuple[str, str]]:
        """What is kept of them, each thing under the question of the form."""
        fields = [self[name] for _, names in GROUPS for name in names]
        return [(field.label.text, said(field.data)) for field in fields if field.data not in (None, "", False)]

    @property
    def groups(self) -> list[tuple[str, list[object]]]:
        """The fields as the page shows them, under what they belong to."""
        return [(title, [self[name] for name in names]) for title, names in GROUPS]


class TakeOverForm(Form):
    take = Choose("What is taken over", choices=list(ASKED.items()))
