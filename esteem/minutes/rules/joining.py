"""Two wrote in the same place: both texts become one, in which nothing of either is lost."""

from __future__ import annotations

from difflib import SequenceMatcher


def joined(theirs: str, mine: str) -> str:
    """What both say stands once; where they differ, theirs stands above mine. Of two lines, one of which only goes on
    where the other ends, the longer is enough.
    """
    if not theirs or theirs == mine:
        return mine
    if not mine:
        return theirs
    one, other = theirs.split("\n"), mine.split("\n")
    lines: list[str] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, one, other).get_opcodes():
        if what == "equal":
            lines += one[i1:i2]
        else:
            lines += _both(one[i1:i2], other[j1:j2])
    return "\n".join(lines)


def joined_line(theirs: str, mine: str) -> str:
    """The same of a single line: both, with a comma between them."""
    return ", ".join(_both([theirs] if theirs else [], [mine] if mine else []))


def _both(theirs: list[str], mine: list[str]) -> list[str]:
    one, other = "\n".join(theirs).strip(), "\n".join(mine).strip()
    if other.startswith(one):
        return mine
    return theirs if one.startswith(other) else theirs + mine
