"""Who is written to in one e-mail that shows nobody's address to the others, and why the rest are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from esteem.people.rules.reach import MayReach

LONGEST_LINK = 1_800  # characters; longer addresses are cut by some mail programs


class LeftOut(StrEnum):
    """Why somebody is not written to."""

    GONE = "Does not belong now."
    NO_EMAIL = "No e-mail address is kept."
    SAID_NO = "Said no to e-mail."
    NO_CONSENT = "Has not agreed to e-mail news."


def left_out(*, is_here: bool, email: str, by_email: MayReach | None, agreed: bool) -> LeftOut | None:
    """Why somebody is not written to; None when they are."""
    if not is_here:
        return LeftOut.GONE
    if not email:
        return LeftOut.NO_EMAIL
    if by_email is MayReach.NO:
        return LeftOut.SAID_NO
    return None if agreed else LeftOut.NO_CONSENT


@dataclass(frozen=True, slots=True)
class Mailing:
    """Addresses with nothing to mind, each once: to copy at one go."""

    addresses: Sequence[str]

    @property
    def commas(self) -> str:
        return ", ".join(self.addresses)

    @property
    def semicolons(self) -> str:
        return "; ".join(self.addresses)

    @property
    def link(self) -> str:
        """Opens an e-mail with all of them as Bcc; nothing when a mail program would cut it."""
        link = f"mailto:?bcc={quote(','.join(self.addresses), safe='@,')}"
        return link if self.addresses and len(link) <= LONGEST_LINK else ""


def each_once(addresses: Iterable[str]) -> list[str]:
    """The addresses, each once however it is written, as it came first."""
    once: dict[str, str] = {}
    for address in addresses:
        once.setdefault(address.casefold(), address)
    return list(once.values())
