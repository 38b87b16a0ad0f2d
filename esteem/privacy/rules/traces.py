"""What somebody leaves in other people's words: their name, number or address in a note, and how it is taken out of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from esteem.kernel.text import fold

INSTEAD = "a former member"
SHORTEST = 5  # a shorter number or word says too little to be sure whose it is


@dataclass(frozen=True, slots=True)
class Traces:
    """`sure` are words that can only mean this person (a whole name, a number, an address), each with what takes its
    place; `parts` are parts of their name, which others may share: only a person can tell.
    """

    sure: dict[str, str]
    parts: frozenset[str]

    def said_in(self, text: str) -> bool:
        """Whether the text surely speaks of them."""
        return any(pattern.search(text) for pattern, _ in self._patterns())

    def spelt_in(self, text: str) -> set[str]:
        """Their words exactly as they stand in the text."""
        return {found[0] for pattern, _ in self._patterns() for found in pattern.finditer(text)}

    @property
    def landmarks(self) -> set[str]:
        """Of each of the sure words the longest run of letters and figures: a text without one of these says none of them."""
        return {max(re.split(r"[\s\'’]+", word), key=len) for word in self.sure}

    def hinted_in(self, text: str) -> bool:
        """Whether a part of their name stands in it."""
        return bool(self.parts & set(re.findall(r"[^\W_]+", fold(text))))

    def without(self, text: str) -> str:
        """The text with their words taken out of it; "" when it was nothing else."""
        if fold(text) in {fold(word) for word in self.sure}:
            return ""
        for pattern, instead in self._patterns():
            text = pattern.sub(instead.replace("\\", r"\\"), text)
        return text

    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return [
            (re.compile(rf"(?<!\w){_spelt(word)}(?!\w)", re.IGNORECASE), instead)
            for word, instead in sorted(self.sure.items(), key=lambda pair: -len(pair[0]))
        ]


def _spelt(word: str) -> str:
    """A pattern for these words, whatever room is between them and however an apostrophe was typed."""
    pieces = re.split(r"(\s+|['’])", word)
    return "".join(
        r"\s+" if piece.isspace() else "['’]" if piece in ("'", "’") else re.escape(piece) for piece in pieces
    )


def traces_of(names: Collection[str], reaches: Collection[str], others: Collection[str]) -> Traces:
    """What these names, and these numbers and addresses, leave behind; what `others` here share with them is not sure."""
    shared = {fold(word) for word in others}
    whole = [name for name in names if " " in name.strip() and fold(name) not in shared]
    sure: dict[str, str] = {}
    for name in whole:
        for instead, forms in ((INSTEAD, {name, fold(name)}), (quote_plus(INSTEAD), _in_addresses(name))):
            sure.update(dict.fromkeys(forms - sure.keys(), instead))
    for reach in reaches:
        if len(reach) >= SHORTEST and fold(reach) not in shared:
            sure.update(dict.fromkeys({reach, fold(reach), *_in_addresses(reach), *_digits(reach)}, "…"))
    parts = {part for name in names for part in re.findall(r"[^\W_]{3,}", fold(name))}
    return Traces(sure, frozenset(parts))


def _in_addresses(words: str) -> set[str]:
    return {form(way) for form in (quote, quote_plus) for way in (words, fold(words))} - {words, fold(words)}


def _digits(number: str) -> set[str]:
    found = re.sub(r"\D", "", number)
    return {found} if len(found) >= 9 else set()
