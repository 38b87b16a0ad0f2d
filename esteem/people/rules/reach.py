"""How somebody may be reached, and what must be minded when doing so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from esteem.kernel.text import Said


class Channel(Said):
    """A way to reach somebody."""

    PHONE = "phone", "Ringing"
    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    POST = "post", "Post"


class MayReach(Said):
    """What somebody said of one way to reach them; None in its place: they have not been asked."""

    YES = "yes", "Yes"
    NO = "no", "No"
    ASK = "ask", "Ask first"


NO_VOICEMAIL = "Do not leave a voicemail"
WITHHOLD_NUMBER = "Withhold your number"
SHARED_PHONE = "Shared phone"
PLAIN_ENVELOPE = "Plain envelope"

_REFUSED = {
    Channel.PHONE: "Do not ring", Channel.TEXT: "Do not text", Channel.EMAIL: "Do not e-mail", Channel.POST: "Do not write",
}  # fmt: skip
_ASKED = {
    Channel.PHONE: "Ask before ringing", Channel.TEXT: "Ask before texting", Channel.EMAIL: "Ask before e-mailing",
    Channel.POST: "Ask before writing",
}  # fmt: skip


_MEANT = {
    Channel.PHONE: "May be rung", Channel.TEXT: "May be texted", Channel.EMAIL: "May be e-mailed",
    Channel.POST: "May be written to",
}  # fmt: skip
_NUMBER = re.compile(r"\+?\d[\d\s().\-/‐-―]*")


def means(channel: Channel, may: MayReach | None) -> str:
    """What their answer comes to, for whoever is about to reach them that way."""
    return "Not asked yet" if may is None else (said_of(channel, may) or [_MEANT[channel]])[0]


def dialled(number: str) -> str:
    """What a telephone is to dial of a number as people write it, with words beside it (`07700 900123 after 6`)."""
    found = _NUMBER.search(number.replace("(0)", "") if "+" in number else number)
    return re.sub(r"[^\d+]", "", found[0]) if found else ""


def said_of(channel: Channel, may: MayReach | None) -> list[str]:
    """What must be minded of the channel itself: nothing when they said yes, or were not asked."""
    if may is MayReach.NO:
        return [_REFUSED[channel]]
    return [_ASKED[channel]] if may is MayReach.ASK else []


def noted(ticked: Mapping[str, bool], care: str) -> list[str]:
    """The sentences that are ticked, in their order, and then what else was written down."""
    return [*(sentence for sentence, yes in ticked.items() if yes), *([care] if care else [])]


def phone_cautions(no_voicemail: bool, phone_care: str) -> list[str]:
    """What must be minded when ringing, in the order it is shown beside the number."""
    return noted({NO_VOICEMAIL: no_voicemail}, phone_care)
