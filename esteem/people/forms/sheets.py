"""How many copies of a contact sheet; who has which, and which came back."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from esteem.kernel.forms import Form, Sought, Tick, WholeNumber
from esteem.people.models import ContactSheet, ContactSheetCopy
from esteem.people.queries.choosing import Everybody, label
from esteem.people.queries.sheets import seen_of
from esteem.people.rules.sheets import MOST_COPIES


class SheetForm(Form):
    copies = WholeNumber(
        "How many copies?", least=1, most_allowed=MOST_COPIES, required=f"Enter a number from 1 to {MOST_COPIES}.",
        hint=f"One for each who gets one, {MOST_COPIES} at the most. Each copy carries its own number.",
    )  # fmt: skip


class CopiesForm(Form):
    """A holder and a box for each number; made for one sheet by `copies_form`."""

    @property
    def clean(self) -> dict[str, Any]:
        told = super().clean
        holders = {int(name[7:]): value for name, value in told.items() if name.startswith("holder_")}
        back = frozenset(int(name[5:]) for name, value in told.items() if name.startswith("back_") and value)
        return {"holders": holders, "back": back}


class _Holders(Everybody):
    """Everybody, asked for once for all the fields of the form."""

    def __init__(self, known: dict[int, ContactSheetCopy]) -> None:
        held = (copy.person for copy in known.values())
        self._names = {person.id: label(person.name, person.known_as) for person in held if person}

    @cached_property
    def _few(self) -> list[tuple[int, str]] | None:
        return super().few()

    def few(self) -> list[tuple[int, str]] | None:
        return self._few

    def called(self, number: int) -> str | None:
        return self._names.get(number) or super().called(number)


def copies_form(sheet: ContactSheet, known: dict[int, ContactSheetCopy]) -> CopiesForm:
    """The form of this sheet's copies, with what is known of them."""
    holders, fields = _Holders(known), dict[str, Any]()
    values: dict[str, Any] = {"version": str(seen_of(known))}
    for number in sheet.numbers:
        fields[f"holder_{number}"] = Sought(f"Who has number {number}?", among=lambda: holders, blank="Nobody yet")
        fields[f"back_{number}"] = Tick(f"Number {number} came back or was destroyed")
        if copy := known.get(number):
            values |= {f"holder_{number}": copy.person_id, f"back_{number}": copy.back_on is not None}
    form: CopiesForm = type("CopiesForm", (CopiesForm,), fields)(data=values)
    return form
