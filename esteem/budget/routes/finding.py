"""Which year an address means."""

from __future__ import annotations

from flask import abort

from esteem.kernel.dates import Period
from esteem.money.queries import years


def the_year(ending: int) -> Period:
    """The group's year that ends in that calendar year, or the plain 404 page."""
    if not 1902 <= ending <= 2198:
        abort(404)
    return years.year_ending_in(ending)
