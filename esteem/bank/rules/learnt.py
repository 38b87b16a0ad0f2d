"""Rules a group has learnt of its statements: when a line says this, it is that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from esteem.bank.rules.matching import Thing
from esteem.kernel.money import NOTHING
from esteem.kernel.text import Said, fold

_ENDS = re.compile(r"[\s\-/,.]*(?:\b(?:ref|on|mandate|no)\b)?[\s\-/,.:]*[0-9][0-9\s\-/.]*$", re.IGNORECASE)
_STARTS = re.compile(
    r"^(?:card payment to|direct debit( to)?|standing order( to)?|faster payment( to| from)?|bill payment( to)?|"
    r"transfer (to|from)|bank credit|payment (to|from)|bgc|dd|so|fpi|fpo|deb|pos|bac|tfr)\b[\s:,-]*",
    re.IGNORECASE,
)


class Way(Said):
    """Which lines a rule is for."""

    IN = "in", "Money in"
    OUT = "out", "Money out"

    @classmethod
    def of(cls, thing: Thing) -> Way:
        return cls.IN if thing.amount > NOTHING else cls.OUT


@dataclass(frozen=True, slots=True)
class Learnt:
    """A rule: the words, and what such a line is. `heading` or `to_account` is given, one of the two."""

    id: int
    text: str
    way: Way
    heading: int | None
    fund: int
    project: int | None = None
    to_account: int | None = None
    who: str = ""


def rule_for(thing: Thing, rules: Iterable[Learnt]) -> Learnt | None:
    """The rule that fits; of several, the one with most words in it."""
    says = plain(thing.words)
    fitting = [rule for rule in rules if rule.way is Way.of(thing) and plain(rule.text) in says]
    return max(fitting, key=lambda rule: (len(rule.text), -rule.id), default=None)


def plain(words: str) -> str:
    """Without case, accents, apostrophes and double spaces: `ST MARY'S  HALL` is `st marys hall`."""
    return " ".join(re.sub(r"[^\w\s]", "", fold(words)).split())


def likely_text(words: str) -> str:
    """The part of a line that will stand in the next one too: without how it was paid, and numbers at the end."""
    short = _ENDS.sub("", _STARTS.sub("", words)).strip()
    return (short if len(plain(short)) >= 3 else words.strip())[:80]
