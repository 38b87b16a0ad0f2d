"""What this brings to the house: a visitor who examines one year’s books: ticks, questions, answers."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Its tab, its sections on lower pages, and what it keeps about people."""
