"""How a name is said, and how somebody is found by it, by a number or by an address."""

from __future__ import annotations

import re

from esteem.kernel.text import fold


def initials(name: str) -> str:
    """`Ann Other` is `A. O.`: for whoever may see that somebody was there, but not who."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W_]+", name))


def digits(number: str) -> str:
    """A telephone number without what people put between its digits, and without the words beside it."""
    return re.sub(r"\D", "", number)


def found_by(*words: str, numbers: tuple[str, ...] = ()) -> str:
    """All that a search looks through: folded names, towns and addresses, and each number's digits however typed."""
    return "\n".join([*map(fold, words), *map(digits, numbers)])


def searched_for(typed: str) -> str:
    """What a search means: digits alone when it looks like a number (`0115 496` finds `(0115) 496 0123`)."""
    plain = typed.strip()
    looks_like_number = re.fullmatch(r"[\d\s()+.\-/]{3,}", plain) is not None
    return digits(plain) if looks_like_number else fold(plain)
