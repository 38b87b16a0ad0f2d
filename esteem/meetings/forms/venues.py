"""What a person types about a place: its name, kind and address, and in groups that fold whatever else helps."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Fold, Form, LongText, MoneyField, Phone, Sought, Text, Tick, WholeNumber
from esteem.kernel.money import Money
from esteem.meetings.rules.costs import Charged
from esteem.meetings.rules.venues import LARGEST_ROOM, VenueKind, read_length, show_length
from esteem.people.queries.choosing import Everybody
from esteem.support.queries import Organisations

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Getting there and in",
        ("access", "parking", "step_free", "step_free_note", "lift", "lift_note", "toilet", "toilet_note"),
    ),
    (
        "The room",
        (
            "capacity", "hearing_loop", "hearing_loop_note", "quiet_room", "quiet_room_note", "kitchen", "kitchen_note",
            "private", "private_note",
        ),
    ),
    ("What it costs", ("charged", "cost", "usual_rate", "minimum_minutes", "rates_from_on")),
    ("Booking", ("no_booking", "booking_terms", "cancel_terms")),
    ("Whom to ask", ("organisation_id", "contact_id", "contact_name", "phone", "no_voicemail", "phone_care")),
    ("The key", ("key_holder_id", "key_holder")),
    ("Notes", ("notes",)),
)  # fmt: skip


def _known(question: str) -> Choice:
    return Choice(question, choices=[(True, "Yes"), (False, "No")], blank="Not known")


class Length(Text):
    """A length of time, typed as hours or minutes; the value is whole minutes."""

    blank = None

    def read(self, text: str) -> int:
        return read_length(text)

    def show(self, value: int | None) -> str:
        return show_length(value)


class VenueForm(Form):
    name = Text("What is it called?", required="Enter what the place is called.", most=120)
    kind = Choice("What kind of place?", choices=VenueKind.choices(), blank="Not said")
    address = LongText("Address", most=500)

    access = LongText("Getting there", most=1000, hint="Bus, train, which door.")
    parking = LongText("Parking", most=500, hint="Where, how many spaces, what it costs, a place for a blue badge.")
    step_free = _known("Can one get in without steps?")
    step_free_note = Text("More about the way in", most=200, hint="Like: ramp at the side door.")
    lift = _known("Is there a lift?")
    lift_note = Text("More about the lift", most=200, hint="Like: none needed, all on one floor.")
    toilet = _known("Is there an accessible toilet?")
    toilet_note = Text("More about the toilet", most=200)

    capacity = WholeNumber("How many fit in?", least=1, most_allowed=LARGEST_ROOM)
    hearing_loop = _known("Is there a hearing loop?")
    hearing_loop_note = Text("More about the hearing loop", most=200, hint="Like: works only in the front half.")
    quiet_room = _known("Is there a quiet room besides?")
    quiet_room_note = Text("More about the quiet room", most=200)
    kitchen = _known("Is there a kitchen?")
    kitchen_note = Text("More about the kitchen", most=200, hint="Like: kettle, no cups.")
    private = _known("Is it private: can passers-by neither see nor hear?")
    private_note = Text("More about who sees or hears", most=200, hint="Like: glass door to the foyer.")

    charged = Choice("The price is for", choices=Charged.choices(), default=Charged.MEETING)
    cost = MoneyField("What you pay", least=Money(0), hint="0 if it is free.")
    usual_rate = MoneyField(
        "What others pay",
        least=Money(0),
        hint="If you pay less, the difference is support in kind. Funders ask for it.",
    )
    minimum_minutes = Length("Shortest hire", most=40, hint="In hours, like 2 or 1.5.")
    rates_from_on = Day(
        "If the price has changed: since when?",
        hint="Meetings before that day keep the old price. Leave it blank to put right what was typed wrongly.",
    )

    no_booking = Tick("It need not be booked each time", hint="A room that is yours anyway, or booked once for all.")
    booking_terms = LongText("How to book", most=1000, hint="Like: by e-mail to the office, a term ahead.")
    cancel_terms = LongText("If you cancel", most=1000, hint="Like: free until a week before.")

    organisation_id = Sought("Whose place is it?", among=Organisations, blank="None of the list")
    contact_id = Sought("Whom to ask, if it is one of your people", among=Everybody, blank="Nobody of the list")
    contact_name = Text("Whom to ask for otherwise", most=120)
    phone = Phone("Phone", most=60)
    no_voicemail = Tick("Do not leave a voicemail")
    phone_care = Text("Anything else to mind when ringing?", most=200)

    key_holder_id = Sought(
        "Who holds the key, if it is one of your people", among=Everybody, blank="Nobody of the list"
    )
    key_holder = Text(
        "The key in words", most=200, hint="Like: from the caretaker, next door. Nothing about the alarm here."
    )

    notes = LongText("Notes", most=2000, hint="Like: chairs back by the wall.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if kwargs.get("obj") is None:
            del self.rates_from_on

    @property
    def clean(self) -> dict[str, Any]:
        values = super().clean
        return {**values, "charged": values["charged"] or Charged.MEETING}

    @property
    def groups(self) -> list[Fold]:
        """What folds, in the order of the page."""
        return [Fold(title, [self[name] for name in names if name in self]) for title, names in GROUPS]


class VenueNoteForm(Form):
    used_on = Day("Day", required="Enter the day you were there.", default=dates.today)
    text = LongText("What is to be remembered?", required="Enter what is to be kept.", most=2000)


class AlarmForm(Form):
    note = LongText("The alarm", most=1000, hint="How it is set and unset, and whom to ring when it goes off.")
