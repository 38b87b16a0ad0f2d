"""How the constitution says numbers, shares and lists, so that every clause says them alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

_SMALL = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_SHARES = {
    5: "one twentieth", 10: "one tenth", 20: "one fifth", 25: "one quarter", 33: "one third", 40: "two fifths", 50: "half",
}  # fmt: skip


def in_words(number: int) -> str:
    """`three`, `twenty-one`, `thirty`; figures from 31 on, where words are slower to read than they are worth."""
    if 0 <= number <= 20:
        return _SMALL[number]
    if 20 < number < 30:
        return f"twenty-{_SMALL[number - 20]}"
    return "thirty" if number == 30 else f"{number:,}"


def some(number: int, one: str, many: str | None = None) -> str:
    """`one year`, `three years`."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def days_notice(days: int) -> str:
    """`one day's notice`, `fourteen days' notice`."""
    return f"{in_words(days)} {'day’s' if days == 1 else 'days’'} notice"


def percent(share: int) -> str:
    """`one tenth` for 10, `12 per cent` where no plain fraction says it. 33 means one third."""
    return _SHARES.get(share, f"{share} per cent")


def share_of(whole: int, share: int) -> int:
    """How many people `share` per cent of `whole` is, counted up to a whole person. 33 means one third."""
    exact = Fraction(whole, 3) if share == 33 else Fraction(whole * share, 100)
    return -(-exact.numerator // exact.denominator)


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def points(lead: str, items: Sequence[str], joiner: str = "and") -> str:
    """A paragraph with lettered points, as it is written in a clause's text: a lead, then a line `- ...` for each."""
    if len(items) == 1:
        return f"{lead.removesuffix(':')} {items[0]}."
    ends = [";"] * (len(items) - 2) + [f"; {joiner}", "."]
    return "\n".join([lead, *(f"- {item}{end}" for item, end in zip(items, ends, strict=True))])


def prose(written: str) -> str:
    """A clause as kept, from how it stands in the source: lines run together, paragraphs apart, empty ones left out."""
    blocks = ([line.strip() for line in block.strip().splitlines()] for block in re.split(r"\n\s*\n", written))
    return "\n\n".join(_run_together(lines) for lines in blocks if any(lines))


def _run_together(lines: list[str]) -> str:
    joined = ""
    for line in filter(None, lines):
        joined += ("\n" if line.startswith("- ") else " " if joined else "") + line
    return joined
