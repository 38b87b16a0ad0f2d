"""The tables of what people spent for the group."""

from esteem.claims.models.claims import Approval, Claim, Journey, Spent
from esteem.claims.models.petty import PettyCount, PettyTin, TopUp
from esteem.claims.models.settings import ClaimsRule, MileageRate

__all__ = ["Approval", "Claim", "ClaimsRule", "Journey", "MileageRate", "PettyCount", "PettyTin", "Spent", "TopUp"]
