"""A fair rota is suggested: from who can, who said no, who did it longest ago and who does least. The same each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

EVENING = 2  # as much as one person is asked for on one evening: two small jobs, or one medium one

Cell = tuple[int, int]  # a meeting and a job


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody did, or will do, a job of this weight on that day."""

    meeting_id: int
    job_id: int
    person_id: int
    on: date
    weight: int


@dataclass(frozen=True, slots=True)
class Need:
    """A job at a meeting that so many are still sought for; `place` is the job's own in the group's list."""

    meeting_id: int
    job_id: int
    on: date
    weight: int
    missing: int
    place: int = 0


@dataclass(slots=True)
class _Ledger:
    """Who did what so far, and what is being suggested."""

    load: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    evening: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    days: dict[tuple[int, int], list[date]] = field(default_factory=lambda: defaultdict(list))
    doing: dict[Cell, set[int]] = field(default_factory=lambda: defaultdict(set))

    def write(self, turn: Turn) -> None:
        self.load[turn.person_id] += turn.weight
        self.evening[turn.meeting_id, turn.person_id] += turn.weight
        self.days[turn.job_id, turn.person_id].append(turn.on)
        self.doing[turn.meeting_id, turn.job_id].add(turn.person_id)

    def last(self, job_id: int, person_id: int, on: date) -> date:
        """The day before `on` on which they last did it; the beginning of time when they never did."""
        return max((day for day in self.days[job_id, person_id] if day < on), default=date.min)


def suggest(
    needs: Iterable[Need],
    *,
    can: Mapping[int, Sequence[int]],
    no: Collection[tuple[int, int]],
    done: Iterable[Turn],
) -> dict[Cell, list[int]]:
    """Who could do what is open, by meeting and job; where nobody is left for it, fewer than are sought.

    `can` names the people for each job, in an order that breaks ties; `no` has (meeting, person) for who said no;
    `done` is everything of the last twelve months and all that is set already, which stays as it is. Of those who can,
    whoever does least comes first, then whoever did this job longest ago. Jobs that few can do are filled first.
    """
    ledger, found = _Ledger(), dict[Cell, list[int]]()
    for turn in done:
        ledger.write(turn)
    for need in sorted(needs, key=lambda one: (one.on, one.meeting_id, len(can.get(one.job_id, ())), one.place)):
        chosen = [who for _ in range(need.missing) if (who := _next(need, can, no, ledger)) is not None]
        if chosen:
            found[need.meeting_id, need.job_id] = chosen
    return found


def _next(need: Need, can: Mapping[int, Sequence[int]], no: Collection[tuple[int, int]], ledger: _Ledger) -> int | None:
    """The one who is asked next, written into the ledger."""
    asked = [
        (ledger.load[who], ledger.last(need.job_id, who, need.on), place, who)
        for place, who in enumerate(can.get(need.job_id, ()))
        if (need.meeting_id, who) not in no
        and who not in ledger.doing[need.meeting_id, need.job_id]
        and ledger.evening[need.meeting_id, who] + need.weight <= EVENING
    ]
    if not asked:
        return None
    who = min(asked)[-1]
    ledger.write(Turn(need.meeting_id, need.job_id, who, need.on, need.weight))
    return who
