"""The group's jobs: which there are, who may be asked, who does what at a meeting, who cannot, who did a lot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import contains_eager, joinedload

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.kernel.signs import in_days, some
from esteem.meetings.models import Job, JobCannot, JobTaker, JobTurn, Meeting
from esteem.meetings.queries.meetings import PLANNED, are_planned
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries.myself import my_person_id
from esteem.people.rules.held import Held
from esteem.people.rules.names import initials

YEAR, FEW = timedelta(days=365), 6
HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
DAYS_AHEAD = 14  # how long before a meeting the desk names its open jobs
_USED = some(JobTurn.id.is_not(None)) | some(JobTaker.id.is_not(None))
MAY_BE_OPEN = _USED & some(PLANNED, Meeting.meets_on >= in_days(), Meeting.meets_on <= in_days(DAYS_AHEAD))


def say_person(person: Person) -> str:
    """How somebody is called for whoever looks: by their letters alone for those who may not see people."""
    return person.goes_by if may(People.SEE) else initials(person.name)


def jobs(*, put_away: bool = False) -> Sequence[Job]:
    """The group's jobs in its order; with `put_away` those no longer done, too."""
    wanted = select(Job).order_by(Job.place, Job.id)
    return session.scalars(wanted if put_away else wanted.where(Job.put_away_at.is_(None))).all()


def jobs_for(kind: MeetingKind) -> list[Job]:
    """Those that a meeting of this kind needs."""
    return [job for job in jobs() if kind in job.kinds]


def takers(job_ids: Collection[int] | None = None) -> dict[int, list[Person]]:
    """Who may be asked for each job and belongs now, by name."""
    wanted = select(JobTaker).join(JobTaker.person).options(contains_eager(JobTaker.person)).where(HERE)
    if job_ids is not None:
        wanted = wanted.where(JobTaker.job_id.in_(job_ids))
    found: dict[int, list[Person]] = defaultdict(list)
    for taker in session.scalars(wanted.order_by(Person.sort_name, Person.id)):
        found[taker.job_id].append(taker.person)
    return found


def taken_by(person_id: int) -> Sequence[JobTaker]:
    """What somebody may be asked for."""
    return session.scalars(select(JobTaker).where(JobTaker.person_id == person_id)).all()


def takers_of(job_id: int) -> Sequence[JobTaker]:
    """Who may be asked for a job, whether they belong now or not."""
    return session.scalars(select(JobTaker).where(JobTaker.job_id == job_id)).all()


def turns_at(meeting_ids: Collection[int]) -> Sequence[JobTurn]:
    """Who does what at these meetings, with the person and the job, in the order they were put down."""
    wanted = select(JobTurn).where(JobTurn.meeting_id.in_(meeting_ids)).order_by(JobTurn.id)
    return session.scalars(wanted.options(joinedload(JobTurn.person), joinedload(JobTurn.job))).all()


def turns_of(person_id: int) -> Sequence[JobTurn]:
    """Every turn of somebody, the latest first."""
    wanted = select(JobTurn).join(JobTurn.meeting).where(JobTurn.person_id == person_id)
    wanted = wanted.options(contains_eager(JobTurn.meeting), joinedload(JobTurn.job))
    return session.scalars(wanted.order_by(Meeting.meets_on.desc(), JobTurn.id.desc())).all()


def turns_between(first: date, last: date, *conditions: ColumnElement[bool]) -> Sequence[JobTurn]:
    """Every turn at meetings that were not cancelled, from the first day to the last, with person, job and meeting."""
    wanted = select(JobTurn).join(JobTurn.meeting).where(are_planned(), Meeting.meets_on.between(first, last))
    wanted = wanted.options(contains_eager(JobTurn.meeting), joinedload(JobTurn.job), joinedload(JobTurn.person)).where(
        *conditions
    )
    return session.scalars(wanted.order_by(Meeting.meets_on, JobTurn.id)).all()


def cannot_at(meeting_ids: Collection[int]) -> Sequence[JobCannot]:
    """Who said they cannot do a job at these meetings, with the person."""
    wanted = select(JobCannot).where(JobCannot.meeting_id.in_(meeting_ids)).order_by(JobCannot.id)
    return session.scalars(wanted.options(joinedload(JobCannot.person))).all()


def cannots_of(person_id: int) -> Sequence[JobCannot]:
    """For which meetings somebody said so."""
    return session.scalars(select(JobCannot).where(JobCannot.person_id == person_id)).all()


def is_used() -> bool:
    """Whether the group uses jobs at all: whoever does not is not reminded of them."""
    return any(session.scalar(select(table.id).limit(1)) is not None for table in (JobTurn, JobTaker))


def open_jobs(meeting: Meeting) -> list[Job]:
    """The jobs this meeting needs which nobody has."""
    has = Counter(turn.job_id for turn in turns_at([meeting.id]))
    return [job for job in jobs_for(meeting.kind) if not has[job.id]]


def who_does_a_lot() -> list[tuple[Person, int, str]]:
    """Who did how many jobs in the last twelve months, most first, and which; those who did none are not named."""
    today = dates.today()
    count: Counter[Person] = Counter()
    which: dict[Person, Counter[str]] = defaultdict(Counter)
    for turn in turns_between(today - YEAR, today):
        count[turn.person] += 1
        which[turn.person][turn.job.name] += 1
    ordered = sorted(count, key=lambda person: (-count[person], person.sort_name, person.id))
    return [
        (one, count[one], ", ".join(f"{name} {many}" for name, many in which[one].most_common())) for one in ordered
    ]


@dataclass(frozen=True, slots=True)
class Own:
    """How the jobs of a meeting stand with whoever is asking: whether they have one, said they cannot, and may take which."""

    has: bool
    cannot: bool
    open_jobs: tuple[Job, ...]


def jobs_on(meeting: Meeting) -> dict[str, Any] | None:
    """Who does what at a meeting, for the section on its page; None where it needs no jobs, or does not take place."""
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    needed, turns = jobs_for(meeting.kind), turns_at([meeting.id])
    who: dict[str, list[str]] = {job.name: [] for job in needed}
    for turn in turns:
        who.setdefault(turn.job.name, []).append(say_person(turn.person))
    return {"meeting": meeting, "lines": who.items(), "own": _own(meeting, needed, turns)} if who else None


def _own(meeting: Meeting, needed: Sequence[Job], turns: Sequence[JobTurn]) -> Own | None:
    """What whoever is asking may say of themselves; None before nobody, and once it is over."""
    person_id = my_person_id()
    if person_id is None or meeting.meets_on < dates.today():
        return None
    has, taken = any(turn.person_id == person_id for turn in turns), {turn.job_id for turn in turns}
    if any(said.person_id == person_id for said in cannot_at([meeting.id])):
        return Own(has, cannot=True, open_jobs=())
    return Own(has, cannot=False, open_jobs=tuple(job for job in needed if job.id not in taken))


def jobs_of(person: Person) -> dict[str, Any] | None:
    """What somebody may be asked for, does next, and did lately, for the section on their page."""
    turns, today = turns_of(person.id), dates.today()
    asked = {taker.job_id for taker in taken_by(person.id)}
    names = [job.name for job in jobs() if job.id in asked]
    stands = [one for one in turns if one.meeting.removed_at is None and not one.meeting.is_cancelled]
    coming = [one for one in reversed(stands) if one.meeting.meets_on >= today][:FEW]
    lately = sum(today - YEAR <= one.meeting.meets_on < today for one in stands)
    if not (names or turns) and not is_used():
        return None
    return {"person": person, "asked": names, "coming": coming, "lately": lately}


def held_of_jobs(*, person_id: int) -> list[Held]:
    """What somebody may be asked for, what they did and will do, and when they said no."""
    word = str(our_words().Meeting)
    names = {job.id: job.name for job in jobs(put_away=True)}
    may_be_asked = [(names[taker.job_id],) for taker in taken_by(person_id)]
    did = [(say_day(one.meeting.meets_on), one.meeting.kind_in(word), one.job.name) for one in turns_of(person_id)]
    no = select(Meeting).join(JobCannot, JobCannot.meeting_id == Meeting.id).where(JobCannot.person_id == person_id)
    said_no = [(say_day(one.meets_on), one.kind_in(word)) for one in session.scalars(no.order_by(Meeting.meets_on))]
    sections = [
        Held("Jobs they may be asked for", ("Job",), may_be_asked, place=57),
        Held("Jobs they did or will do", ("Day", "What", "Job"), did, place=57),
        Held("When they could not do a job", ("Day", "What"), said_no, place=57),
    ]
    return [section for section in sections if section.rows]


def hangs_on_jobs(*, meeting_ids: Collection[int]) -> dict[int, str]:
    """Which meetings have somebody down for a job."""
    found = session.scalars(select(JobTurn.meeting_id).where(JobTurn.meeting_id.in_(meeting_ids)).distinct())
    return dict.fromkeys(found, "somebody is down for a job")
