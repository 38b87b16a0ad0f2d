"""Sign-in roles: what each may do as delivered, and what the group has decided otherwise.

Only what a group decides otherwise is kept in its database. A permission that a later version brings is therefore
allowed or not as its pattern here says, in old groups and new ones alike, without anything being filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache

from esteem.kernel.errors import RuleBroken

COORDINATOR = "coordinator"
EXAMINER = "examiner"


@dataclass(frozen=True, slots=True)
class Delivered:
    """A role as the program brings it; `may` and `but_not` are patterns of permissions (`*:see` is every feature's)."""

    key: str
    name: str
    says: str
    may: tuple[str, ...]
    but_not: tuple[str, ...] = ()


ROLES = (
    Delivered(COORDINATOR, "Coordinator", "Looks after everything, and after who may sign in.", ("*",)),
    Delivered(
        "treasurer", "Treasurer", "Keeps the books and applies for money; sees the rest.",
        (
            "*:see", "money:*", "subs:*", "claims:*", "bank:*", "budget:*", "giftaid:*", "examining:*", "funding:*",
            "minutes:see-all",
        ),
        ("access:*", "examining:examine"),
    ),
    Delivered(
        "secretary", "Secretary", "Keeps the people, meetings, committee and papers; sees the books.",
        (
            "*:see", "people:*", "committee:*", "meetings:*", "minutes:*", "governance:*", "funding:*", "support:*",
            "privacy:*", "subs:take", "subs:names", "claims:own", "claims:make", "budget:change",
            "money:report",
        ),
        ("access:*", "people:see-private", "privacy:erase", "privacy:file"),
    ),
    Delivered(
        "committee", "Committee", "Sees what the group does, and keeps the meetings and their minutes.",
        ("*:see", "meetings:*", "minutes:*", "subs:take", "subs:names", "claims:own", "claims:approve", "money:agree"),
        ("access:*", "minutes:approve", "meetings:alarm"),
    ),
    Delivered(
        "member", "Member", "Sees the meetings, the committee and the group's papers; nobody's details, and not the books.",
        ("group:see", "home:see", "privacy:see", "meetings:see", "minutes:see", "committee:see", "governance:see",
         "claims:own"),
    ),
    Delivered(
        "viewer", "Viewer", "Looks at everything but people, and changes nothing.",
        ("*:see",), ("people:*", "support:*", "access:*"),
    ),
    Delivered(
        EXAMINER, "Examiner", "Looks through one year's books until a day, ticks and asks; invited by the treasurer.",
        ("examining:examine",),
    ),
)  # fmt: skip
_BY_KEY = {role.key: role for role in ROLES}

# Whoever else loses what, a coordinator keeps these: or nobody could put anything right again.
ALWAYS = {COORDINATOR: frozenset({"access:see", "access:change"})}

# Visitors: read-only by construction. No group decides anything of these roles, and who has one has no other.
VISITORS = frozenset({EXAMINER})


@cache
def as_delivered(role: str, permission: str) -> bool:
    """Whether this role may do this before the group has decided anything; a role the group made may do nothing."""
    delivered = _BY_KEY.get(role)
    if delivered is None:
        return False
    allowed, refused = delivered.may, delivered.but_not
    return any(fnmatchcase(permission, p) for p in allowed) and not any(fnmatchcase(permission, p) for p in refused)


def is_fixed(role: str, permission: str) -> bool:
    """Whether no group may decide this box of the table."""
    return role in VISITORS or permission in ALWAYS.get(role, frozenset())


def only_reads(roles: Iterable[str]) -> bool:
    """Whether somebody with these roles is a visitor, who changes nothing of the group's."""
    return not VISITORS.isdisjoint(roles)


Cell = tuple[str, str]  # a role's key and a permission: one box of the table


def may_do(roles: Iterable[str], decided: Mapping[Cell, bool], known: Iterable[str]) -> frozenset[str]:
    """Everything that somebody with all these roles may do, of the permissions the program knows."""
    held = tuple(roles)
    if only_reads(held):  # whatever else they were given by mistake counts for nothing
        held = tuple(role for role in held if role in VISITORS)
    return frozenset(
        permission for permission in known if any(is_allowed((role, permission), decided) for role in held)
    )


def is_allowed(cell: Cell, decided: Mapping[Cell, bool]) -> bool:
    """Whether a role may do this: always, or as the group decided, or as delivered."""
    role, permission = cell
    if role in VISITORS:
        return as_delivered(role, permission)
    return is_fixed(role, permission) or decided.get(cell, as_delivered(role, permission))


def holds_on(until_on: date | None, day: date) -> bool:
    """A role is held up to and including its last day."""
    return until_on is None or day <= until_on


def check_last_day(role: str, until_on: date | None, today: date) -> None:
    """Raise RuleBroken when a role would end before today."""
    if until_on is not None and until_on < today:
        raise RuleBroken(
            "That day is past. Leave it blank for a role without an end, or untick the role.", field=f"until_{role}"
        )


def check_alone(roles: Iterable[str]) -> None:
    """Raise RuleBroken when a visitor's role stands beside another."""
    held = tuple(roles)
    if only_reads(held) and len(held) > 1:
        raise RuleBroken("An examiner looks from outside, and has no other role. Tick Examiner alone, or not at all.")


def check_somebody_coordinates(lasting_coordinators: int) -> None:
    """Raise RuleBroken when no coordinator would be left who can sign in and whose role has no end."""
    if lasting_coordinators < 1:
        raise RuleBroken(
            "This is the only coordinator who can sign in. Make somebody else coordinator first, without an end."
        )
