"""Places are added, changed, and no longer used."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.meetings.models import Venue


def add_venue(*, name: str, **details: Any) -> Venue:
    """A place to meet; a name is enough. Flushes."""
    venue = Venue(
        name=name, address="", access="", contact_name="", phone="", no_voicemail=False, phone_care="", notes=""
    )
    _write_venue(venue, details)
    session.add(venue)
    session.flush()
    return venue


def change_venue(*, venue: Venue, seen_version: int | None, **details: Any) -> Venue:
    """Change what is kept about it. Raises StaleEdit."""
    check_version(venue, seen_version)
    _write_venue(venue, details)
    session.flush()
    return venue


def _write_venue(venue: Venue, details: dict[str, Any]) -> None:
    for field, value in details.items():
        setattr(venue, field, value)
    venue.sort_name = fold(venue.name)
    venue.found_by = f"{fold(venue.name)}\n{fold(venue.address)}"


def retire_venue(*, venue: Venue) -> Venue:
    """It is no longer offered; meetings held there keep it."""
    venue.retired_at = venue.retired_at or dates.now()
    session.flush()
    return venue


def bring_back_venue(*, venue: Venue) -> Venue:
    """It is offered again."""
    venue.retired_at = None
    session.flush()
    return venue
