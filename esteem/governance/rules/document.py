"""The constitution put together: which clauses, in which order, under which numbers, in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.governance.rules.case import ADOPTED_AT, ADOPTED_IN, ADOPTED_ON, Case
from esteem.governance.rules.choices import Part
from esteem.governance.rules.clauses import CATALOGUE, Key
from esteem.governance.rules.text import letter, paragraphs, show
from esteem.governance.rules.wording import standard_text
from esteem.kernel.dates import say_day

TO_WRITE_IN = "_" * 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One clause as this constitution has it. Without a `heading` or `text` of its own it follows the standard one."""

    key: str
    part: Part
    included: bool = True
    heading: str = ""
    text: str = ""

    @property
    def by_hand(self) -> bool:
        return bool(self.text or self.heading)


@dataclass(frozen=True, slots=True)
class Signature:
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """How, where and when the constitution was adopted, and who signed it."""

    meeting: str
    place: str
    on: date
    signed: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Point:
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    number: str
    text: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it stands on paper. `kept` is its text with the marks still in it."""

    key: str
    number: int
    heading: str
    paragraphs: tuple[NumberedParagraph, ...]
    kept: str
    by_hand: bool

    @property
    def plain(self) -> str:
        """All its words, for comparing: paragraphs apart by a blank line, points as lines."""
        blocks = [
            "\n".join([p.text, *(f"({point.letter}) {point.text}" for point in p.points)]) for p in self.paragraphs
        ]
        return "\n\n".join(blocks)


@dataclass(frozen=True, slots=True)
class PartOnPaper:
    part: Part
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole constitution."""

    name: str
    parts: tuple[PartOnPaper, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for part in self.parts for clause in part.clauses)

    @property
    def numbers(self) -> dict[str, int]:
        return {clause.key: clause.number for clause in self.clauses}

    def clause(self, key: str) -> Clause | None:
        return next((clause for clause in self.clauses if clause.key == key), None)


_PLACES = {str(key): place for place, key in enumerate(CATALOGUE)}
_PARTS = {part: place for place, part in enumerate(Part)}


def in_order(wordings: Iterable[Wording]) -> list[Wording]:
    """Clauses in the order of the paper: a group's own ones end their part, and adoption ends them all."""

    def place(wording: Wording) -> tuple[int, bool, int]:
        return _PARTS[wording.part], wording.key == Key.ADOPTION, _PLACES.get(wording.key, len(_PLACES))

    return sorted(wordings, key=place)


def numbered(wordings: Sequence[Wording]) -> dict[str, int]:
    """The number of each clause that is in, by its key."""
    return {wording.key: number for number, wording in enumerate((w for w in in_order(wordings) if w.included), 1)}


def heading_of(wording: Wording) -> str:
    """Its own heading, or the standard one."""
    return wording.heading or (CATALOGUE[Key(wording.key)].heading if wording.key in _PLACES else "")


def kept_text(wording: Wording, case: Case) -> str:
    """The clause's own text, or the standard one."""
    return wording.text or (standard_text(Key(wording.key), case) if wording.key in _PLACES else "")


def put_together(wordings: Sequence[Wording], case: Case, adoption: Adoption | None = None) -> Document:
    """The constitution of a draft: its own words where it has them, the standard ones elsewhere."""
    texts = {wording.key: kept_text(wording, case) for wording in wordings if wording.included}
    return from_texts(wordings, texts, case.facts.name, adoption)


def from_texts(
    wordings: Sequence[Wording], texts: Mapping[str, str], name: str, adoption: Adoption | None = None
) -> Document:
    """The constitution made of these kept texts: how an adopted one is shown, whatever the standard words have become."""
    numbers = numbered(wordings)
    written = _written_in(adoption)
    parts = []
    for part in Part:
        clauses = [
            _clause(wording, numbers, texts[wording.key], name, written)
            for wording in in_order(wordings)
            if wording.included and wording.part is part
        ]
        if clauses:
            parts.append(PartOnPaper(part, tuple(clauses)))
    return Document(name, tuple(parts))


def _written_in(adoption: Adoption | None) -> dict[str, str]:
    if adoption is None:
        return dict.fromkeys((ADOPTED_AT, ADOPTED_IN, ADOPTED_ON), TO_WRITE_IN)
    return {ADOPTED_AT: adoption.meeting, ADOPTED_IN: adoption.place, ADOPTED_ON: say_day(adoption.on)}


def _clause(wording: Wording, numbers: Mapping[str, int], kept: str, name: str, written: Mapping[str, str]) -> Clause:
    shown = show(kept, numbers, name)
    for mark, words in written.items():
        shown = shown.replace(mark, words)
    number = numbers[wording.key]
    lines = tuple(
        NumberedParagraph(
            f"{number}.{place}",
            paragraph.text,
            tuple(Point(letter(at), text) for at, text in enumerate(paragraph.points)),
        )
        for place, paragraph in enumerate(paragraphs(shown), 1)
    )
    return Clause(wording.key, number, heading_of(wording), lines, kept, wording.by_hand)
