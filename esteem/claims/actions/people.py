"""Somebody is erased, or was two people: what their claims say of them."""

from __future__ import annotations

from sqlalchemy import select

from esteem.claims.models import Approval, Claim
from esteem.claims.queries.held import claims_of, is_still_needed
from esteem.claims.rules.standing import Standing
from esteem.kernel import history
from esteem.kernel.db import session
from esteem.money.rules.wanted import findable
from esteem.people.rules.names import initials


def forget(person_id: int) -> None:
    """What was never paid goes; what was paid keeps its days and amounts, and the name as initials while the law asks for it."""
    for claim in claims_of(person_id):
        if claim.standing is Standing.PAID:
            _blank(claim)
        else:
            _drop(claim)
    for approval in session.scalars(select(Approval).where(Approval.person_id == person_id)):
        approval.person_id, approval.name = None, initials(approval.name)
        session.flush()
        history.blank("claim_approval", approval.id)
    session.flush()


def _drop(claim: Claim) -> None:
    rows = [("claim", claim.id), *_rows(claim)]
    session.delete(claim)
    session.flush()
    for table, number in rows:
        history.blank(table, number)


def _blank(claim: Claim) -> None:
    needed = is_still_needed(claim)
    claim.person_id, claim.name = None, initials(claim.name) if needed else ""
    claim.found_by = findable(claim.total.plain())
    for journey in claim.journeys:
        journey.from_place = journey.to_place = ""
    for thing in claim.things if not needed else ():
        thing.purpose = ""
    session.flush()
    for table, number in [("claim", claim.id), *_rows(claim)]:
        history.blank(table, number)


def _rows(claim: Claim) -> list[tuple[str, int]]:
    return [
        *(("claim_spent", one.id) for one in claim.spent), *(("claim_journey", one.id) for one in claim.journeys),
        *(("claim_approval", one.id) for one in claim.approvals),
    ]  # fmt: skip


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: their claims and approvals are one person's."""
    for claim in session.scalars(select(Claim).where(Claim.person_id == gone_id)):
        claim.person_id = kept_id
    for approval in session.scalars(select(Approval).where(Approval.person_id == gone_id)):
        approval.person_id = kept_id
    session.flush()
