"""The addresses of people."""

from esteem.people.routes import (
    all_consents,
    connections,
    consent_form,
    consents,
    imports,
    labels,
    lists,
    mailing,
    many,
    merging,
    needs,
    own_door,
    own_lists,
    person,
    sheets,
    standing,
    tags,
    yours,
)
from esteem.people.routes.blueprint import bp

__all__ = [
    "all_consents", "bp", "connections", "consent_form", "consents", "imports", "labels", "lists", "mailing", "many",
    "merging", "needs", "own_door", "own_lists", "person", "sheets", "standing", "tags", "yours",
]  # fmt: skip
