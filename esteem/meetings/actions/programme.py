"""How to reach the group, as every programme says it."""

from __future__ import annotations

from esteem.kernel.db import check_version, session
from esteem.meetings.models import ProgrammeSettings


def write_contact(*, settings: ProgrammeSettings | None, seen_version: int | None, contact: str) -> ProgrammeSettings:
    """Keep the line. Raises StaleEdit."""
    if settings is None:
        settings = ProgrammeSettings(id=1)
        session.add(settings)
    else:
        check_version(settings, seen_version)
    settings.contact = contact
    session.flush()
    return settings
