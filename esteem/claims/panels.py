"""What this brings to the house: what people spent for the group: claims, approvals, mileage, petty cash."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
