"""The list of erasures that is kept beside the database: how a line of it is written, and who has come back."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass

from esteem.kernel.text import Said, fold


class Reason(Said):
    """Why somebody is erased."""

    ASKED = "asked", "They asked to be forgotten"
    TIME = "time", "Their time has come: they are kept no longer"
    UNNEEDED = "unneeded", "It should never have been kept"
    OTHER = "other", "Another reason"


@dataclass(frozen=True, slots=True)
class Erased:
    """One line: whose row, when, the code of that row's first line of history, and a keyed hash of the name.

    Neither code tells anybody who it was; the first is how the same row is known again in a copy of the database.
    """

    person_id: int
    at: str
    origin: str
    name: str = ""
    again: bool = False

    @property
    def line(self) -> str:
        facts = {"person": self.person_id, "at": self.at, "origin": self.origin, "name": self.name, "again": self.again}
        return json.dumps(facts)


def hashed_name(key: bytes, name: str) -> str:
    """64 hex digits that say only whether two names are the same, and only to who has the key."""
    return hmac.new(key, fold(name).encode(), hashlib.sha256).hexdigest()


def read_lines(lines: Iterable[str]) -> list[Erased]:
    """What the file says; a line that was cut off, or is no line of ours, is passed over."""
    return [erased for line in lines if (erased := _read(line)) is not None]


def _read(line: str) -> Erased | None:
    try:
        told = json.loads(line)
        return Erased(int(told["person"]), str(told["at"]), str(told["origin"]), str(told["name"]), bool(told["again"]))
    except (ValueError, KeyError, TypeError):
        return None
