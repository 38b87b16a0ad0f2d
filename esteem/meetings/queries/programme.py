"""What is on in a term: the meetings, who speaks, and where there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from esteem.group.queries import the_group
from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting, ProgrammeSettings, Series, Talk
from esteem.meetings.queries.meetings import of_this_group, with_places
from esteem.meetings.rules.bank_holidays import bank_holiday
from esteem.meetings.rules.kinds import What
from esteem.meetings.rules.programme import MOST, Span
from esteem.people.permissions import People


@dataclass(frozen=True, slots=True)
class TermOf:
    """The meetings of a term that take place, and the days on which somebody would look for one in vain."""

    meetings: Sequence[Meeting]
    talks: Mapping[int, Sequence[Talk]]
    none_on: Sequence[date]
    holidays: Mapping[date, str]
    more: int  # how many there are beyond those that a programme holds


def term_of(span: Span, kinds: Collection[What]) -> TermOf:
    """In four questions, however many there are."""
    asked = with_places().where(of_this_group(), Meeting.meets_on.between(span.first_on, span.last_on))
    found = session.scalars(asked.order_by(Meeting.meets_on, Meeting.start_time.nulls_last(), Meeting.id)).all()
    wanted = [meeting for meeting in found if meeting.what in kinds]
    on = [meeting for meeting in wanted if not meeting.is_cancelled]
    shown = on[:MOST]
    none_on = _none_on(span, wanted, {meeting.meets_on for meeting in on})
    group = the_group()
    days = {meeting.meets_on for meeting in shown} | set(none_on)
    named = {day: bank_holiday(group.nation, day) for day in days} if group else {}
    holidays = {day: name for day, name in named.items() if name}
    return TermOf(shown, _talks(shown), none_on, holidays, len(on) - len(shown))


def _none_on(span: Span, wanted: Sequence[Meeting], taken: Collection[date]) -> list[date]:
    """Days that a pattern leaves out, and days on which a meeting was cancelled."""
    off = {meeting.meets_on for meeting in wanted if meeting.is_cancelled}
    numbers = {meeting.series_id for meeting in wanted if meeting.series_id is not None}
    for series in session.scalars(select(Series).where(Series.id.in_(numbers))) if numbers else ():
        off |= {day for day in series.days_left_out if span.first_on <= day <= span.last_on}
    return sorted(off - set(taken))[:MOST]


def _talks(meetings: Sequence[Meeting]) -> Mapping[int, list[Talk]]:
    """Who speaks and said yes, by meeting."""
    found: dict[int, list[Talk]] = defaultdict(list)
    numbers = [meeting.id for meeting in meetings]
    said_yes = Talk.confirmed_on.is_not(None) & Talk.declined_on.is_(None) & Talk.removed_at.is_(None)
    for talk in session.scalars(select(Talk).where(Talk.meeting_id.in_(numbers), said_yes).order_by(Talk.id)).unique():
        found[talk.meeting_id].append(talk)
    return found


def speaker_said(talk: Talk) -> str:
    """Who speaks, for a reader who may see people; nobody for the rest."""
    if not may(People.SEE):
        return ""
    named = [talk.person.goes_by if talk.person else "", talk.who]
    return ", ".join(filter(None, named))


def contact_line() -> str:
    """How to reach the group, as every programme says it."""
    decided = session.get(ProgrammeSettings, 1)
    return decided.contact if decided else ""


def programme_settings() -> ProgrammeSettings | None:
    return session.get(ProgrammeSettings, 1)
