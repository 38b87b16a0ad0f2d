"""A clause's text as it is kept and typed: paragraphs, lettered points, and marks that follow the clauses' numbers.

Kept text carries marks (`[clause: money]`, `[group name]`); typed text carries what a reader sees (`clause 24`). `show`
and `keep` turn one into the other, so that a reference stays right when clauses come and go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from esteem.governance.rules.case import NAME

Numbers = Mapping[str, int]

_MARK = re.compile(r"\[([Cc])lause: ([a-z0-9-]{1,40})\]")
_SEEN = re.compile(r"\b([Cc])lause (\d{1,3})\b(?!\.\d)")
_POINT = re.compile(r"\s*(?:[-–•*]|\([a-z]\))\s+")
_OWN_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph, with the points below it, if any."""

    text: str
    points: tuple[str, ...] = ()


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a clause's text. A blank line ends one; a line that begins `- ` is a point of it."""
    found: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        found.extend(_split_block(block))
    return tuple(found)


def _split_block(block: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for line in block.splitlines():
        point = _POINT.match(line)
        plain = " ".join(line[point.end() if point else 0 :].split())
        if not plain:
            continue
        last = found[-1] if found else None
        if point and last:
            found[-1] = Paragraph(last.text, (*last.points, plain))
        elif last is None or last.points:
            found.append(Paragraph(_OWN_NUMBER.sub("", plain, count=1) if _OWN_NUMBER.match(plain) else plain))
        else:
            found[-1] = Paragraph(f"{last.text} {plain}")
    return found


def letter(place: int) -> str:
    """a, b … z, aa, ab … for the points of a paragraph, from nought."""
    return (letter(place // 26 - 1) if place >= 26 else "") + LETTERS[place % 26]


def show(text: str, numbers: Numbers, name: str) -> str:
    """Kept text as a reader sees it; a mark of a clause that is left out stays, for the checks to find."""

    def number(mark: re.Match[str]) -> str:
        return f"{mark[1]}lause {numbers[mark[2]]}" if mark[2] in numbers else mark[0]

    return _MARK.sub(number, text).replace(NAME, name)


def keep(typed: str, numbers: Numbers, name: str) -> str:
    """Typed text with its marks put back, by the numbers the typist was looking at."""
    keys = {number: key for key, number in numbers.items()}

    def mark(seen: re.Match[str]) -> str:
        key = keys.get(int(seen[2]))
        return f"[{seen[1]}lause: {key}]" if key else seen[0]

    marked = _SEEN.sub(mark, typed)
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: NAME, marked) if name else marked


def marks_in(text: str) -> tuple[str, ...]:
    """The clauses a text refers to, by key."""
    return tuple(key for _, key in _MARK.findall(text))
