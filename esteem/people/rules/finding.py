"""What a list of people is narrowed to: read from an address, said in words, and written back into an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, Self
from urllib.parse import urlencode

from esteem.kernel.dates import parse_day, say_short_day
from esteem.kernel.text import Said, tidy
from esteem.people.rules.consents import Purpose
from esteem.people.rules.standing import Order, Standing

FILTERS = (
    "who are filters of people"  # asked; answers a Circle or a list of them: what higher features narrow a list by
)
MOST_AT_ONCE = 2_000  # of people something is done to in one go
LONGEST_SEARCH = 100


class Agreed(Said):
    """How somebody stands with one purpose of the group."""

    AGREED = "agreed", "Agreed"
    NOT_ASKED = "not-asked", "Not asked yet"
    RUN_OUT = "run-out", "Run out"
    REFUSED = "refused", "Said no, or took it back"


class Asked(Protocol):
    """An address's query, as the web hands it over: several values may have one name."""

    def get(self, key: str, default: str) -> str: ...
    def getlist(self, key: str) -> list[str]: ...
    def __contains__(self, key: object) -> bool: ...


@dataclass(frozen=True, slots=True)
class Circle:
    """Some of the people that a higher feature knows by what they do: its key in the address, its words, who is of it."""

    key: str
    says: str
    find: Callable[[], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people a list shows, and in what order.

    `role` is the key of a Circle, `tag` the number of one; `agreed` is how they stand with `purpose`, and there only when
    that is. The days are those between which they joined, both included. `only` holds the numbers of
    the people ticked; None when nobody was asked to tick.
    """

    sought: str = ""
    standing: Standing = Standing.CURRENT
    role: str = ""
    purpose: Purpose | None = None
    agreed: Agreed | None = None
    tag: int | None = None
    joined_from: date | None = None
    joined_to: date | None = None
    unreachable: bool = False
    shown: bool = False
    only: tuple[int, ...] | None = None
    order: Order = Order.NAME

    @classmethod
    def read(cls, asked: Asked) -> Self:
        """What the address asks for; nonsense counts as not asked."""
        first, last = _day(asked.get("from", "")), _day(asked.get("to", ""))
        if first and last and last < first:  # typed the wrong way round, they still mean the same days
            first, last = last, first
        purpose = next((one for one in Purpose if one == asked.get("purpose", "")), None)
        return cls(
            sought=tidy(asked.get("q", "")[:LONGEST_SEARCH]),
            standing=Standing.read(asked.get("standing", ""), Standing.CURRENT),
            role=_key(asked.get("role", "")),
            purpose=purpose,
            agreed=Agreed.read(asked.get("agreed", ""), Agreed.AGREED) if purpose else None,
            tag=_number(asked.get("tag", "")),
            joined_from=first,
            joined_to=last,
            unreachable=asked.get("unreachable", "") == "1",
            shown=asked.get("shown", "") == "1",
            only=_numbers(asked.getlist("only")) if "only" in asked or asked.get("which", "") == "ticked" else None,
            order=Order.read(asked.get("order", ""), Order.NAME),
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The names and values of the address that asks for this: only what is not the usual."""
        told = [
            ("q", self.sought),
            ("standing", self.standing if self.standing is not Standing.CURRENT else ""),
            ("role", self.role),
            ("purpose", self.purpose or ""),
            ("agreed", self.agreed or ""),
            ("tag", str(self.tag or "")),
            ("from", self.joined_from.isoformat() if self.joined_from else ""),
            ("to", self.joined_to.isoformat() if self.joined_to else ""),
            ("unreachable", "1" if self.unreachable else ""),
            ("shown", "1" if self.shown else ""),
            ("order", self.order if self.order is not Order.NAME else ""),
        ]
        kept = [(name, str(value)) for name, value in told if value]
        return kept if self.only is None else [*kept, ("only", ",".join(map(str, self.only)))]

    def query(self, *, ticked: bool = True) -> str:
        """The same as the end of an address, `?` and all; nothing when it is the usual list. Without who was `ticked`?"""
        return str(self if ticked else replace(self, only=None))

    def __str__(self) -> str:
        return f"?{urlencode(pairs, safe=',')}" if (pairs := self.pairs()) else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether it shows less than everybody of its standing."""
        return replace(self, standing=Standing.CURRENT, order=Order.NAME) != type(self)()

    @property
    def is_filtered(self) -> bool:
        """Whether it is narrowed by more than the words sought and who was ticked: then the filters stand open."""
        return replace(self, sought="", only=None).is_narrowed


@dataclass(frozen=True, slots=True)
class Undo:
    """What was just done to the people ticked: a tag was put to them, or taken off; as an address says it."""

    tag: int
    was_put: bool

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """What the address says; None for nonsense."""
        found = re.fullmatch("(put|off)-([0-9]{1,9})", typed)
        return cls(int(found[2]), found[1] == "put") if found else None

    def __str__(self) -> str:
        return f"{'put' if self.was_put else 'off'}-{self.tag}"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One way in which a list is narrowed: in words, and the list without it."""

    says: str
    without: Wanted


def narrowings(wanted: Wanted, *, roles: Mapping[str, str], tags: Mapping[int, str]) -> list[Narrowing]:
    """Everything that narrows the list, each in words; what is no longer there is said to be gone."""
    usual, role, tag = (
        Wanted(),
        roles.get(wanted.role, "A role that is gone"),
        tags.get(wanted.tag or 0, "a tag that is gone"),
    )
    told: list[tuple[str, tuple[str, ...]]] = [
        (f"only those {len(wanted.only or ())} who were ticked", ("only",)),
        (f"found by “{wanted.sought}”", ("sought",)),
        (wanted.standing.says, ("standing",)),
        (role, ("role",)),
        (
            f"{wanted.purpose.says}: {_small(wanted.agreed.says)}" if wanted.purpose and wanted.agreed else "",
            ("purpose", "agreed"),
        ),
        (f"tagged “{tag}”", ("tag",)),
        (_joined(wanted), ("joined_from", "joined_to")),
        ("no way to reach them is kept", ("unreachable",)),
        ("shown to members", ("shown",)),
    ]
    return [
        Narrowing(_small(says), replace(wanted, **{name: getattr(usual, name) for name in names}))
        for says, names in told
        if any(getattr(wanted, name) != getattr(usual, name) for name in names)
    ]


def _joined(wanted: Wanted) -> str:
    first, last = wanted.joined_from, wanted.joined_to
    if first and last:
        return f"joined {say_short_day(first)} to {say_short_day(last)}"
    return f"joined since {say_short_day(first)}" if first else f"joined until {say_short_day(last)}" if last else ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _day(typed: str) -> date | None:
    try:
        return parse_day(typed[:30]) if typed else None
    except ValueError:
        return None


def _key(typed: str) -> str:
    return typed if re.fullmatch("[a-z0-9-]{1,40}", typed) else ""


def _number(typed: str) -> int | None:
    return int(typed) or None if re.fullmatch("[0-9]{1,9}", typed) else None


def _numbers(typed: Sequence[str]) -> tuple[int, ...]:
    """Each once, in the order given; ticked boxes come one by one, an address of ours has them in one."""
    found = (_number(piece) for value in typed for piece in value.split(","))
    return tuple(dict.fromkeys(number for number in found if number))
