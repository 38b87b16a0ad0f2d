"""What minutes say besides the items, how long they may be, and how a save shows that somebody else wrote meanwhile."""

from __future__ import annotations

import hashlib
import re

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.people.rules.names import initials

MOST = 200_000  # characters of one meeting's minutes, all together
NOTE, CODE_LENGTH = "note_", 16
_BETWEEN = re.compile(r"(\s*(?:[\n,;]|\band\b|&)\s*)")


class Part(Said):
    """What minutes say of a meeting besides its items; the values are those of columns."""

    CHAIR = "chair", "In the chair"
    PRESENT = "present", "Present"
    COUNT = "present_count", "How many of them count for the quorum"
    IN_ATTENDANCE = "in_attendance", "In attendance"
    APOLOGIES = "apologies", "Apologies"
    OTHER = "other_words", "Other words"


ONE_LINE = frozenset({Part.CHAIR, Part.COUNT})


def seen_code(text: str) -> str:
    """What a page says of the words it shows, so that a save can tell whether somebody else wrote since."""
    return hashlib.sha256(text.encode()).hexdigest()[:CODE_LENGTH]


def check_length(before: int, after: int) -> None:
    """Raise RuleBroken when minutes would become longer than they may be; they may always become shorter."""
    if after > MOST and after > before:
        raise RuleBroken(
            f"All together these would have {after:,} characters; {MOST:,} are the most. "
            "Put long papers beside them instead."
        )


def by_initials(names: str) -> str:
    """A list of names, however they are written, each by its initials; what stands in brackets goes."""
    pieces = _BETWEEN.split(re.sub(r"\([^)\n]*\)", "", names))
    return "".join(piece if place % 2 else initials(piece) for place, piece in enumerate(pieces)).strip()


def names_in(text: str) -> list[str]:
    """The names of a list that was typed with one on each line, or with commas between them."""
    return [piece.strip() for piece in re.split(r"[\n,;]", text) if piece.strip()]


def with_names(text: str, more: list[str]) -> str:
    """The list with these names added, one on each line, those already there left as they are."""
    there = {name.casefold() for name in names_in(text)}
    return "\n".join([*([text] if text else []), *(name for name in more if name.casefold() not in there)])
