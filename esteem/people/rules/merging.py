"""Two entries become one: what belongs together is chosen together, so that no caution is parted from its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from esteem.kernel.text import Said
from esteem.people.rules.names import digits
from esteem.people.rules.reach import MayReach

Values = Mapping[str, Any]
NOTHING = ("", None, False)


class Side(Said):
    """Whose words are taken."""

    KEPT = "kept", "This entry"
    GONE = "gone", "The other entry"
    BOTH = "both", "Both"


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that are chosen together; the first is what it is about."""

    label: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.columns[0]


PARTS = (
    Part("Name", ("name",)),
    Part("Known as", ("known_as",)),
    Part("Pronouns", ("pronouns",)),
    Part("Here as", ("stands",)),
    Part("Phone", ("phone", "phone_care", "shared_phone")),
    Part("Another phone", ("second_phone", "second_phone_care")),
    Part("Do not leave a voicemail", ("no_voicemail",)),
    Part("Withhold your number", ("withhold_number",)),
    Part("E-mail", ("email", "email_care")),
    Part("Address", ("address", "town", "postcode", "address_care", "plain_envelope")),
    Part("May be rung", ("by_phone",)),
    Part("May be texted", ("by_text",)),
    Part("May be e-mailed", ("by_email",)),
    Part("May be written to", ("by_post",)),
    Part("Likes best", ("preferred",)),
    Part("Best times", ("best_times",)),
    Part("Asked about the group", ("enquired_on",)),
    Part("Get in touch again", ("follow_up_on",)),
    Part("How they heard of us", ("source_id", "source_note")),
    Part("Joined", ("joined_on",)),
    Part("Left", ("left_on",)),
    Part("Notes", ("notes",)),
)
COLUMNS = tuple(column for part in PARTS for column in part.columns)
CAUTIONS = ("no_voicemail", "withhold_number")
EARLIEST = ("enquired_on", "joined_on")
REACH = ("by_phone", "by_text", "by_email", "by_post")
_CAREFUL = {None: 0, MayReach.YES: 1, MayReach.ASK: 2, MayReach.NO: 3}


def differing(kept: Values, gone: Values) -> list[Part]:
    """The parts about which the two entries say different things."""
    return [part for part in PARTS if any(not _same(kept[column], gone[column]) for column in part.columns)]


def _same(one: Any, other: Any) -> bool:
    return one == other or (one in NOTHING and other in NOTHING)


def can_be_both(part: Part, kept: Values, gone: Values) -> bool:
    """Notes are put one below the other; a second number has room where neither entry has one."""
    if part.name == "notes":
        return bool(kept["notes"] and gone["notes"])
    if part.name != "phone" or not (kept["phone"] and gone["phone"]):
        return False
    different = digits(kept["phone"]) != digits(gone["phone"])
    return different and not kept["second_phone"] and not gone["second_phone"]


def likely(part: Part, kept: Values, gone: Values, *, gone_is_newer: bool) -> Side:
    """What is chosen unless somebody says otherwise: what is filled in, the more careful, and of two the newer."""
    name, mine, theirs = part.name, kept[part.name], gone[part.name]
    if can_be_both(part, kept, gone):
        return Side.BOTH
    if name == "name" and sum(map(str.isalpha, mine)) != sum(map(str.isalpha, theirs)):  # Ann says more than A.
        return Side.KEPT if sum(map(str.isalpha, mine)) > sum(map(str.isalpha, theirs)) else Side.GONE
    if name in CAUTIONS:
        return Side.KEPT if mine else Side.GONE
    if name in REACH:
        return Side.KEPT if _CAREFUL[mine] >= _CAREFUL[theirs] else Side.GONE
    if name == "left_on":  # whoever is here by one of the entries is here
        return (
            Side.KEPT if mine is None else Side.GONE if theirs is None else Side.KEPT if mine >= theirs else Side.GONE
        )
    if name in EARLIEST and mine and theirs:
        return Side.KEPT if mine <= theirs else Side.GONE
    filled = [sum(values[column] not in NOTHING for column in part.columns) for values in (kept, gone)]
    if (mine in NOTHING) != (theirs in NOTHING):
        return Side.GONE if mine in NOTHING else Side.KEPT
    if _same(mine, theirs) and filled[0] != filled[1]:
        return Side.KEPT if filled[0] > filled[1] else Side.GONE
    return Side.GONE if gone_is_newer else Side.KEPT


def merged(kept: Values, gone: Values, sides: Mapping[str, Side]) -> dict[str, Any]:
    """What the kept entry says afterwards, as far as it differs from what it says now."""
    values: dict[str, Any] = {}
    for part in differing(kept, gone):
        side = sides.get(part.name, Side.KEPT)
        if side is Side.GONE:
            values.update({column: gone[column] for column in part.columns})
        elif side is Side.BOTH and part.name == "notes":
            values["notes"] = f"{kept['notes']}\n\n{gone['notes']}"
        elif side is Side.BOTH:
            values.update(second_phone=gone["phone"], second_phone_care=gone["phone_care"])
            values["shared_phone"] = kept["shared_phone"] or gone["shared_phone"]
    return values


def shown(part: Part, values: Values, say: Sequence[tuple[str, str]]) -> str:
    """One entry's part in words: what it is about, then whatever goes with it; `say` has each column's words."""
    told = dict(say)
    words = [told[column] for column in part.columns if values[column] not in NOTHING]
    return "; ".join(word for word in words if word)
