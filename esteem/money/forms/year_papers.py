"""What is typed for a year's papers: the notes to the accounts, and the report of the year part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField

from esteem.kernel.forms import Choice, Form, LongText, MoneyField, Text, WholeNumber
from esteem.kernel.money import NOTHING
from esteem.minutes.rules.parts import seen_code
from esteem.money.rules.scrutiny import Regime
from esteem.money.rules.year_report import MOST, ReportPart, asked_of

SEEN = "seen_"
REGARD = [("yes", "Yes, they had regard to it")]
NONE_SAID = "Write None if there were none. Blank is not printed."


class NotesForm(Form):
    expenses = MoneyField(
        "Expenses repaid to those who run the group", least=NOTHING, hint="In the whole year; 0 if there were none."
    )
    expenses_people = WholeNumber("To how many of them?", most_allowed=10_000)
    expenses_for = Text("What for?", most=300, hint="Like: travel, and postage.")
    paid = LongText(
        "Were any of them, or people close to them, paid for anything else?", most=5000,
        hint=f"Who, what for, how much, and what allows it. {NONE_SAID}",
    )  # fmt: skip
    related = LongText(
        "Other dealings with people or bodies close to them", most=5000,
        hint=f"Like: the hall belongs to the treasurer’s brother; we paid £585 for it. {NONE_SAID}",
    )  # fmt: skip
    guarantees = LongText(
        "Has the group guaranteed anybody’s debt, or pledged what it owns?", most=5000, hint=NONE_SAID
    )
    debts = LongText("Debts outstanding, such as a loan", most=5000, hint=NONE_SAID)
    other = LongText("Anything else a reader should know", most=5000)


def report_form(regime: Regime | None, texts: Mapping[str, str]) -> Form:
    """A form with every part that is asked; beside each a code of the words it shows, that nobody's are lost."""
    fields: dict[str, Any] = {}
    for asked in asked_of(regime):
        name = asked.part.value
        if asked.part is ReportPart.HAD_REGARD:
            fields[name] = Choice(asked.label, choices=REGARD, blank="Not said", hint=asked.hint)
        else:
            fields[name] = LongText(asked.label, most=MOST, hint=asked.hint)
        fields[f"{SEEN}{name}"] = HiddenField()
    told = {name: texts.get(name, "") for name in fields if not name.startswith(SEEN)}
    made: type[Form] = type("ReportForm", (Form,), fields)
    return made(data=told | {f"{SEEN}{name}": seen_code(text) for name, text in told.items()})
