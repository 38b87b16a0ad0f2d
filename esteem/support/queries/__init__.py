"""What the group wants to know of those who help it from outside."""

from esteem.support.queries.agreements import (
    agreements_signed,
    agreements_with,
    draft_with,
)
from esteem.support.queries.circles import circles
from esteem.support.queries.due import Waiting, waiting
from esteem.support.queries.held import held
from esteem.support.queries.helping import (
    Organisations,
    contacts_with,
    helper_of,
    role_names,
    talks_of,
    those_at,
)
from esteem.support.queries.lists import Counts, Line, counted, lines_found, lines_listed

__all__ = [
    "Counts", "Line", "Organisations", "Waiting", "agreements_signed", "agreements_with", "circles", "contacts_with", "counted",
    "draft_with", "held", "helper_of", "lines_found", "lines_listed",
    "role_names", "talks_of", "those_at", "waiting",
]  # fmt: skip
