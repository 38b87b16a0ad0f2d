"""What this brings to the house: what members pay: plans, who paid for which time, takings at the door."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
