"""Which version is which: in force, being written, replaced, set aside."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from esteem.governance.models import Constitution
from esteem.governance.rules.standing import Standing, standing
from esteem.group.queries import our_group
from esteem.kernel.db import session
from esteem.minutes.rules.usual import Slot

WHOLE = (selectinload(Constitution.clauses), selectinload(Constitution.signatures))


def version(number: int) -> Constitution | None:
    """The version with this number of the table, whole."""
    if not 0 < number < 2**63:
        return None
    return session.scalar(select(Constitution).where(Constitution.id == number).options(*WHOLE))


def in_force() -> Constitution | None:
    """The version the group goes by now."""
    found = select(Constitution).where(Constitution.number.is_not(None)).order_by(Constitution.number.desc()).limit(1)
    return session.scalar(found.options(*WHOLE))


def draft() -> Constitution | None:
    """The version being written, if any."""
    wanted = Constitution.number.is_(None) & Constitution.set_aside_at.is_(None)
    return session.scalar(select(Constitution).where(wanted).options(*WHOLE))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every version by where it stands; of each, the newest first."""

    in_force: Constitution | None
    draft: Constitution | None
    replaced: list[Constitution]
    set_aside: list[Constitution]


def shelf() -> Shelf:
    newest = (Constitution.number.desc().nulls_last(), Constitution.id.desc())
    found = session.scalars(select(Constitution).order_by(*newest).options(selectinload(Constitution.signatures))).all()
    latest = found[0].number if found else None
    stands: dict[Standing, list[Constitution]] = {where: [] for where in Standing}
    for one in found:
        stands[standing(number=one.number, latest=latest, set_aside_at=one.set_aside_at)].append(one)
    return Shelf(
        next(iter(stands[Standing.IN_FORCE]), None),
        next(iter(stands[Standing.DRAFT]), None),
        stands[Standing.REPLACED],
        stands[Standing.SET_ASIDE],
    )


def latest_number() -> int:
    """The number of the newest adopted version; 0 when there is none."""
    return session.scalar(select(func.max(Constitution.number))) or 0


def standing_of(constitution: Constitution) -> Standing:
    return standing(number=constitution.number, latest=latest_number(), set_aside_at=constitution.set_aside_at)


def title_of(constitution: Constitution) -> str:
    """`Constitution, version 2`; a draft bears the number it would come to have."""
    if constitution.number is not None:
        return f"Constitution, version {constitution.number}"
    return f"Constitution, draft of version {latest_number() + 1}"


def rules_from() -> str | None:
    """The name of the version that puts the rules in force, or None while there is none."""
    number = latest_number()
    return f"Constitution, version {number}" if number else None


def agm_business() -> frozenset[str] | None:
    """What the version in force has the annual general meeting do, by the slots of its agenda; None without one."""
    chosen = session.scalar(select(Constitution.accounts_checked).where(Constitution.number == (latest_number() or -1)))
    if chosen is None:
        return None
    usual = {Slot.LAST_MINUTES, Slot.REPORT, Slot.ACCOUNTS, Slot.ELECTION}
    return frozenset(usual | {Slot.EXAMINER} if chosen else usual)


def is_informal() -> bool:
    """Whether this group has, and wants, no committee."""
    return not our_group().has_committee
