"""What two entries say that may be one person, side by side and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from esteem.kernel.db import session
from esteem.people.models import Person, Source
from esteem.people.rules import reach
from esteem.people.rules.listed import said
from esteem.people.rules.merging import COLUMNS, Part, Side, can_be_both, differing, likely, shown
from esteem.people.rules.minding import minded

Offer = tuple[Part, Mapping[Side, str], Side]
_BOXES = {
    "no_voicemail": reach.NO_VOICEMAIL, "withhold_number": reach.WITHHOLD_NUMBER, "shared_phone": reach.SHARED_PHONE,
    "plain_envelope": reach.PLAIN_ENVELOPE,
}  # fmt: skip
_NOTHING = {"left_on": "Still here", "no_voicemail": "No", "withhold_number": "No"}


def offers_for(kept: Person, gone: Person, *, gone_is_newer: bool) -> list[Offer]:
    """Of each part about which they differ: what either says, and which is likely meant."""
    mine, theirs = ({column: getattr(person, column) for column in COLUMNS} for person in (kept, gone))
    return [
        (part, _choices(part, mine, theirs), likely(part, mine, theirs, gone_is_newer=gone_is_newer))
        for part in differing(mine, theirs)
    ]


def _choices(part: Part, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[Side, str]:
    words = {Side.KEPT: _words(part, mine), Side.GONE: f"{_words(part, theirs)} (the other entry)"}
    if can_be_both(part, mine, theirs):
        both = "Both, one below the other" if part.name == "notes" else "Both: the other entry’s as another phone"
        words[Side.BOTH] = both
    return words


def _words(part: Part, values: Mapping[str, Any]) -> str:
    told = shown(part, values, [(column, _said(column, values[column])) for column in part.columns])
    care = [caution for caution in minded(part.name, values) if values[part.name] and caution not in told]
    whole = "; ".join([told, *care])
    short = whole if len(whole) <= 300 else f"{whole[:299]}…"
    return short or _NOTHING.get(part.name, "Nothing")


def _said(column: str, value: Any) -> str:
    if column in _BOXES:
        return _BOXES[column] if value else ""
    if column == "source_id":
        source = session.get(Source, value) if value else None
        return source.name if source else ""
    return said(value)
