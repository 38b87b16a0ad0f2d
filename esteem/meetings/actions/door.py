"""People are counted at the door: one tap at a time, or as numbers from a paper; the totals follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.meetings.models import DoorCount, DoorSettings, Meeting, Tally
from esteem.meetings.queries import door
from esteem.meetings.rules.attendance import MOST
from esteem.meetings.rules.door import Usual, after_step, check_total


def count_one(*, meeting: Meeting, tally: Tally, step: int) -> Meeting:
    """One more of a kind, or one fewer. Flushes. Raises RuleBroken at nought, far above, and when it is not the time."""
    door.check_counting(meeting)
    _begin(meeting)
    count = _count_of(meeting, tally)
    count.number = after_step(count.number, step)
    _keep_totals(meeting)
    return meeting


def write_numbers(*, meeting: Meeting, numbers: Mapping[int, int | None], seen_version: int | None = None) -> Meeting:
    """The numbers of a paper, by line; None leaves a line as it is. Flushes. Raises StaleEdit, RuleBroken."""
    if seen_version not in (None, meeting.version):
        lines = {f"tally_{line.tally.id}": line.number for line in door.door_of(meeting).lines}
        raise StaleEdit(SimpleNamespace(version=meeting.version, **lines))
    door.check_counting(meeting)
    _begin(meeting)
    tallies = {tally.id: tally for tally in door.every_tally()}
    for tally_id, number in numbers.items():
        if number is None:
            continue
        if not 0 <= number <= MOST:
            raise RuleBroken(f"Enter a whole number from 0 to {MOST:,}.", field=f"tally_{tally_id}")
        _count_of(meeting, tallies[tally_id]).number = number
    _keep_totals(meeting)
    return meeting


def forget_kinds(*, meeting: Meeting) -> Meeting:
    """Keep the total alone, as one number. Flushes."""
    for count in door.counts_of(meeting.id):
        session.delete(count)
    session.flush()
    return meeting


def _begin(meeting: Meeting) -> None:
    """The first count takes over the one number that was written down."""
    if door.is_counted_by_kind(meeting.id):
        return
    for line in door.door_of(meeting).lines:
        if line.number:
            session.add(DoorCount(meeting_id=meeting.id, tally=line.tally, number=line.number))
    session.flush()


def _count_of(meeting: Meeting, tally: Tally) -> DoorCount:
    for count in door.counts_of(meeting.id):
        if count.tally_id == tally.id:
            return count
    count = DoorCount(meeting_id=meeting.id, tally=tally, number=0)
    session.add(count)
    return count


def _keep_totals(meeting: Meeting) -> None:
    session.flush()
    counts = door.counts_of(meeting.id)
    total = sum(count.number for count in counts if count.tally.is_people)
    check_total(total)
    first = sum(c.number for c in counts if c.tally.is_people and c.tally.usual is Usual.FIRST_TIMERS)
    meeting.headcount, meeting.first_timers = total, first
    session.flush()


def decide_door(*, names: bool, by_itself: bool) -> DoorSettings:
    """Whether names are ticked, and whether they become numbers by themselves when their time is over. Flushes."""
    decided = session.get(DoorSettings, 1)
    if decided is None:
        decided = DoorSettings(id=1)
        session.add(decided)
    decided.names, decided.by_itself = names, by_itself
    session.flush()
    return decided
