"""What must be minded beside a number or an address, from what is said of somebody: also where no row of theirs is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from esteem.people.rules.reach import (
    NO_VOICEMAIL,
    PLAIN_ENVELOPE,
    SHARED_PHONE,
    WITHHOLD_NUMBER,
    Channel,
    noted,
    said_of,
)


def minded(column: str, told: Mapping[str, Any]) -> list[str]:
    """What stands beside this column wherever it is shown, in its order; nothing for a column that needs no care."""
    if column in ("phone", "second_phone"):
        ringing = [*said_of(Channel.PHONE, told.get("by_phone")), *said_of(Channel.TEXT, told.get("by_text"))]
        ticks = {NO_VOICEMAIL: bool(told.get("no_voicemail")), WITHHOLD_NUMBER: bool(told.get("withhold_number"))}
        if column == "phone":
            ticks[SHARED_PHONE] = bool(told.get("shared_phone"))
        return [*ringing, *noted(ticks, told.get(f"{column}_care", ""))]
    if column == "email":
        return [*said_of(Channel.EMAIL, told.get("by_email")), *noted({}, told.get("email_care", ""))]
    if column in ("address", "town", "postcode"):
        plain = {PLAIN_ENVELOPE: bool(told.get("plain_envelope"))}
        return [*said_of(Channel.POST, told.get("by_post")), *noted(plain, told.get("address_care", ""))]
    return []
