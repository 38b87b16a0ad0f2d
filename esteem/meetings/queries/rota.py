"""The rota of a term: meetings against jobs, who is down, who could be asked, and what a fair rota would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.meetings.models import Apology, Job, JobTurn, Meeting
from esteem.meetings.queries.jobs import YEAR, cannot_at, jobs, takers, turns_at, turns_between
from esteem.meetings.queries.meetings import are_planned, with_places
from esteem.meetings.rules import rota as rules
from esteem.meetings.rules.jobs import Span
from esteem.people.models import Person

MOST = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A job at a meeting: whether it is needed there, who is down for it, and who is suggested besides."""

    meeting: Meeting
    job: Job
    is_needed: bool
    turns: Sequence[JobTurn]
    suggested: Sequence[Person] = ()

    @property
    def key(self) -> str:
        return f"{self.meeting.id}_{self.job.id}"

    @property
    def is_open(self) -> bool:
        """Whether nobody is down, where somebody is needed."""
        return self.is_needed and not self.turns

    @property
    def slots(self) -> list[tuple[str, Person | None, bool]]:
        """A field for each that is sought: its name, who stands in it, and whether they are only suggested."""
        there: list[tuple[Person | None, bool]] = [(turn.person, False) for turn in self.turns]
        there += [(person, True) for person in self.suggested]
        there += [(None, False)] * (self.job.people - len(there) if self.is_needed else 0)
        return [(f"t_{self.key}_{place}", person, new) for place, (person, new) in enumerate(there)]


@dataclass(frozen=True, slots=True)
class Rota:
    """Meetings in order, the jobs any of them needs, a cell for each, and who may be asked for each job."""

    meetings: Sequence[Meeting]
    jobs: Sequence[Job]
    rows: Sequence[tuple[Meeting, Sequence[Cell]]]
    can: dict[int, list[Person]]
    no: frozenset[tuple[int, int]]
    is_cut: bool

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for _, row in self.rows for cell in row)

    @property
    def open(self) -> int:
        """How many jobs nobody has, nor is suggested for."""
        return sum(cell.is_open and not cell.suggested for cell in self.cells)

    @property
    def short(self) -> int:
        """How many jobs have somebody, but fewer than they take."""
        return sum(0 < len(cell.turns) + len(cell.suggested) < cell.job.people for cell in self.cells if cell.is_needed)

    @property
    def is_suggested(self) -> bool:
        return any(cell.suggested for cell in self.cells)


def rota(first: date, span: Span, *, suggest: bool = False) -> Rota:
    """The rota from that day on; with `suggest` each open place filled fairly where it can be. Nothing is kept by asking."""
    every = jobs()
    kinds = {kind for job in every for kind in job.kinds}
    found = _meetings(first, first + timedelta(days=span.days))
    turns: dict[tuple[int, int], list[JobTurn]] = defaultdict(list)
    for turn in turns_at([one.id for one in found]):
        turns[turn.meeting_id, turn.job_id].append(turn)
    busy = {meeting_id for meeting_id, _ in turns}
    shown = [one for one in found if one.kind in kinds or one.id in busy]
    used = [
        job
        for job in _with_old(every, turns)
        if any(one.kind in job.kinds or (one.id, job.id) in turns for one in shown)
    ]
    can, no = takers(), _said_no([one.id for one in shown])
    grid = [(one, [Cell(one, job, _needs(one, job), turns.get((one.id, job.id), ())) for job in used]) for one in shown]
    plan = Rota(shown[:MOST], used, grid[:MOST], can, no, is_cut=len(shown) > MOST)
    return _with_suggestions(plan) if suggest else plan


def _needs(meeting: Meeting, job: Job) -> bool:
    return job.put_away_at is None and meeting.kind in job.kinds


def _with_old(every: Sequence[Job], turns: dict[tuple[int, int], list[JobTurn]]) -> list[Job]:
    """Jobs that were put away, but somebody is still down for, come last."""
    old = {turn.job for some in turns.values() for turn in some} - set(every)
    return [*every, *sorted(old, key=lambda job: job.place)]


def _meetings(first: date, last: date) -> Sequence[Meeting]:
    wanted = with_places().where(are_planned(), Meeting.meets_on.between(first, last))
    order = (Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id)
    return session.scalars(wanted.order_by(*order)).all()


def _said_no(meeting_ids: Sequence[int]) -> frozenset[tuple[int, int]]:
    """(meeting, person) for whoever cannot do a job there, or sent apologies."""
    sorry = select(Apology.meeting_id, Apology.person_id).where(
        Apology.meeting_id.in_(meeting_ids), Apology.person_id.is_not(None)
    )
    excused = {(meeting_id, person_id) for meeting_id, person_id in session.execute(sorry) if person_id is not None}
    return frozenset(excused | {(one.meeting_id, one.person_id) for one in cannot_at(meeting_ids)})


def said_no(meeting_id: int) -> frozenset[int]:
    """Who cannot do a job at this meeting, or sent apologies."""
    return frozenset(person_id for _, person_id in _said_no([meeting_id]))


def _with_suggestions(plan: Rota) -> Rota:
    if not plan.meetings:
        return plan
    people = {person.id: person for some in plan.can.values() for person in some}
    found = rules.suggest(
        _needs_of(plan),
        can={job_id: [person.id for person in some] for job_id, some in plan.can.items()},
        no=plan.no,
        done=_done(plan.meetings[0].meets_on - YEAR, plan.meetings[-1].meets_on),
    )
    rows = [(meeting, [_suggested(cell, found, people) for cell in row]) for meeting, row in plan.rows]
    return Rota(plan.meetings, plan.jobs, rows, plan.can, plan.no, plan.is_cut)


def _suggested(cell: Cell, found: dict[tuple[int, int], list[int]], people: dict[int, Person]) -> Cell:
    some = [people[number] for number in found.get((cell.meeting.id, cell.job.id), ())]
    return Cell(cell.meeting, cell.job, cell.is_needed, cell.turns, some)


def _needs_of(plan: Rota) -> Iterable[rules.Need]:
    for cell in plan.cells:
        missing = cell.job.people - len(cell.turns)
        if cell.is_needed and missing > 0:
            yield rules.Need(
                cell.meeting.id, cell.job.id, cell.meeting.meets_on, cell.job.size.weight, missing, cell.job.place
            )


def _done(first: date, last: date) -> list[rules.Turn]:
    """Everything from a year before the first meeting to the last one, as the rule wants it."""
    return [
        rules.Turn(turn.meeting_id, turn.job_id, turn.person_id, turn.meeting.meets_on, turn.job.size.weight)
        for turn in turns_between(first, last)
    ]


def others_turns(turn: JobTurn, today: date) -> list[JobTurn]:
    """Turns of the same job at other meetings of the next half year which somebody else has: to swap with."""
    found = turns_between(today, today + timedelta(days=Span.HALF.days), JobTurn.job_id == turn.job_id)
    mine = {one.meeting_id for one in found if one.person_id == turn.person_id}
    theirs = {one.person_id for one in found if one.meeting_id == turn.meeting_id}
    return [
        one for one in found
        if one.meeting_id not in mine and one.person_id not in theirs and one.meeting_id != turn.meeting_id
    ]  # fmt: skip
