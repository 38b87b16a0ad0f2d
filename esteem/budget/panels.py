"""What this brings to the house: the year’s budget, the forecast, what is given in kind."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
