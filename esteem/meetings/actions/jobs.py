"""The group's list of jobs is its own; and who may be asked for which."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.text import fold
from esteem.meetings.actions.standing import somebody_here
from esteem.meetings.models import Job, JobTaker
from esteem.meetings.queries.jobs import jobs, taken_by, takers_of
from esteem.meetings.rules.jobs import Size, check_people
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.models import Person


def add_job(*, name: str, kinds: list[MeetingKind], people: int | None = 1, size: Size | None = Size.SMALL) -> Job:
    """A job more, at the end of the list. Flushes. Raises RuleBroken."""
    every = jobs(put_away=True)
    job = Job(place=max((one.place for one in every), default=0) + 1)
    _write(job, name, kinds, people, size)
    session.add(job)
    session.flush()
    return job


def change_job(
    *, job: Job, seen_version: int | None, name: str, kinds: list[MeetingKind], people: int | None, size: Size | None
) -> Job:
    """Change what it is called and which meetings need it. Raises StaleEdit, RuleBroken."""
    check_version(job, seen_version)
    _write(job, name, kinds, people, size)
    session.flush()
    return job


def _write(job: Job, name: str, kinds: list[MeetingKind], people: int | None, size: Size | None) -> None:
    check_people(people)
    job.name, job.folded_name, job.kinds = name, fold(name), kinds
    job.people, job.size = people or 1, size or Size.SMALL


def put_away_job(*, job: Job) -> Job:
    """Nobody is sought for it any more; who did it stays."""
    job.put_away_at = job.put_away_at or dates.now()
    session.flush()
    return job


def bring_back_job(*, job: Job) -> Job:
    """Sought again."""
    job.put_away_at = None
    session.flush()
    return job


def move_job_up(*, job: Job) -> Job:
    """One place nearer the top of the list; the first one stays where it is."""
    every = list(jobs(put_away=True))
    at = every.index(job)
    if at:
        every[at - 1], every[at] = every[at], every[at - 1]
    for place, one in enumerate(every, 1):
        one.place = place
    session.flush()
    return job


def may_be_asked(*, person: Person, job_ids: Iterable[int]) -> None:
    """Which jobs somebody may be asked for; those not named they are not asked for any more. Raises RuleBroken."""
    there = {taker.job_id: taker for taker in taken_by(person.id)}
    wanted = set(job_ids)
    if wanted - there.keys():
        somebody_here(person.id, field=None)
    _put(JobTaker(job_id=number, person_id=person.id) for number in sorted(wanted - there.keys()))
    _take([taker for number, taker in there.items() if number not in wanted])


def ask_for_job(*, job: Job, person_ids: Iterable[int]) -> None:
    """Who may be asked for a job, of those who belong now; those not named are not asked any more."""
    there = {taker.person_id: taker for taker in takers_of(job.id)}
    wanted = set(person_ids)
    for number in wanted - there.keys():
        somebody_here(number, field=None)
    _put(JobTaker(job_id=job.id, person_id=number) for number in sorted(wanted - there.keys()))
    _take([taker for number, taker in there.items() if number not in wanted])


def _put(rows: Iterable[JobTaker]) -> None:
    session.add_all(rows)
    session.flush()


def _take(rows: list[JobTaker]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
