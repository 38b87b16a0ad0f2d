"""What the group wants to know: a visitor who examines one year’s books: ticks, questions, answers."""

from esteem.examining.queries.visits import (
    is_open,
    looks_of,
    my_visit,
    queries_of,
    query_in,
    visits_listed,
    visits_of_year,
    waiting,
    why_locked,
    year_of,
)
from esteem.examining.queries.vouchers import (
    Progress,
    Shown,
    comments_of,
    in_year,
    mark_of,
    numbers_of,
    progress_of,
    reconciliations_in,
    voucher,
    voucher_numbers,
    vouchers,
)

__all__ = [
    "Progress", "Shown", "comments_of", "in_year", "is_open", "looks_of", "mark_of", "my_visit", "numbers_of",
    "progress_of", "queries_of", "query_in", "reconciliations_in", "visits_listed", "visits_of_year", "voucher",
    "voucher_numbers", "vouchers", "waiting", "why_locked", "year_of",
]  # fmt: skip
