"""What a person types about an agenda: an item, a paper, something for later, and a usual order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from esteem.kernel.forms import Choice, Choose, Form, LongText, Text, Upload, WholeNumber
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.building import Wish
from esteem.minutes.rules.building import Line
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.papers import ENDINGS
from esteem.minutes.rules.timing import MOST_MINUTES
from esteem.minutes.rules.usual import Usual

MOST_ABOUT = 20_000
SPARE_LINES = 3


class AddItemForm(Form):
    """The few words that put something on an agenda; the rest stands on its own page."""

    title = Text("What is it about?", required="Enter what it is about.")
    kind = Choice(
        "What is it for?", choices=ItemKind.choices(), required="Choose what it is for.", default=ItemKind.DISCUSS
    )
    minutes = WholeNumber("Minutes", least=1, most_allowed=MOST_MINUTES)


class ItemForm(AddItemForm):
    brought_by = Text("Who brings it", most=120, hint="An office or a name, if it helps.")
    about = LongText("What to know before", most=MOST_ABOUT, hint="Printed on the agenda. Simple Markdown is fine.")


class PaperForm(Form):
    file = Upload(
        "The file",
        required="Choose a file.",
        endings=ENDINGS,
        hint="A PDF, a text, a table, slides or a picture, up to 10 MB.",
    )
    name = Text(
        "What is it called?", most=120, hint="As it stands on the agenda. Left blank, it is the file’s own name."
    )
    item_id = Choice("What does it go with?", blank="The whole meeting")


class IdeaForm(Form):
    title = Text("What is it about?", required="Enter what it is about.")
    about = LongText("What to know before", most=MOST_ABOUT)
    parked_for = Choice("For which kind of meeting?", blank="Any")


class BuildForm(Form):
    """What is proposed, to be ticked."""

    take = Choose("What goes on the agenda?")


def build_form(lines: Sequence[Line], offered: Sequence[Line]) -> BuildForm:
    """The form with every line of this agenda; those offered that are usual or due are ticked."""
    field = Choose("What goes on the agenda?", choices=[(line.key, line.says) for line in lines])
    made: BuildForm = type("BuildThis", (BuildForm,), {"take": field})(
        data={"take": [line.key for line in offered if line.ticked]}
    )
    return made


def wished_place(stood: int, wished: int | None) -> float:
    """Where a line is sorted that stood there: one moved up goes before who has that place, one moved down after."""
    if wished is None or wished == stood:
        return stood
    return wished - 0.5 if wished < stood else wished + 0.5


class OrderForm(Form):
    """A usual order: one row of fields a line, the last few blank for more. A line without words goes."""

    def rows(self) -> list[dict[str, Any]]:
        """The fields of each line."""
        return [
            {name: self[f"{name}_{n}"] for name in ("place", "title", "kind", "minutes")} for n in range(self.count)
        ]

    count = 0
    given: Sequence[tuple[Usual, int | None]] = ()

    def wishes(self) -> list[Wish]:
        """The lines that have words, by the number before them."""
        filled = [(n, row) for n, row in enumerate(self.rows()) if row["title"].data]
        filled.sort(key=lambda pair: wished_place(pair[0] + 1, pair[1]["place"].data))
        return [self._wish(n, row) for n, row in filled]

    def _wish(self, n: int, row: dict[str, Any]) -> Wish:
        usual, number = self.given[n] if n < len(self.given) else (None, None)
        return Wish(row["title"].data, row["kind"].data, row["minutes"].data, usual.slot if usual else "", number)


def order_form(lines: Sequence[tuple[Usual, int | None]], version: int | None) -> OrderForm:
    """The form for these lines (each with its number where the group's own order has it) and a few blank ones."""
    count = len(lines) + SPARE_LINES
    fields: dict[str, Any] = {"count": count, "given": lines}
    first: dict[str, Any] = {"version": version}
    for n in range(count):
        usual = lines[n][0] if n < len(lines) else None
        fields |= {
            f"place_{n}": WholeNumber("Place", least=1, most_allowed=200),
            f"title_{n}": Text("What it is about"),
            f"kind_{n}": Choice("What for", choices=ItemKind.choices(), required="Choose what it is for."),
            f"minutes_{n}": WholeNumber("Minutes", least=1, most_allowed=MOST_MINUTES),
        }
        first |= {
            f"place_{n}": n + 1 if usual else None, f"title_{n}": usual.title if usual else "",
            f"kind_{n}": usual.kind if usual else ItemKind.DISCUSS, f"minutes_{n}": usual.minutes if usual else None,
        }  # fmt: skip
    made: OrderForm = type("OrderOfKind", (OrderForm,), fields)(data=first)
    return made


def kinds_to_park(kinds: Sequence[tuple[MeetingKind, str]]) -> list[tuple[MeetingKind, str]]:
    """What something may be parked for: any kind but other people’s meetings."""
    return [(kind, says) for kind, says in kinds if kind is not MeetingKind.OUTSIDE]
