"""Who does what at a meeting: put down, given on, swapped, taken off; who cannot; and when somebody is erased or merged."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions.standing import check_meeting, somebody_here
from esteem.meetings.models import Job, JobCannot, JobTaker, JobTurn, Meeting
from esteem.meetings.queries.jobs import cannots_of, taken_by, turns_at, turns_of
from esteem.meetings.rules.jobs import twice
from esteem.meetings.rules.rota import Cell

MEANWHILE = "Somebody else changed “{}” meanwhile. Open the rota again to see theirs."


def put_down(*, meeting: Meeting, job: Job, person_id: int) -> JobTurn:
    """Somebody does a job at that meeting. Flushes. Raises RuleBroken."""
    check_meeting(meeting)
    person = somebody_here(person_id)
    if any(one.job_id == job.id and one.person_id == person_id for one in turns_at([meeting.id])):
        raise RuleBroken(twice(person.goes_by, job.name, meeting.meets_on), field="person_id")
    turn = JobTurn(meeting_id=meeting.id, job_id=job.id, person_id=person_id)
    session.add(turn)
    session.flush()
    return turn


def take_off(*, turn: JobTurn) -> None:
    """Nobody has it now."""
    session.delete(turn)
    session.flush()


def give(*, turn: JobTurn, person_id: int) -> JobTurn:
    """Somebody else does it; the history of the turn tells. Raises RuleBroken."""
    meeting, job = _about(turn)
    check_meeting(meeting)
    person = somebody_here(person_id)
    if _has(meeting.id, job.id, person_id):
        raise RuleBroken(twice(person.goes_by, job.name, meeting.meets_on), field="person_id")
    turn.person_id = person_id
    session.flush()
    session.expire(turn, ["person"])
    return turn


def swap(*, turn: JobTurn, other: JobTurn) -> JobTurn:
    """Two people do each other's turn of one job at two meetings. Raises RuleBroken."""
    if turn.job_id != other.job_id or turn.meeting_id == other.meeting_id:
        raise RuleBroken("Only the same job on two evenings can be swapped.")
    one, two = turn.person_id, other.person_id
    for number in (one, two):
        somebody_here(number, field=None)
    for place in (turn, other):
        check_meeting(_about(place)[0])
    if _has(turn.meeting_id, turn.job_id, two) or _has(other.meeting_id, other.job_id, one):
        raise RuleBroken("One of them does it on both evenings already.")
    turn.person_id, other.person_id = two, one
    session.flush()
    session.expire(turn, ["person"])
    session.expire(other, ["person"])
    return turn


def _about(turn: JobTurn) -> tuple[Meeting, Job]:
    return session.get_one(Meeting, turn.meeting_id), session.get_one(Job, turn.job_id)


def _has(meeting_id: int, job_id: int, person_id: int) -> bool:
    return any(one.job_id == job_id and one.person_id == person_id for one in turns_at([meeting_id]))


def keep_rota(
    *, told: Mapping[Cell, tuple[Sequence[int], Sequence[int]]], names: Mapping[int, str], fields: Mapping[Cell, str]
) -> int:
    """What was filled in for a whole term: for each meeting and job who stood there, and who stands there now.

    Only what was changed is written. Raises RuleBroken when somebody is named twice for one job, or when somebody else
    changed the same place meanwhile. `names` has what people are called, `fields` where a complaint belongs. Returns how
    many places were changed.
    """
    changed = {
        cell: both for cell, both in told.items() if set(both[0]) != set(both[1]) or len(set(both[1])) < len(both[1])
    }
    meetings = {number: session.get_one(Meeting, number) for number, _ in changed}
    there: dict[Cell, list[JobTurn]] = {cell: [] for cell in changed}
    for turn in turns_at(meetings.keys()):
        there.get((turn.meeting_id, turn.job_id), []).append(turn)
    for cell, (before, after) in changed.items():
        job = session.get_one(Job, cell[1])
        for number in after:
            if list(after).count(number) > 1:
                raise RuleBroken(twice(names[number], job.name, meetings[cell[0]].meets_on), field=fields[cell])
        if {turn.person_id for turn in there[cell]} != set(before):
            raise RuleBroken(MEANWHILE.format(job.name), field=fields[cell])
        check_meeting(meetings[cell[0]])
        _write_cell(cell, there[cell], set(after))
    session.flush()
    return len(changed)


def _write_cell(cell: Cell, there: list[JobTurn], after: Collection[int]) -> None:
    """Who goes gives it to who comes; whoever is over goes, whoever is missing is put down."""
    going = [turn for turn in there if turn.person_id not in after]
    coming = sorted(set(after) - {turn.person_id for turn in there})
    for number in coming:
        somebody_here(number, field=None)
    for turn, number in zip(going, coming, strict=False):
        turn.person_id = number
    for turn in going[len(coming) :]:
        session.delete(turn)
    session.add_all(JobTurn(meeting_id=cell[0], job_id=cell[1], person_id=number) for number in coming[len(going) :])


def say_cannot(*, meeting: Meeting, person_id: int) -> JobCannot:
    """They cannot do a job at that meeting: what they were down for is open again. Flushes. Raises RuleBroken."""
    check_meeting(meeting)
    somebody_here(person_id)
    for turn in turns_at([meeting.id]):
        if turn.person_id == person_id:
            session.delete(turn)
    said = session.scalar(
        select(JobCannot).where(JobCannot.meeting_id == meeting.id, JobCannot.person_id == person_id)
    ) or JobCannot(meeting_id=meeting.id, person_id=person_id)
    session.add(said)
    session.flush()
    return said


def say_can(*, cannot: JobCannot) -> None:
    """They can after all."""
    session.delete(cannot)
    session.flush()
    history.blank("job_cannot", cannot.id)


def erase_from_jobs(*, person_id: int) -> None:
    """Nothing says any more what they did, could do, or could not."""
    rows: list[JobTaker | JobTurn | JobCannot] = [*taken_by(person_id), *turns_of(person_id), *cannots_of(person_id)]
    for row in rows:
        session.delete(row)
    session.flush()
    for row in rows:
        history.blank(row.__tablename__, row.id)


def merge_at_jobs(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: each job and each evening is kept once."""
    for rows, kept in (
        (taken_by(gone_id), {one.job_id for one in taken_by(kept_id)}),
        (cannots_of(gone_id), {one.meeting_id for one in cannots_of(kept_id)}),
        (turns_of(gone_id), {(one.meeting_id, one.job_id) for one in turns_of(kept_id)}),
    ):
        for row in rows:
            if _key(row) in kept:
                session.delete(row)
            else:
                row.person_id = kept_id
    session.flush()


def _key(row: JobTaker | JobTurn | JobCannot) -> object:
    if isinstance(row, JobTurn):
        return row.meeting_id, row.job_id
    return row.job_id if isinstance(row, JobTaker) else row.meeting_id
