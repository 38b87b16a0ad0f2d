"""What Gift Aid holds about a person, and for how long the law asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from esteem.giftaid.models import ClaimedGift, Declaration
from esteem.group.queries import financial_year
from esteem.kernel.dates import say_day, today
from esteem.kernel.db import session
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item


def declarations_held(person_id: int) -> list[Held]:
    """Their declarations, where they moved to, and the gifts that were claimed on them."""
    wanted = select(Declaration).where(Declaration.person_id == person_id).options(selectinload(Declaration.moves))
    found = session.scalars(wanted.order_by(Declaration.id)).all()
    rows = [
        (
            one.donor, f"{one.house}, {one.postcode}", *("; ".join(words) for words in _moves(one)), one.given.says,
            one.how.says, say_day(one.made_on), say_day(one.cancelled_on) if one.cancelled_on else "",
        )
        for one in found
    ]  # fmt: skip
    claimed = session.scalars(
        select(ClaimedGift).where(ClaimedGift.declaration_id.in_([one.id for one in found])).order_by(ClaimedGift.id)
    )
    gifts = [(str(one.claim_id), say_day(one.day), str(one.amount), f"{one.house}, {one.postcode}") for one in claimed]
    heads = ("Name", "Home", "Moved to", "Covers", "How", "Made", "Cancelled")
    stays = (
        f"The law asks for a declaration that was claimed on: it is kept {line_of(Item.MONEY).says}, counted from the last "
        "gift claimed on it."
    )
    kept_as = "Name, home and days as declared, for that time only; one that nothing was claimed on goes at once."
    parts = (
        Held(
            "Gift Aid declarations",
            heads,
            rows,
            stays=stays if gifts else "",
            kept_as=kept_as if gifts else "",
            place=63,
        ),
        Held(
            "Gifts that were claimed", ("Claim", "Day", "Amount", "Home"), gifts, stays=stays, kept_as=kept_as, place=64
        ),
    )
    return [part for part in parts if part.rows]


def _moves(declaration: Declaration) -> list[list[str]]:
    return [[f"{say_day(one.from_on)}: {one.house}, {one.postcode}" for one in declaration.moves]]


def is_needed(declaration: Declaration) -> bool:
    """Whether the schedule still asks for it: something was claimed on it, and not too long ago."""
    last = select(func.max(ClaimedGift.day)).where(
        ClaimedGift.declaration_id == declaration.id, ClaimedGift.live.is_not(None)
    )
    day = session.scalar(last)
    if day is None:
        return False
    ends_on = line_of(Item.MONEY).ends_on(financial_year(day).ends_before)
    return ends_on is None or ends_on > today()


def without_a_person() -> Sequence[Declaration]:
    """Those that are kept of people who were erased."""
    gone = select(Declaration).where(Declaration.person_id.is_(None)).options(selectinload(Declaration.moves))
    return session.scalars(gone.order_by(Declaration.id)).all()


def has_declarations() -> bool:
    """Whether anybody ever declared anything."""
    return session.scalar(select(Declaration.id).limit(1)) is not None
