"""Counting at the door: the lines, how many of each came, and what the group decided of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.meetings.models import DoorCount, DoorSettings, Meeting, Tally
from esteem.meetings.rules.door import Usual, check_may_count, tally_said


@dataclass(frozen=True, slots=True)
class Line:
    """One line at the door as a page shows it."""

    tally: Tally
    says: str
    number: int


@dataclass(frozen=True, slots=True)
class Count:
    """The door of one meeting: its lines, and how many came in all."""

    lines: Sequence[Line]
    total: int
    begun: bool

    @property
    def told(self) -> list[Line]:
        """The lines that say something."""
        return [line for line in self.lines if line.number]


def called(tally: Tally) -> str:
    """A line in the group's own words."""
    return tally_said(tally.usual, tally.name, our_words().Members)


def every_tally() -> Sequence[Tally]:
    """All of them in their order, put away or not."""
    return session.scalars(select(Tally).order_by(Tally.place, Tally.id)).all()


def tally_of(usual: Usual) -> Tally:
    """The line of a usual kind; each group has one of each."""
    return session.scalars(select(Tally).where(Tally.usual == usual)).one()


def is_counted(tally: Tally) -> bool:
    """Whether anything was counted on this line at any meeting."""
    return session.scalar(select(DoorCount.id).where(DoorCount.tally_id == tally.id).limit(1)) is not None


def counts_of(meeting_id: int) -> Sequence[DoorCount]:
    """What was counted at a meeting's door, each with its line."""
    wanted = select(DoorCount).where(DoorCount.meeting_id == meeting_id)
    return session.scalars(wanted.options(joinedload(DoorCount.tally))).all()


def door_of(meeting: Meeting) -> Count:
    """The lines in use, and those put away that have a number, in order; two queries."""
    counts, tallies = {count.tally_id: count.number for count in counts_of(meeting.id)}, every_tally()
    numbers = counts or _as_written(tallies, meeting)
    lines = [
        Line(tally, called(tally), numbers.get(tally.id, 0))
        for tally in tallies
        if tally.put_away_at is None or numbers.get(tally.id)
    ]
    return Count(lines, sum(line.number for line in lines if line.tally.is_people), begun=bool(counts))


def _as_written(tallies: Sequence[Tally], meeting: Meeting) -> dict[int, int]:
    """Before anybody counts: the one number that was written down, first-timers by themselves, the rest as members."""
    first = meeting.first_timers or 0
    begins = {Usual.MEMBERS: (meeting.headcount or 0) - first, Usual.FIRST_TIMERS: first}
    return {tally.id: begins[tally.usual] for tally in tallies if tally.usual in begins}


def is_counted_by_kind(meeting_id: int) -> bool:
    """Whether anybody counted at its door."""
    return session.scalar(select(DoorCount.id).where(DoorCount.meeting_id == meeting_id).limit(1)) is not None


def check_counting(meeting: Meeting) -> None:
    """Raise RuleBroken when nobody can be counted there now."""
    start = datetime.combine(meeting.meets_on, meeting.start_time) if meeting.start_time else None
    now = dates.now().astimezone(dates.DISPLAY_ZONE).replace(tzinfo=None)
    check_may_count(
        meets_on=meeting.meets_on,
        start=start,
        now=now,
        status=meeting.status,
        is_removed=meeting.removed_at is not None,
    )


def door_settings() -> DoorSettings:
    """What the group decided; as delivered, no names are ticked."""
    return session.get(DoorSettings, 1) or DoorSettings(id=1, names=False, by_itself=False)
