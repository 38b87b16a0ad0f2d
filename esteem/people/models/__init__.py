"""The tables of people."""

from esteem.people.models.person import Person, Source

__all__ = ["Person", "Source"]
