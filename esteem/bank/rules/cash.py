"""Counting cash: the notes and coins there are, and what a handful of each comes to."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money

_FILE = Path(__file__).with_name("denominations.csv")
MOST_OF_ONE = 10_000


@dataclass(frozen=True, slots=True)
class Denomination:
    """A note or a coin."""

    pence: int
    says: str
    is_note: bool


@cache
def denominations() -> tuple[Denomination, ...]:
    """Those in use in the United Kingdom, the largest first."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Denomination(int(row["pence"]), row["says"], row["kind"] == "note") for row in csv.DictReader(file)
        )


def total_of(counted: Mapping[int, int]) -> Money:
    """What so many of each come to."""
    return Money(sum(pence * count for pence, count in counted.items()))


def check_count(counted: Mapping[int, int], first: int | None, second: int | None) -> None:
    """Raises RuleBroken: only one person counted, or more of one coin than a tin holds."""
    if first is not None and first == second:
        raise RuleBroken("Two people count together: choose somebody else as the second.", field="second")
    for one in denominations():
        if not 0 <= counted.get(one.pence, 0) <= MOST_OF_ONE:
            raise RuleBroken(f"Enter how many {one.says} there are, up to {MOST_OF_ONE:,}.", field=f"n{one.pence}")


def written(counted: Mapping[int, int]) -> str:
    """As it is kept: only those there were any of."""
    return json.dumps({str(one.pence): counted[one.pence] for one in denominations() if counted.get(one.pence)})


def read(kept: str) -> dict[int, int]:
    return {int(pence): count for pence, count in json.loads(kept or "{}").items()}
