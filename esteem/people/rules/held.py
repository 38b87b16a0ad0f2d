"""What the program holds about one person, and how those who hold it are asked: seeing, erasing and merging.

Features above `people` hold things about people too. Each answers these events for what is its own
(`house.on(HELD, ...)` in its panels), so that nothing held can be forgotten when somebody asks for it or goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HELD = "what is held about a person"  # asked with person_id; answers a Held, a list of them, or None
ERASED = (
    "a person is erased"  # announced with person_id, in the transaction that erases; put your words about them away
)
MAY_ERASE = (
    "may a person be erased"  # asked with person_id before anything is done; answers a sentence why not, or None
)
NAME_STAYS = "where a name stays"  # asked before erasing; answers {table: why}: texts that are not reworded, by rule or as signed
ENDED = "a consent ends"  # announced with person_id and purpose, at once when a yes no longer stands; what rested on it goes
KEPT_UNTIL = "until when an enquirer may be kept"  # asked with asked_on; answers the last day by the group's schedule
GONE = "somebody is no longer here"  # announced with person_id, at once when they left or were taken off; private links end
MERGED = "two people are one"  # announced with kept_id and gone_id; what pointed at the one points at the other


@dataclass(frozen=True, slots=True)
class Held:
    """One section of what is held: a title, and rows of equally many cells under `heads`.

    `stays` says in a whole sentence why it is kept when the person is erased ("" when it goes); `kept_as` says what of it
    then remains.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    stays: str = ""
    kept_as: str = ""
    place: int = 50

    @property
    def goes(self) -> bool:
        return not self.stays
