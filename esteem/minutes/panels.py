"""What minutes bring to the house: sections on a meeting's page, and what they keep about people."""

from esteem.kernel.house import House


def add_to(house: House) -> None:
    """Agendas, minutes, decisions and actions, each in its own place."""
