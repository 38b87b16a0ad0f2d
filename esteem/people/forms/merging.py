"""Two entries become one: which one, and whose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wtforms import HiddenField

from esteem.kernel.forms import Choice, Form, Sought
from esteem.people.queries.choosing import Everybody
from esteem.people.rules.merging import Part, Side

PREFIX = "part_"


class OtherForm(Form):
    other_id = Sought(
        "Who is the same person?", among=Everybody, required="Say who is the same person.",
        hint="Their other entry on the list.", blank="Choose",
    )  # fmt: skip


class MergeForm(Form):
    """Whose words are taken of each part; its fields are made for the two at hand."""

    other_version = HiddenField()
    KEPT = frozenset({"version", "other_version"})

    @property
    def sides(self) -> dict[str, Side]:
        return {name.removeprefix(PREFIX): side for name, side in self.clean.items()}

    @property
    def seen_other(self) -> int | None:
        """Which saving of the other entry the sender was looking at."""
        typed = str(self.other_version.data or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def merge_form(offers: Sequence[tuple[Part, Mapping[Side, str], Side]], versions: tuple[int, int]) -> MergeForm:
    """The form for two entries: of each part what either says, and what is likely meant."""
    fields = {
        f"{PREFIX}{part.name}": Choice(part.label, choices=list(words.items()), required="Choose one.", default=likely)
        for part, words, likely in offers
    }
    form: MergeForm = type("MergeOfTwo", (MergeForm,), fields)(
        data={"version": versions[0], "other_version": versions[1]}
    )
    return form
