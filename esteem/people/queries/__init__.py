"""What the group wants to know of its people."""

from esteem.people.queries.lists import count_here, people_found, people_here, people_listed

__all__ = ["count_here", "people_found", "people_here", "people_listed"]
