"""Who is connected with whom, and which connections make two people related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from esteem.kernel.text import Said


class Connected(Said):
    """What one person is to another. Two of them read differently from the other side."""

    PARTNER = "partner", "Partner"
    RELATIVE = "relative", "Relative"
    HOUSEHOLD = "household", "Same household"
    CARES_FOR = "cares-for", "Cares for"
    CARED_FOR_BY = "cared-for-by", "Cared for by"
    FRIEND = "friend", "Friend"
    OTHER = "other", "Connected in another way"

    @property
    def other_side(self) -> Connected:
        """The same connection, as the other person would say it."""
        turned = {Connected.CARES_FOR: Connected.CARED_FOR_BY, Connected.CARED_FOR_BY: Connected.CARES_FOR}
        return turned.get(self, self)


RELATED = frozenset({Connected.PARTNER, Connected.RELATIVE, Connected.HOUSEHOLD})
"""What makes people count as connected when two have to be unrelated (two who sign for the bank, say)."""


def in_order(one_id: int, other_id: int, kind: Connected) -> tuple[int, int, Connected]:
    """The same connection as it is kept: the smaller number first, so that one is never written down twice."""
    return (one_id, other_id, kind) if one_id <= other_id else (other_id, one_id, kind.other_side)


def reached_from(start: int, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Everybody whom a chain of these pairs leads to, without the one it starts from."""
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    reached, waiting = {start}, [start]
    while waiting:
        new = beside[waiting.pop()] - reached
        reached |= new
        waiting += new
    return frozenset(reached - {start})
