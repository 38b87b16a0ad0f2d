"""Names are ticked and apologies kept, for so long; then numbers are all that is left of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions.door import count_one
from esteem.meetings.models import Apology, Meeting, Presence, PresenceSum
from esteem.meetings.queries import door
from esteem.meetings.queries.presence import (
    apologies_before,
    apologies_from,
    apologies_of,
    is_ticked,
    presences_of,
    sum_of,
    ticks_before,
)
from esteem.meetings.rules.door import Usual
from esteem.people.models import Person
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item

NO_NAMES = "Names are not ticked here. Your group decides that under “What we count”."


def tick(*, meeting: Meeting, person: Person) -> Presence:
    """They came: ticked, and counted among the members. A second tick changes nothing. Raises RuleBroken."""
    if not door.door_settings().names:
        raise RuleBroken(NO_NAMES)
    if there := is_ticked(meeting.id, person.id):
        return there
    if not person.is_here:
        raise RuleBroken("They are not on the list any more.")
    count_one(meeting=meeting, tally=door.tally_of(Usual.MEMBERS), step=1)
    ticked = Presence(meeting_id=meeting.id, person=person)
    session.add(ticked)
    session.flush()
    return ticked


def untick(*, meeting: Meeting, person: Person) -> None:
    """They did not come after all; one fewer among the members, where there is one. Raises RuleBroken."""
    there = is_ticked(meeting.id, person.id)
    if there is None:
        return
    members = door.tally_of(Usual.MEMBERS)
    if any(line.tally is members and line.number for line in door.door_of(meeting).lines):
        count_one(meeting=meeting, tally=members, step=-1)
    session.delete(there)
    session.flush()


def keep_apology(*, meeting: Meeting, person_id: int | None = None, name: str = "") -> Apology:
    """Somebody will not come. Raises RuleBroken for nobody, both, and whoever is there already."""
    if (person_id is None) == (not name):
        raise RuleBroken("Choose somebody, or type a name.", field="person_id" if person_id is None else "name")
    if person_id is not None and any(other.person_id == person_id for other in apologies_of(meeting.id)):
        raise RuleBroken("Theirs are there already.", field="person_id")
    kept = Apology(meeting_id=meeting.id, person_id=person_id, name=name)
    session.add(kept)
    session.flush()
    return kept


def remove_apology(*, apology: Apology) -> None:
    """Written down by mistake, or they come after all. Flushes."""
    session.delete(apology)
    session.flush()
    history.blank("apology", apology.id)


def turn_presence_into_counts(before: date) -> int:
    """Names ticked at meetings before that day go, and apologies for them. Of the ticks, how many and how many came again
    stays. Returns how many names went.
    """
    ticks: dict[int, list[tuple[Presence, bool]]] = defaultdict(list)
    for ticked, again in ticks_before(before):
        ticks[ticked.meeting_id].append((ticked, again))
    for meeting_id, of_one in ticks.items():
        kept = sum_of(meeting_id) or PresenceSum(meeting_id=meeting_id, named=0, returners=0)
        kept.named += len(of_one)
        kept.returners += sum(again for _, again in of_one)
        session.add(kept)
        _forget([ticked for ticked, _ in of_one])
    sent = apologies_before(before)
    _forget(sent)
    return sum(map(len, ticks.values())) + len(sent)


def turn_old_names() -> None:
    """Every night, where the group said so: names of meetings longer ago than its schedule keeps them go."""
    months, today = line_of(Item.PRESENCE).months, dates.today()
    if door.door_settings().by_itself and months is not None:
        turn = today.year * 12 + today.month - 1 - months
        turn_presence_into_counts(dates.clamp_day(turn // 12, turn % 12 + 1, today.day))


def _forget(rows: Sequence[Presence] | Sequence[Apology]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
    for row in rows:
        history.blank(row.__tablename__, row.id)


def erase_from_door(*, person_id: int) -> None:
    """Nothing is left of where somebody came and what they excused; the numbers stay."""
    _forget(presences_of(person_id))
    _forget(apologies_from(person_id))


def merge_at_door(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: each meeting keeps one tick and one apology of theirs."""
    for rows, kept in (
        (presences_of(gone_id), {row.meeting_id for row in presences_of(kept_id)}),
        (apologies_from(gone_id), {row.meeting_id for row in apologies_from(kept_id)}),
    ):
        for row in rows:
            if row.meeting_id in kept:
                session.delete(row)
            else:
                row.person_id = kept_id
    session.flush()
