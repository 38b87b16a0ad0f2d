"""Addresses that carry a list's query along."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import url_for

from esteem.people.rules.finding import Wanted


def address_of(endpoint: str, wanted: Wanted, more: Sequence[tuple[str, str]] = ()) -> str:
    """The address of that page for these people, with more of its own asked for."""
    asked = [*wanted.pairs(), *more]
    return f"{url_for(endpoint)}?{urlencode(asked, safe=',')}" if asked else url_for(endpoint)
