"""Meetings: what is on, what has been, who has to be told, how many came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, extract, func, or_, select, true
from sqlalchemy.orm import contains_eager

from esteem.committee.queries import has_committee
from esteem.group.queries import rules_in_force
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.signs import in_days, some
from esteem.kernel.text import like
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.rules.attendance import Attendance
from esteem.meetings.rules.kinds import FORMAL, GATHERINGS, MeetingKind, What
from esteem.meetings.rules.lists import MeetingStatus, When, years_between
from esteem.meetings.rules.notice import NOTICE, Notice, notice_of
from esteem.meetings.rules.times import clashes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of meetings is narrowed to; None and "" narrow nothing."""

    when: When = When.NEXT
    kind: MeetingKind | None = None
    year: int | None = None
    sought: str = ""
    own_kind_id: int | None = None

    @property
    def what(self) -> What | None:
        return What(self.kind, self.own_kind_id) if self.kind is not None else None


def is_ours(kind: MeetingKind) -> bool:
    """Whether this group knows that kind of meeting."""
    return has_committee() or kind not in FORMAL


def known_here() -> ColumnElement[bool]:
    """Of a kind this group knows."""
    return true() if has_committee() else Meeting.kind.not_in(FORMAL)


def of_this_group() -> ColumnElement[bool]:
    """Those this group knows that were not removed."""
    return known_here() & Meeting.removed_at.is_(None)


def are_planned() -> ColumnElement[bool]:
    """Those this group knows that were neither removed nor cancelled."""
    return of_this_group() & (Meeting.status == MeetingStatus.PLANNED)


PLANNED = Meeting.removed_at.is_(None) & (Meeting.status == MeetingStatus.PLANNED)  # of whatever kind: for signs
SOME_UNCOUNTED = some(PLANNED, Meeting.meets_on <= in_days(), Meeting.headcount.is_(None), Meeting.kind.in_(GATHERINGS))


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    today = dates.today()
    when = {
        When.NEXT: Meeting.removed_at.is_(None) & (Meeting.meets_on >= today),
        When.PAST: Meeting.removed_at.is_(None) & (Meeting.meets_on < today),
        When.REMOVED: Meeting.removed_at.is_not(None),
    }
    conditions: list[ColumnElement[bool]] = [known_here(), when[wanted.when]]
    if wanted.kind is not None:
        conditions += [Meeting.kind == wanted.kind, Meeting.own_kind_id.is_not_distinct_from(wanted.own_kind_id)]
    if wanted.year is not None:
        conditions.append(extract("year", Meeting.meets_on) == wanted.year)
    if wanted.sought:
        pattern = like(wanted.sought)
        conditions.append(or_(Meeting.found_by.like(pattern, escape="\\"), Venue.found_by.like(pattern, escape="\\")))
    return conditions


def with_places() -> Select[Meeting]:
    """A select of meetings, each with its place."""
    return select(Meeting).outerjoin(Meeting.venue).options(contains_eager(Meeting.venue))


def _wanted(wanted: Wanted) -> Select[Meeting]:
    found = with_places().where(*_narrowed(wanted))
    if wanted.when is When.NEXT:
        return found.order_by(Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id)
    return found.order_by(Meeting.meets_on.desc(), Meeting.start_time.desc().nulls_last(), Meeting.id.desc())


def meetings_listed(wanted: Wanted, *, number: int) -> Listing[Meeting]:
    """One page of them: the next first of those still to come, the latest first of those that have been."""
    return listing(_wanted(wanted), number=number)


def meetings_found(wanted: Wanted) -> Sequence[Meeting]:
    """All of them, for a file."""
    return session.scalars(_wanted(wanted)).all()


def attendance_of(wanted: Wanted) -> Attendance:
    """How many came to the meetings a list shows, cancelled ones left out."""
    return _attendance(*_narrowed(wanted), Meeting.status == MeetingStatus.PLANNED)


def years_with_meetings() -> list[int]:
    """The calendar years from the last meeting back to the first."""
    first, last = session.execute(
        select(func.min(Meeting.meets_on), func.max(Meeting.meets_on)).where(of_this_group())
    ).one()
    return list(years_between(first, last))


def years_held() -> list[int]:
    """The calendar years in which the members met, the latest first, up to today."""
    first, last = session.execute(
        select(func.min(Meeting.meets_on), func.max(Meeting.meets_on)).where(
            are_planned(), Meeting.kind.in_(GATHERINGS), Meeting.meets_on <= dates.today()
        )
    ).one()
    return list(years_between(first, last))


def next_meeting(on: date) -> Meeting | None:
    """The first meeting on or after that day that is not cancelled, with its venue; None when none is planned."""
    found = with_places().where(are_planned(), Meeting.meets_on >= on)
    return session.scalars(
        found.order_by(Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id).limit(1)
    ).first()


def _held(period: Period, kinds: Collection[MeetingKind]) -> list[ColumnElement[bool]]:
    before = min(period.ends_before, dates.today() + timedelta(days=1))
    return [are_planned(), Meeting.meets_on >= period.starts_on, Meeting.meets_on < before, Meeting.kind.in_(kinds)]


def meetings_held(period: Period, kinds: Collection[MeetingKind] = GATHERINGS) -> Sequence[Meeting]:
    """The meetings of those kinds in the period that were not cancelled, up to today, in order.

    Usually those that the members are asked to: not the committee's, and not other people's.
    """
    return session.scalars(with_places().where(*_held(period, kinds)).order_by(Meeting.meets_on, Meeting.id)).all()


def attendance(period: Period, kinds: Collection[MeetingKind] = GATHERINGS) -> Attendance:
    """How many came to those meetings."""
    return _attendance(*_held(period, kinds))


def _attendance(*conditions: ColumnElement[bool]) -> Attendance:
    sums: list[Any] = [func.count(Meeting.id), func.count(Meeting.headcount)]
    sums += [func.coalesce(func.sum(column), 0) for column in (Meeting.headcount, Meeting.first_timers)]
    return Attendance(*session.execute(select(*sums).outerjoin(Meeting.venue).where(*conditions)).one())


def without_headcount(before: date, *, most: int = 10) -> Sequence[Meeting]:
    """The latest meetings the members were asked to before that day of which nobody said how many came."""
    found = with_places().where(
        are_planned(), Meeting.meets_on < before, Meeting.headcount.is_(None), Meeting.kind.in_(GATHERINGS)
    )
    return session.scalars(found.order_by(Meeting.meets_on.desc(), Meeting.id.desc()).limit(most)).all()


def notice_for(meeting: Meeting) -> Notice | None:
    """What is to be minded about its notice under the rules in force, or None."""
    if meeting.is_cancelled or meeting.kind not in NOTICE:
        return None
    rule = rules_in_force().get(NOTICE[meeting.kind])
    return notice_of(meeting.meets_on, meeting.notice_on, days=rule.number if rule else None, today=dates.today())


@dataclass(frozen=True, slots=True)
class SameTime:
    """Other meetings that share some of its time: at its place, and anywhere else."""

    here: list[Meeting]
    elsewhere: list[Meeting]


def same_time(meeting: Meeting) -> SameTime:
    """What else is on at the time of this one; those of others are of no concern to the room, only to the people."""
    told = SameTime([], [])
    if meeting.is_cancelled or meeting.start_time is None:
        return told
    others = with_places().where(are_planned(), Meeting.meets_on == meeting.meets_on, Meeting.id != meeting.id)
    for other in session.scalars(others.order_by(Meeting.start_time, Meeting.id)):
        if clashes(meeting.start_time, meeting.end_time, other.start_time, other.end_time):
            here = meeting.venue_id is not None and other.venue_id == meeting.venue_id
            (told.here if here else told.elsewhere).append(other)
    return told


def at_the_same_time(meeting: Meeting) -> list[Meeting]:
    """Other meetings at its place that share some of its time."""
    return same_time(meeting).here
