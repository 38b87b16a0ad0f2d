"""Who may be one and the same: names that are alike, and pairs of people found without comparing everybody with everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from esteem.kernel.text import Said, fold
from esteem.people.rules.names import digits

ALIKE = 0.86  # Ann Exampel and Ann Example are; Ann Example and Anna Sample are not
NEIGHBOURS = (
    8  # of those filed under one key, each is compared with so many after it: long lists cost what short ones do
)
LEAST_DIGITS = 6


class Reason(Said):
    """Why two may be the same."""

    NAME = "name", "The same name"
    EMAIL = "email", "The same e-mail address"
    PHONE = "phone", "The same phone number"
    ALIKE = "alike", "Names that are alike"


@dataclass(frozen=True)
class Known:
    """What two people are compared by."""

    id: int
    name: str
    known_as: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    shared_phone: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.name)

    @cached_property
    def also(self) -> tuple[str, ...]:
        """The name they are known by, with their surname unless it has one."""
        short = words_of(self.known_as)
        return (*short, *self.words[-1:]) if len(short) == 1 and len(self.words) > 1 else short

    @cached_property
    def mail(self) -> str:
        return fold(self.email)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for n in map(digits, self.phones) if len(n) >= LEAST_DIGITS))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without dots and commas (`Smith-Jones` is two)."""
    return tuple("".join(c if c.isalnum() or c == "'" else " " for c in fold(name)).split())


def same_name(one: Known, other: Known) -> bool:
    """Whether both are called the same, in whatever order, or one by the name the other is known as."""
    if one.words and sorted(one.words) == sorted(other.words):
        return True
    return (one.also or None) in (other.words, other.also) or (other.also or None) == one.words


def alike(one: Known, other: Known) -> bool:
    """Whether one may be the other with a slip of the pen, or with initials for first names."""
    a, b = one.words, other.words
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-1] == b[-1] and a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])):
        return True
    if any(mark.isdigit() for word in (*a, *b) for mark in word):  # figures are told apart, not mistyped
        return False
    return SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= ALIKE


def reasons(one: Known, other: Known) -> tuple[Reason, ...]:
    """Why these two may be the same; nothing when only a phone is the same that one of them shares."""
    found = [Reason.NAME] if same_name(one, other) else [Reason.ALIKE] if alike(one, other) else []
    if one.mail and one.mail == other.mail:
        found.append(Reason.EMAIL)
    if set(one.numbers) & set(other.numbers) and (found or not (one.shared_phone or other.shared_phone)):
        found.append(Reason.PHONE)
    return tuple(found)


def keys_of(someone: Known) -> Iterator[tuple[str, ...]]:
    """What they are filed under: two who may be the same have one of these in common."""
    if someone.mail:
        yield ("e", someone.mail)
    for number in someone.numbers:
        yield ("p", number)
    for words in {someone.words, someone.also} - {()}:
        first, last = words[0], words[-1]
        yield ("n", *sorted(words))
        if len(words) > 1:
            yield ("s", last[:3], first[:1])
            yield ("f", first, last[:1])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be the same, the one kept longer first."""

    first: int
    second: int
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """How much speaks for it: a name and a number together more than either."""
        strong = {Reason.NAME: 3, Reason.EMAIL: 3, Reason.PHONE: 2, Reason.ALIKE: 2}
        return sum(strong[reason] for reason in self.reasons)


def pairs(people: Iterable[Known], apart: frozenset[tuple[int, int]] = frozenset()) -> list[Pair]:
    """Who may be the same, the likeliest first; those said to be `apart` (lower number first) left out."""
    everybody = list(people)
    filed: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for someone in everybody:
        for key in keys_of(someone):
            filed[key].append(someone)
    compared: set[tuple[int, int]] = set(apart)
    found = [pair for group in filed.values() for pair in _among(group, compared)]
    return sorted(found, key=lambda pair: (-pair.weight, pair.first, pair.second))


def _among(group: Sequence[Known], compared: set[tuple[int, int]]) -> Iterator[Pair]:
    """Each with its next few neighbours by name; `compared` remembers whom nobody need compare again."""
    if len(group) < 2:
        return
    in_order = sorted(group, key=lambda known: (known.words, known.id))
    for place, one in enumerate(in_order):
        for other in in_order[place + 1 : place + 1 + NEIGHBOURS]:
            ids = (min(one.id, other.id), max(one.id, other.id))
            if ids[0] == ids[1] or ids in compared:
                continue
            compared.add(ids)
            if why := reasons(one, other):
                yield Pair(*ids, why)


class Files:
    """People filed under their keys, so that whom somebody may be is found without asking everybody."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._filed: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        for someone in people:
            for key in keys_of(someone):
                self._filed[key].append(someone)

    def like(self, someone: Known, most: int = 5) -> list[tuple[Known, tuple[Reason, ...]]]:
        """The likeliest of those somebody may be, with the reasons, the likeliest first."""
        near = {other.id: other for key in keys_of(someone) for other in self._filed.get(key, ())[: NEIGHBOURS * 3]}
        found = [(other, why) for other in near.values() if other.id != someone.id and (why := reasons(someone, other))]
        found.sort(key=lambda one: (-Pair(0, 0, one[1]).weight, one[0].id))
        return found[:most]
