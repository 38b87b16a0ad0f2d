"""Somebody's details: a name, and in groups that fold whatever else they offered; and the day they left."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Email, Fold, Form, LongText, Phone, Text, Tick
from esteem.kernel.pages import words
from esteem.people.queries.sources import sources_offered
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.standing import Stands, said_of_stands

NOT_ASKED = "Not asked"
WHY_NO_DIAGNOSIS = (
    "Never a diagnosis, nor anything about anybody’s health. Several people read this, those it is about may ask to see "
    "every word, and the group works without knowing. What somebody needs has its own, closed place."
)
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What to call them", ("known_as", "pronouns")),
    (
        "Phone",
        (
            "phone", "no_voicemail", "withhold_number", "shared_phone", "phone_care", "by_phone", "by_text",
            "second_phone", "second_phone_care",
        ),
    ),
    ("E-mail", ("email", "email_care", "by_email")),
    ("Post", ("address", "town", "postcode", "plain_envelope", "address_care", "by_post")),
    ("The best way to reach them", ("preferred", "best_times")),
    (
        "Where they stand, and how they heard of us",
        ("stands", "enquired_on", "follow_up_on", "joined_on", "source_id", "source_note"),
    ),
    ("Notes", ("notes",)),
)  # fmt: skip


def _may(question: str) -> Choice:
    return Choice(question, choices=MayReach.choices(), blank=NOT_ASKED)


class PersonForm(Form):
    name = Text("Name", required="Enter a name; a first name is enough.", hint="A first name is enough.", most=200)

    known_as = Text("Known as", most=80, hint="What they like to be called, if it is something else.")
    pronouns = Text("Pronouns", most=60, hint="In their own words, if they tell you.")

    phone = Phone("Phone", most=60)
    no_voicemail = Tick("Do not leave a voicemail")
    withhold_number = Tick("Withhold your number when you ring")
    shared_phone = Tick("Shared phone: somebody else may answer")
    phone_care = Text("Anything else to mind when ringing?", most=200, hint="Like: say you are Sam, or not after six.")
    by_phone = _may("May we ring them?")
    by_text = _may("May we send a text message?")
    second_phone = Phone("Another phone", most=60)
    second_phone_care = Text("Anything else to mind when ringing that one?", most=200)

    email = Email("E-mail", most=254)
    email_care = Text(
        "Anything to mind when writing?", most=200, hint="Like: a shared inbox, so say nothing of the group."
    )
    by_email = _may("May we e-mail them?")

    address = LongText("Address", most=400, hint="House and street; the town and postcode go below.")
    town = Text("Town", most=80)
    postcode = Text("Postcode", most=12)
    plain_envelope = Tick("Plain envelope, with nothing of the group on it")
    address_care = Text("Anything else to mind when posting?", most=200)
    by_post = _may("May we write by post?")

    preferred = Choice("Which way do they like best?", choices=Channel.choices(), blank="They have not said")
    best_times = Text("Best times", most=200, hint="Like: mornings, or not on Fridays.")

    stands = Choice("They are here as", choices=Stands.choices(), default=Stands.MEMBER)
    enquired_on = Day("Asked about the group on", hint="Of an enquirer: today, if you leave it blank.")
    follow_up_on = Day(
        "Get in touch again on", hint="Of an enquirer: two weeks after they asked, if you leave it blank."
    )
    joined_on = Day("Joined on")
    source_id = Choice("How did they hear of us?", blank=NOT_ASKED)
    source_note = Text("More about how they heard of us", most=200)

    notes = LongText("Notes", most=4000, hint=WHY_NO_DIAGNOSIS)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        obj = kwargs.get("obj")
        self.source_id.offer(sources_offered(obj.source_id if obj else None))
        self.stands.offer([(stands, said_of_stands(stands, words())) for stands in Stands])
        if obj is not None:
            self.follow_up_on.hint = self.enquired_on.hint = ""

    @property
    def clean(self) -> dict[str, Any]:
        """The values by field name; what they are is left as it is where nothing was said of it."""
        values = super().clean
        return values if values["stands"] else {name: value for name, value in values.items() if name != "stands"}

    @property
    def groups(self) -> list[Fold]:
        """What folds, in the order of the page."""
        return [Fold(title, [self[name] for name in names]) for title, names in GROUPS]


class LeavingForm(Form):
    left_on = Day("Left on", required="Enter the day they left, or write today.", default=dates.today)
    note = Text("A note", most=200, hint="Only if it helps, like: moved away.")
