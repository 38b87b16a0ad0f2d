"""What the group wants to know of its people."""

from esteem.people.queries.lists import (
    circles,
    count_found,
    count_here,
    numbers_found,
    people_found,
    people_here,
    people_listed,
    people_numbered,
)
from esteem.people.queries.own_lists import every_entry
from esteem.people.queries.sources import heard_of_us, source_of, sources_offered
from esteem.people.queries.standing import due_enquirers, enquirers_to_reach, namesakes, record_of
from esteem.people.queries.welcome import ticks_of, welcome_of

__all__ = [
    "circles", "count_found", "count_here", "due_enquirers", "enquirers_to_reach", "every_entry", "heard_of_us",
    "namesakes", "numbers_found", "people_found", "people_here", "people_listed", "people_numbered", "record_of",
    "source_of", "sources_offered", "ticks_of", "welcome_of",
]  # fmt: skip
