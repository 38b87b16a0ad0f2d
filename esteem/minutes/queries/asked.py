"""What the rules in force ask of a meeting, as things stand; nothing in an informal group, or for a meeting like any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from esteem.committee.queries import has_committee, holders_on, number_of, vacancies
from esteem.committee.rules import is_soon, term_due_on
from esteem.group.queries import financial_year, rules_in_force
from esteem.group.rules import Rule, RuleKey
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.rules.kinds import FORMAL, MeetingKind
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.rules import asked
from esteem.minutes.rules.asked import Asked, OnIt
from esteem.minutes.rules.quorum import GENERAL, Quorum, quorum_for
from esteem.people.models import Person
from esteem.people.rules.standing import Stands


def _are_members() -> ColumnElement[bool]:
    return (Person.stands == Stands.MEMBER) & Person.removed_at.is_(None) & Person.erased_at.is_(None)


def members_on(day: date) -> int:
    """How many are members on that day, as far as joining and leaving are written down."""
    joined = or_(Person.joined_on.is_(None), Person.joined_on <= day)
    stays = or_(Person.left_on.is_(None), Person.left_on > day)
    return session.scalar(select(func.count(Person.id)).where(_are_members(), joined, stays)) or 0


def _joining_after(day: date) -> int:
    later = _are_members() & Person.left_on.is_(None) & (Person.joined_on > day)
    return session.scalar(select(func.count(Person.id)).where(later)) or 0


def committee_size(day: date) -> int:
    """How many people are on the committee on that day."""
    return len({held.person.id for held in holders_on(day) if held.office.on_committee})


def quorum_at(meeting: Meeting) -> Quorum | None:
    """How many must be at this meeting, or None where no rule asks for any."""
    on = meeting.meets_on
    return quorum_for(meeting.kind, rules_in_force(), members=members_on(on), committee=committee_size(on))


def asked_of(meeting: Meeting) -> list[Asked]:
    """What the rules ask of it, most pressing first; [] for a kind no rule speaks of, and where it does not take place."""
    if meeting.kind not in FORMAL or not has_committee() or meeting.is_cancelled or meeting.removed_at is not None:
        return []
    rules, on = rules_in_force(), meeting.meets_on
    members, committee = members_on(on), committee_size(on)
    told = [
        asked.notice_asked(meeting.kind, rules, meets_on=on, notice_on=meeting.notice_on, today=dates.today()),
        asked.quorum_asked(
            quorum_for(meeting.kind, rules, members=members, committee=committee), _quorum_rule(meeting.kind, rules)
        ),
        asked.voters_asked(meeting.kind, members=members, committee=committee, joined=_joining_after(on)),
    ]
    if meeting.kind in GENERAL:
        told += _of_the_members(meeting, rules)
    order = list(asked.Stand)
    return sorted(told, key=lambda one: order.index(one.stand) if one.stand is not asked.Stand.FINE else len(order))


def _quorum_rule(kind: MeetingKind, rules: Mapping[RuleKey, Rule]) -> Rule | None:
    if kind is MeetingKind.COMMITTEE:
        return rules.get(RuleKey.COMMITTEE_QUORUM)
    return rules.get(RuleKey.GENERAL_QUORUM_NUMBER) or rules.get(RuleKey.GENERAL_QUORUM_PERCENT)


def _of_the_members(meeting: Meeting, rules: Mapping[RuleKey, Rule]) -> list[Asked]:
    last_on = _last_agm(meeting)
    items = [OnIt(item.usual, item.title, item.kind) for item in items_of(meeting.id)]
    told = list(asked.business_asked(meeting.kind, items, named=_named(), has_before=last_on is not None))
    if meeting.kind is MeetingKind.AGM:
        ended = financial_year(meeting.meets_on).starts_on - timedelta(days=1)
        told += asked.year_asked(rules, meets_on=meeting.meets_on, last_on=last_on, year_ended=ended)
        told += asked.election_asked(_to_elect(meeting.meets_on, rules), rules.get(RuleKey.TERM_YEARS))
    return told


def _last_agm(meeting: Meeting) -> date | None:
    earlier = are_planned(), Meeting.kind == MeetingKind.AGM, Meeting.meets_on < meeting.meets_on
    return session.scalar(select(func.max(Meeting.meets_on)).where(*earlier))


def _named() -> frozenset[str] | None:
    """The business the constitution in force names, by slot; None without one."""
    answers = the_house().ask(asked.BUSINESS)
    return frozenset(slot for answer in answers for slot in answer) if answers else None


def _to_elect(day: date, rules: Mapping[RuleKey, Rule]) -> list[tuple[str, date | None]]:
    """The offices whose term is over by that meeting, or soon after it, and those nobody holds."""
    years = number_of(RuleKey.TERM_YEARS, rules)
    due: dict[str, date] = {}
    for held in holders_on(day):
        ends = held.term.until_on or (term_due_on(held.term.since_on, years) if years is not None else None)
        if held.office.on_committee and ends is not None and is_soon(ends, day):
            due[held.office.name] = min(ends, due.get(held.office.name, ends))
    return [*due.items(), *((office.name, None) for office in vacancies(day) if office.on_committee)]
