"""What this brings to the house: statements from the bank, matching, reconciliation, counting cash."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
