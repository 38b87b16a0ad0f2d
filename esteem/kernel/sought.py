"""A field that names one of many: a plain list to choose from while there are few, a search when there are many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flask import request
from wtforms.validators import ValidationError
from wtforms.widgets import TextInput

from esteem.kernel.fields import Choice
from esteem.kernel.text import fold, printable, tidy

Offer = tuple[int, str]  # a row's number, and how it is called
LONGEST = 200


class Among(Protocol):
    """Whom or what a field can name; a lower feature brings it."""

    def few(self) -> list[Offer] | None:
        """All of them, or None when they are too many for a list."""

    def found(self, typed: str) -> list[Offer]:
        """Those whom these words find, the likeliest first, and not more than a page can show."""

    def called(self, number: int) -> str | None:
        """How this one is called, also when it is among them no longer."""


class Sought(Choice):
    """One of many; the value is the row's number.

    Where they are many, the words typed find some, and the one that is meant is picked among these. Words that can
    only mean one are enough: the whole name of somebody whose name nobody else has.
    """

    def __init__(self, label: str, *, among: Callable[[], Among], **more: Any) -> None:
        self.among = among()
        self.few = self.among.few()
        self.options: list[Offer] = []
        self.picked, self.nobody = "", False
        super().__init__(label, choices=self.few or (), **more)
        if self.few is None:
            self.widget = TextInput()

    @property
    def is_search(self) -> bool:
        return self.few is None

    def process(self, formdata: Any, *args: Any, **more: Any) -> None:
        """What was typed, what was picked, and whom it named before: who is linked already stays to be chosen."""
        super().process(formdata, *args, **more)
        before = self.object_data
        known = self.among.called(before) if isinstance(before, int) else None
        self.before: Offer | None = (before, known) if known is not None else None
        if self.before and not self.is_search and self.before not in self.offered:
            self.offer([*self.offered, self.before])
        if self.is_search:
            self._look(formdata)

    def name_nobody(self) -> None:
        """Start empty, whoever the row names: the next is sought."""
        self.data, self.before, self.options, self.picked = None, None, [], ""

    def _look(self, formdata: Any) -> None:
        """The search that a page shows before anything is sent: of what was typed so far, or of whom it names."""
        asked = request.args.get(self.name) if request.method == "GET" else None
        self.picked = str(formdata.get(f"{self.name}-is", "")) if formdata else ""
        if asked is not None:
            self._find(asked)
        elif self.typed is None and self.before:
            self.options, self.picked = [self.before], str(self.before[0])

    def _find(self, typed: str) -> None:
        words = tidy(printable(typed))[:LONGEST]
        self.options = self.among.found(words) if words else []
        self.nobody = bool(words) and not self.options

    def pre_validate(self, form: Any) -> None:
        if not self.is_search:
            super().pre_validate(form)
        elif self.typed is not None:
            self._settle(tidy(printable(self.typed)))

    def _settle(self, words: str) -> None:
        self.data = None
        if not words:
            if self.needed:
                raise ValidationError(self.needed)
            return
        self._find(words)
        if self.before and self.before[1] == words and self.before not in self.options:
            self.options = [self.before, *self.options]
        self.data = self._meant(words)
        if self.data is None:
            raise ValidationError("Choose which one you mean." if self.options else f"Nobody is found by “{words}”.")

    def _meant(self, words: str) -> int | None:
        """The one that was picked, or the only one of that name."""
        named = [number for number, label in self.options if _is_name(words, label)]
        picked = [number for number, _ in self.options if str(number) == self.picked]
        meant = picked or named
        return meant[0] if len(meant) == 1 else None

    def _value(self) -> str:
        """What stands in the search."""
        if self.typed is not None:
            return self.typed
        return self.before[1] if self.before else ""


def _is_name(words: str, label: str) -> bool:
    """Whether the words are the whole of a label, or the name before what stands in brackets."""
    return fold(words) in (fold(label), fold(label.split(" (")[0]))
