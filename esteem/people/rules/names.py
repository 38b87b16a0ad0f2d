"""How a name is said, and how somebody is found by it, by a number or by an address."""

from __future__ import annotations

import re

from esteem.kernel.text import fold


def initials(name: str) -> str:
    """`Ann Other` is `A. O.`: for whoever may see that somebody was there, but not who."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W_]+", name))


def digits(number: str) -> str:
    """A telephone number without what people put between its digits, and without the words beside it.

    A British number typed for callers from abroad (`+44 7700 900123`, `+44 (0)7700 900123`) is as it is dialled at home.
    """
    plain = re.sub(r"\D", "", _FROM_ABROAD.sub("0", number))
    return f"0{plain[2:]}" if plain.startswith("44") and len(plain) == WITH_COUNTRY else plain


def found_by(*words: str, numbers: tuple[str, ...] = ()) -> str:
    """All that a search looks through: folded names, towns and addresses, and each number's digits however typed.

    A postcode stands there without its space too.
    """
    folded = [fold(word) for word in words]
    joined = [word.replace(" ", "") for word in folded if _POSTCODE.fullmatch(word)]
    return "\n".join([*folded, *map(digits, numbers), *joined])


def searched_for(typed: str) -> str:
    """What one word means: digits alone when it looks like a number (`0115 496` finds `(0115) 496 0123`)."""
    plain = typed.strip()
    return digits(plain) if _NUMBER.fullmatch(plain) else fold(plain)


def search_words(typed: str) -> tuple[str, ...]:
    """What must all be found, in whatever order: each word folded, figures that stand together as one number."""
    rest, numbers = typed, []
    for found in _NUMBERS.finditer(typed):
        if len(digits(found[0])) >= LEAST_DIGITS:
            numbers.append(digits(found[0]))
            rest = rest.replace(found[0], " ", 1)
    return (*fold(rest).split(), *numbers)


LEAST_DIGITS, WITH_COUNTRY = 3, 12
_FROM_ABROAD = re.compile(r"^\W*(?:\+\s*|00\s*)44[\s.\-]*(?:\(0\)|0(?=\d))?")
_POSTCODE = re.compile("[a-z]{1,2}[0-9][a-z0-9]? [0-9][a-z]{2}")
_NUMBER = re.compile(r"[\d\s()+.\-/]{3,}")
_NUMBERS = re.compile(r"(?<!\S)[+(]*\d[\d\s()+.\-/]*(?!\S)")
