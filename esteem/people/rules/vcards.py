"""Contact cards that telephones read: vCard 3.0, which every telephone knows (4.0 is left unread by many)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_LINE = 75  # octets, RFC 2426 section 2.6; a longer line goes on after a line break and a space


@dataclass(frozen=True, slots=True)
class Card:
    """One person. A number or address comes with what must be minded, which is shown as its label, right beside it."""

    name: str
    known_as: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    email: tuple[str, str] = ("", "")
    address: tuple[str, str, str] = ("", "", "")  # street, town, postcode
    address_minded: str = ""


def vcards(cards: Iterable[Card]) -> str:
    """The cards as the text of one file."""
    return "".join(f"{folded(line)}\r\n" for card in cards for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    yield f"N:{_structured(*_family_and_given(card.name), '', '', '')}"
    yield f"FN:{escaped(card.name)}"
    ways = [(f"TEL;TYPE=VOICE:{escaped(number)}", minded) for number, minded in card.phones if number]
    ways += [(f"EMAIL;TYPE=INTERNET:{escaped(card.email[0])}", card.email[1])] if card.email[0] else []
    if any(card.address):
        street, town, postcode = card.address
        ways.append((f"ADR;TYPE=HOME:{_structured('', '', street, town, '', postcode, '')}", card.address_minded))
    yield from _labelled(ways)
    if notes := list(dict.fromkeys(minded for _, minded in ways if minded)):
        yield f"NOTE:{escaped('. '.join(notes))}"
    yield "END:VCARD"


def _labelled(ways: Iterable[tuple[str, str]]) -> Iterator[str]:
    for number, (line, minded) in enumerate(ways, start=1):
        if minded:
            yield f"item{number}.{line}"
            yield f"item{number}.X-ABLabel:{escaped(minded)}"
        else:
            yield line


def _family_and_given(name: str) -> tuple[str, str]:
    """A guess that only orders the telephone's list: the last word is the family's, unless there is but one."""
    given, _, family = name.rpartition(" ")
    return (family, given) if given else ("", family)


def _structured(*parts: str) -> str:
    return ";".join(map(escaped, parts))


def escaped(text: str) -> str:
    """Text in which no character ends the field: RFC 2426 section 4."""
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(marked.splitlines())


def folded(line: str) -> str:
    """The line in pieces of 75 octets at the most, no character cut in two."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST_LINE:
            pieces.append("")
            size = 1  # the space it begins with
        pieces[-1] += character
        size += octets
    return "\r\n ".join(pieces)
