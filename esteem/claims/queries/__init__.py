"""What the group wants to know: claims and how they stand, rates, petty cash."""

from esteem.claims.queries.claims import (
    approver,
    claim_of,
    claims_found,
    may_look,
    may_write,
    mine,
    rates_now,
    told,
    waiting,
)
from esteem.claims.queries.petty import counts_of, imprest_of, tins

__all__ = [
    "approver", "claim_of", "claims_found", "counts_of", "imprest_of", "may_look", "may_write", "mine", "rates_now",
    "tins", "told", "waiting",
]  # fmt: skip
