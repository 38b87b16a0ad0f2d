"""A list is chosen, its columns are named, and doubtful lines are decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from esteem.kernel.forms import Choice, Form, Tick, Upload
from esteem.people.imports import ENDINGS
from esteem.people.imports.preview import Look
from esteem.people.queries.imports import Chosen
from esteem.people.rules.columns import Column
from esteem.people.rules.planning import ADD, IS, SKIP, TWIN, Kept, Planned

LEAVE_OUT = "Leave this column out"


class UploadForm(Form):
    file = Upload(
        "The list", required="Choose a file that ends in .csv, .xlsx or .ods.", endings=ENDINGS,
        hint="A file that ends in .csv, .xlsx or .ods: up to 5,000 people, 10 megabytes.",
    )  # fmt: skip


class ColumnsForm(Form):
    """What each column is; its fields are made for the list at hand."""

    only_gaps = Tick(
        "Only fill in what is missing here",
        hint="Where the list says something else than what is kept, what is kept stays.",
    )
    first_is_person = Tick("The first line is a person too", hint="Where nothing stands above the columns.")

    def column(self, place: int) -> Any:
        return self[f"column_{place}"]

    def chosen(self, count: int) -> Chosen:
        """What was chosen, as it is kept."""
        return Chosen(tuple(self.column(n).data for n in range(count)), bool(self.first_is_person.data))


def columns_form(look: Look, **given: Any) -> ColumnsForm:
    """The form for the columns of this list, each with a few of its values."""
    fields = {
        f"column_{place}": Choice(
            head or f"Column {place + 1}",
            choices=Column.choices,
            blank=LEAVE_OUT,
            default=look.chosen.columns[place] if place < len(look.chosen.columns) else None,
            hint=" · ".join(_short(value) for value in look.samples[place]) or "Nothing stands in it",
        )
        for place, head in enumerate(look.heads)
    }
    made: ColumnsForm = type("ColumnsOfList", (ColumnsForm,), fields)(**given)
    return made


def _short(value: str) -> str:
    return value if len(value) <= 50 else f"{value[:49]}…"


def decisions_form(rows: Sequence[Planned]) -> Form:
    """A choice for each of these doubtful lines, what was decided already chosen."""
    fields = {f"line_{row.line.number}": _decision(row) for row in rows}
    made: Form = type("Decisions", (Form,), fields)()
    return made


def _decision(row: Planned) -> Choice:
    names = Counter(one.kept.known.name for one in row.likely)
    offered = [(f"{IS}{one.kept.known.id}", _same_as(one.kept, names[one.kept.known.name] > 1)) for one in row.likely]
    if row.twin is not None:
        offered.append((TWIN, f"The same person as on line {row.twin}: leave this line out"))
    offered += [(ADD, "Somebody else: add them"), (SKIP, "Leave this line out")]
    label = f"Who is {row.line.values['name']}, on line {row.line.number}?"
    return Choice(label, choices=offered, blank="Not decided yet", default=row.choice or None)


def _same_as(kept: Kept, has_namesake: bool) -> str:
    """The choice that says it is them; of two who have one name, with what tells them apart."""
    apart = [kept.values.get(what, "") for what in ("known_as", "email", "town")] if has_namesake else []
    which = ", ".join(word for word in [*apart, f"entry {kept.known.id}"] if word) if has_namesake else ""
    gone = ", who has left" if kept.left_on is not None else ""
    return f"The same as {kept.known.name}{f' ({which})' if which else ''}{gone}: change them"


def decided(form: Form) -> dict[int, str]:
    """What was chosen, by the number of the line."""
    return {int(name.removeprefix("line_")): choice or "" for name, choice in form.clean.items()}
