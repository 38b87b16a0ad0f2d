"""What this brings to the house: Gift Aid: declarations, qualifying gifts, claims."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
