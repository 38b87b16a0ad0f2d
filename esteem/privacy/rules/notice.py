"""What a privacy notice must say beside what is kept: rights, and the regulator, as dated rows with their source."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

NEEDED_CONTACT = "Say first whom people can ask, and how: a notice without that is none."


@dataclass(frozen=True, slots=True)
class Regulator:
    """Whom people may complain to from a day on."""

    since_on: date
    name: str
    reached: str
    source: str


REGULATORS = (
    Regulator(
        date(2018, 5, 25), "the Information Commissioner’s Office (ICO)",
        "ico.org.uk, telephone 0303 123 1113, Wycliffe House, Water Lane, Wilmslow SK9 5AF",
        "UK GDPR, Articles 13(2)(d) and 77",
    ),
)  # fmt: skip

# UK GDPR, Articles 7(3), 15 to 18, 20 and 21.
RIGHTS = (
    "See everything we hold about you, free, within a month.",
    "Have what is wrong put right.",
    "Be forgotten. A few things must stay, like the books; we tell you which and why.",
    "Have us keep it but not use it, while something is being sorted out.",
    "Object to a use of it.",
    "Have what you gave us handed over as a file that other programs can read.",
)


def regulator_on(day: date) -> Regulator:
    """Whom people may complain to on that day."""
    return max((row for row in REGULATORS if row.since_on <= day), key=lambda row: row.since_on, default=REGULATORS[0])


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of details as the notice tells it, every part in words."""

    what: str
    why: str
    basis: str
    how_long: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything the notice says that is the group's own."""

    group_name: str
    contact: str
    kinds: Sequence[Kind]
    recipients: Sequence[str]
    abroad: Sequence[str]
    more: Sequence[str]
    regulator: str
    regulator_reached: str

    @property
    def code(self) -> str:
        """64 hex digits that change when any word of it does."""
        return hashlib.sha256(json.dumps(asdict(self), default=list).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what somebody wrote."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
