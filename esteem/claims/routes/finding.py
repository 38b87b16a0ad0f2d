"""Looking up a claim and what is in it: what is not for whoever asks is not there."""

from __future__ import annotations

from flask import abort

from esteem.claims.models import Claim, Journey, Spent
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import claim_of, is_mine
from esteem.kernel.permissions import may


def the_claim(claim_id: int) -> Claim:
    """The claim, or the plain 404 page."""
    claim = claim_of(claim_id)
    if claim is None:
        abort(404)
    return claim


def own_claim(claim_id: int) -> Claim:
    """The same, for whoever may write in it at all: the claimant, and those who write for others."""
    claim = the_claim(claim_id)
    if not (is_mine(claim) or may(Claims.MAKE)):
        abort(404)
    return claim


def the_spent(claim: Claim, line_id: int) -> Spent:
    """A line of this claim, or 404."""
    return next((line for line in claim.spent if line.id == line_id), None) or abort(404)


def the_journey(claim: Claim, journey_id: int) -> Journey:
    """A journey of this claim, or 404."""
    return next((one for one in claim.journeys if one.id == journey_id), None) or abort(404)
