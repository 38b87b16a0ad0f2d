"""Members' own door: a private link with which somebody confirms or corrects their own details, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said

LINK_LASTS = timedelta(days=14)
SHUT = "Links for people's own details are switched off. Switch them on first."
NOT_HERE = "Only somebody who is here can be sent a link."
DECIDED = "This was answered already."
NOTHING_TICKED = "Tick what is to be taken over, or decline the whole."
ASKED = {
    "name": "Name", "known_as": "Known as", "pronouns": "Pronouns",
    "phone": "Phone", "no_voicemail": "Do not leave a voicemail", "withhold_number": "Withhold your number",
    "shared_phone": "Shared phone", "phone_care": "To mind when ringing", "second_phone": "Another phone",
    "second_phone_care": "To mind when ringing the other phone",
    "email": "E-mail", "email_care": "To mind when writing",
    "address": "Address", "town": "Town", "postcode": "Postcode", "plain_envelope": "Plain envelope",
    "address_care": "To mind when posting",
    "by_phone": "May be rung", "by_text": "May be texted", "by_email": "May be e-mailed", "by_post": "May be written to",
    "preferred": "Likes best", "best_times": "Best times",
}  # fmt: skip
"""What somebody sees of themselves behind their link, and can correct: how they are reached, and nothing else."""


class Outcome(Said):
    """What became of what they sent."""

    WAITING = "waiting", "To be looked at"
    CONFIRMED = "confirmed", "All right as it is"
    TAKEN = "taken", "Taken over"
    TAKEN_IN_PART = "taken-in-part", "Taken over in part"
    DECLINED = "declined", "Declined"


CONFIRMS = (Outcome.CONFIRMED, Outcome.TAKEN)
"""Outcomes after which the details are as the person themselves says they are."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of what somebody sent: what they saw, what they wrote, and what stands there now."""

    field: str
    label: str
    seen: Any
    wrote: Any
    now: Any

    @property
    def is_overtaken(self) -> bool:
        """Whether it was changed here after they had looked."""
        return bool(self.now not in (self.seen, self.wrote))

    @property
    def is_there_already(self) -> bool:
        return bool(self.now == self.wrote)


def plain(value: Any) -> Any:
    """A value as it is written down in what somebody sent."""
    return str(value) if isinstance(value, Said) else value


def changes_between(seen: Mapping[str, Any], wrote: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What somebody corrected: `{field: [what they saw, what they wrote]}`, in the order of the page."""
    both = {field: [plain(seen[field]), plain(wrote[field])] for field in ASKED if field in wrote}
    return {field: pair for field, pair in both.items() if pair[0] != pair[1]}


def said(value: Any) -> str:
    """A value as a page shows it."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "says", value))


def check_ticked(ticked: Iterable[str]) -> None:
    """Raise RuleBroken when nothing of what they sent would be taken over."""
    if not list(ticked):
        raise RuleBroken(NOTHING_TICKED, field="take")


def is_live(*, expires_at: datetime, used_at: datetime | None, stopped_at: datetime | None, now: datetime) -> bool:
    """Whether a link still works: not used to send, not taken back, and its fourteen days not over."""
    return used_at is None and stopped_at is None and now < expires_at


def message(*, goes_by: str, until: str, address: str) -> str:
    """What to send with a link: it names neither the group nor what it is for."""
    return (
        f"Hello {goes_by}, are the details I have for you still right? Please look, and correct what is not. "
        f"The link is for you alone. It works once, until {until}: {address}"
    )
