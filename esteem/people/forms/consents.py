"""What a person writes down of what somebody agreed to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import HiddenField

from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.forms import Choice, Choose, Day, Form, LongText, Text, Tick, WholeNumber
from esteem.kernel.permissions import actor
from esteem.people.rules.consents import Answer, Audience, Purpose, Way, read_ticks, ticks

FIRST, OWN = "first", "own"


def _me() -> str:
    return actor().name


class SaidForm(Form):
    """When somebody said something, how, and to whom."""

    said_on = Day("When did they say it?", required="Enter the day they said it, or write today.", default=dates.today)
    how = Choice("How?", choices=Way.choices, required="Choose how they said it.", default=Way.PAPER)
    to_whom = Text("To whom?", most=200, default=_me, hint="Who took the form, or heard it.")


class WordsForm(SaidForm):
    """With the words that stood on the form."""

    words = Choice("Which words did they agree to?", hint="The form says at its foot of which day its words are.")

    def offer_words(self, days: Sequence[date]) -> None:
        """Those of today, those of earlier days (`days` on which words became new, the latest first), or none we know."""
        earlier = [(day.isoformat(), f"Words of {say_day(day)}") for day in days[1:]]
        begun_with = [(FIRST, "The words we began with")] if days else []
        self.words.offer(
            [("", "Those people are asked today"), *earlier, *begun_with, (OWN, "An older form of our own")]
        )

    @property
    def clean(self) -> dict[str, Any]:
        values = super().clean
        words = values.pop("words")
        day = date.min if words == FIRST else date.fromisoformat(words) if words and words != OWN else None
        return {**values, "own_words": words == OWN, "words_of": day}


class ShowsForm(SaidForm):
    """What of somebody may be shown, and to whom."""

    shows = Choose("What may be shown, and to whom?", choices=lambda: ticks(Audience))

    @property
    def clean(self) -> dict[str, Any]:
        values = super().clean
        return {**values, "shows": read_ticks(values["shows"])}


class AnswerForm(WordsForm):
    """What they said about one purpose."""

    answer = Choice("What did they say?", choices=[(Answer.YES, "Yes"), (Answer.NO, "No")], default=Answer.YES)


class PhoneListForm(AnswerForm, ShowsForm):
    """The same for the phone list, with what may be shown."""


class RecordForm(WordsForm, ShowsForm):
    """All purposes at once, as on the paper form."""

    yes = Choose("What did they tick?", choices=Purpose.choices)
    rest_ends = Tick("What they agreed to before and did not tick now ends")


class WithdrawForm(SaidForm):
    """They take it back."""

    how = Choice("How?", choices=Way.choices, required="Choose how they said it.", default=Way.IN_PERSON)
    reason = LongText("Why?", most=400, hint="Only if they like to say. Nobody needs a reason.")


class WordingForm(Form):
    """The words of a purpose."""

    number = HiddenField()
    text = LongText("The words", most=2000, required="Enter the words people agree to.")
    years = WholeNumber(
        "For how many years does a yes hold?", least=1, most_allowed=20,
        hint="Leave it empty when it holds until they say otherwise.",
    )  # fmt: skip
    source = Text("Why so long?", most=200, hint="For whoever asks later: a guide, or what the group decided.")

    KEPT = Form.KEPT | {"number"}

    @property
    def seen_number(self) -> int | None:
        """Which words the sender was looking at."""
        typed = str(self.number.data or "")
        return int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else None
