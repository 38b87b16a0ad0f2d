"""An organisation is added, changed, put away and brought back."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.people.rules.names import found_by
from esteem.support.models import Organisation
from esteem.support.rules.kinds import website_address

_BLANK = dict.fromkeys(("phone", "email", "care", "address", "website", "notes"), "")


def add_organisation(*, name: str, **details: Any) -> Organisation:
    """An organisation, with whatever else is known. Flushes. Raises RuleBroken."""
    organisation = Organisation(name=name, **_BLANK)
    _write(organisation, **details)
    session.add(organisation)
    session.flush()
    return organisation


def change_organisation(*, organisation: Organisation, seen_version: int | None, **details: Any) -> Organisation:
    """Change what is kept about it. Raises StaleEdit, RuleBroken."""
    check_version(organisation, seen_version)
    _write(organisation, **details)
    session.flush()
    return organisation


def _write(organisation: Organisation, **details: Any) -> None:
    for field, value in details.items():
        setattr(organisation, field, value)
    organisation.website = website_address(organisation.website)
    organisation.sort_name = fold(organisation.name)
    words = (organisation.name, organisation.email, organisation.address, organisation.website)
    organisation.found_by = found_by(*words, numbers=(organisation.phone,))


def put_away_organisation(*, organisation: Organisation) -> Organisation:
    """It is offered no longer; it can be brought back."""
    organisation.put_away_at = organisation.put_away_at or dates.now()
    session.flush()
    return organisation


def bring_back_organisation(*, organisation: Organisation) -> Organisation:
    organisation.put_away_at = None
    session.flush()
    return organisation
