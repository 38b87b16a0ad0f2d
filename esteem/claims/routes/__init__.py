"""The addresses: what people spent for the group: claims, approvals, mileage, petty cash."""

from esteem.claims.routes.blueprint import bp

__all__ = ["bp"]
