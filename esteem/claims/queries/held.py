"""What claims hold about a person, and for how long it is needed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from esteem.claims.models import Approval, Claim, Journey
from esteem.claims.rules.mileage import say_miles
from esteem.claims.rules.standing import OPEN
from esteem.group.queries import financial_year
from esteem.kernel.dates import day_of, say_day, today
from esteem.kernel.db import session
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item


def claims_of(person_id: int) -> Sequence[Claim]:
    """Every claim of theirs with all that is in it, the oldest first."""
    found = select(Claim).where(Claim.person_id == person_id)
    whole = (selectinload(Claim.spent), selectinload(Claim.journeys), selectinload(Claim.approvals))
    return session.scalars(found.options(*whole).order_by(Claim.id)).all()


def is_still_needed(claim: Claim) -> bool:
    """Whether the schedule still asks for the name with this claim."""
    ends_on = line_of(Item.MONEY).ends_on(financial_year(claim.paid_on or claim.begun_on).ends_before)
    return ends_on is None or ends_on > today()


def claims_held(person_id: int) -> list[Held]:
    """Their claims, and those of others that they approved."""
    rows = [
        (
            str(claim.id),
            claim.standing.says,
            say_day(thing.day),
            _what(thing),
            str(thing.amount),
            claim.sent_back_because,
        )
        for claim in claims_of(person_id)
        for thing in claim.things
    ]
    approved = session.scalars(select(Approval).where(Approval.person_id == person_id).order_by(Approval.id)).all()
    said = [(str(one.claim_id), say_day(day_of(one.approved_at)), one.name) for one in approved]
    stays = f"Money records are kept {line_of(Item.MONEY).says}; what was paid is not changed."
    claims = Held(
        "Expense claims", ("Claim", "Stands", "Day", "What for", "Amount", "Sent back because"), rows, stays=stays,
        kept_as="Of what was paid the days, amounts and purposes, and initials. Places of journeys go; what was not paid goes.",
        place=61,
    )  # fmt: skip
    others = Held(
        "Claims they approved", ("Claim", "Day", "As"), said, stays=stays, kept_as="Initials, and the day.", place=62
    )
    return [part for part in (claims, others) if part.rows]


def _what(thing: object) -> str:
    if isinstance(thing, Journey):
        return f"{thing.purpose}: {thing.from_place} to {thing.to_place}, {say_miles(thing.tenths)}"
    return str(getattr(thing, "purpose", ""))


def why_not_erase(person_id: int) -> str | None:
    """A claim that waits must be settled first."""
    waits = select(Claim.id).where(Claim.person_id == person_id, Claim.standing.in_(OPEN)).limit(1)
    if session.scalar(waits) is None:
        return None
    return "An expense claim of theirs waits to be approved or paid. Settle it, or send it back, first."


def has_claims() -> bool:
    """Whether anybody ever claimed anything."""
    return session.scalar(select(Claim.id).limit(1)) is not None
