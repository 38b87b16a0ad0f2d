"""The addresses: what people spent for the group: claims, approvals, mileage, petty cash."""

from esteem.claims.routes import approving, claims, lines, lists, papers, petty, settings
from esteem.claims.routes.blueprint import bp

__all__ = ["approving", "bp", "claims", "lines", "lists", "papers", "petty", "settings"]
