"""What the group wants to know of its people."""

from esteem.people.queries.lists import (
    circles,
    count_found,
    count_here,
    people_found,
    people_here,
    people_listed,
    people_numbered,
)

__all__ = [
    "circles", "count_found", "count_here", "people_found", "people_here", "people_listed", "people_numbered",
]  # fmt: skip
