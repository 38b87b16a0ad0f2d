"""Somebody speaks to the group: asked, thanked, put away and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.support.actions.persons import somebody
from esteem.support.models import Speaker
from esteem.support.rules.kinds import check_not_to_come


def add_speaker(
    *, person_id: int | None = None, name: str = "", phone: str = "", email: str = "", topic: str, **details: Any
) -> Speaker:
    """Somebody who may speak: one who is on the list already, or somebody new with a name. Flushes. Raises RuleBroken."""
    someone = somebody(person_id, name=name, phone=phone, email=email)
    speaker = Speaker(person_id=someone.id, topic=topic, fee_covers="", needs="", notes="")
    speaker.person = someone
    _write(speaker, **details)
    session.add(speaker)
    session.flush()
    return speaker


def change_speaker(*, speaker: Speaker, seen_version: int | None, **details: Any) -> Speaker:
    """Change what is kept about the talk. Raises StaleEdit, RuleBroken."""
    check_version(speaker, seen_version)
    _write(speaker, **details)
    session.flush()
    return speaker


def _write(speaker: Speaker, **details: Any) -> None:
    for field, value in details.items():
        setattr(speaker, field, value)
    for field in ("contacted_on", "thanked_on"):
        if day := getattr(speaker, field):
            check_not_to_come(day, dates.today(), field=field)
    speaker.found_by = fold(f"{speaker.topic} {speaker.notes}")


def thank_speaker(*, speaker: Speaker, on: date | None = None) -> Speaker:
    """Thanks were sent: today, unless told."""
    speaker.thanked_on = on or dates.today()
    session.flush()
    return speaker


@dataclass(frozen=True, slots=True)
class Handed:
    """The days that were kept of a talk until they are kept with the meeting it is given at."""

    asked_on: date | None
    thanked_on: date | None


def hand_over(*, speaker: Speaker) -> Handed:
    """From now on the meeting keeps when they speak, were asked and thanked; what they offer stays here."""
    handed = Handed(speaker.contacted_on, speaker.thanked_on)
    speaker.speaks_on = speaker.contacted_on = speaker.thanked_on = None
    session.flush()
    return handed


def put_away_speaker(*, speaker: Speaker) -> Speaker:
    """They are not asked again; it can be brought back."""
    speaker.put_away_at = speaker.put_away_at or dates.now()
    session.flush()
    return speaker


def bring_back_speaker(*, speaker: Speaker) -> Speaker:
    speaker.put_away_at = None
    session.flush()
    return speaker
