"""The privacy notice: what it would say today, what was adopted, and whether the two still agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.people.rules.kept import KEPT, WHO_MAY, Kept
from esteem.privacy.models import AdoptedNotice, NoticeDetails
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.notice import Kind, Notice, paragraphs, regulator_on
from esteem.privacy.rules.retention import Item


@dataclass(frozen=True, slots=True)
class Standing:
    """The version that counts (None while there is none), what it would say today, and whether that has changed since."""

    adopted: AdoptedNotice | None
    told: Notice
    has_changed: bool


def details() -> NoticeDetails | None:
    """What the group adds; None before anything was written."""
    return session.get(NoticeDetails, 1)


def notice() -> Notice:
    """What the notice says today, made from what the group really keeps."""
    own, regulator = details(), regulator_on(dates.today())
    told = (answer if isinstance(answer, list) else [answer] for answer in the_house().ask(KEPT))
    kinds = sorted(chain.from_iterable(told), key=lambda kept: kept.place)
    may = {permission: names for answer in the_house().ask(WHO_MAY) for permission, names in answer.items()}
    return Notice(
        group_name=our_group().name,
        contact=own.contact if own else "",
        kinds=[_kind(kept, may.get(kept.permission, [])) for kept in kinds],
        recipients=paragraphs(own.recipients) if own else [],
        abroad=paragraphs(own.abroad) if own else [],
        more=paragraphs(own.more) if own else [],
        regulator=regulator.name,
        regulator_reached=regulator.reached,
    )


def _kind(kept: Kept, roles: Sequence[str]) -> Kind:
    names = sorted(roles)
    seen = " or ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else ""))).lower()
    return Kind(
        kept.what,
        kept.why,
        kept.basis.says,
        _how_long(Item.read(kept.item, Item.CURRENT)),
        " ".join(filter(None, (seen, kept.also))),
    )


def _how_long(item: Item) -> str:
    if item is Item.CURRENT:
        return f"while you belong, and then for {line_of(Item.FORMER).says.replace('they left', 'you left')}"
    return line_of(item).says.replace("they left", "you left").replace("they asked", "you asked")


def adopted_notices() -> Sequence[AdoptedNotice]:
    """Every version that was adopted, the latest first."""
    return session.scalars(select(AdoptedNotice).order_by(AdoptedNotice.number.desc())).all()


def adopted_number(number: int) -> AdoptedNotice | None:
    """The version of that number."""
    return session.scalar(select(AdoptedNotice).where(AdoptedNotice.number == number))


def standing() -> Standing:
    """How the notice stands."""
    latest = session.scalar(select(AdoptedNotice).order_by(AdoptedNotice.number.desc()).limit(1))
    told = notice()
    return Standing(latest, told, latest is not None and latest.words != told.code)
