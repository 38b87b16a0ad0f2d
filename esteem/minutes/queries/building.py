"""What an agenda is built of: the group's usual order, and what is due for a meeting like this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, select

from esteem.committee.queries import has_committee, offices_in_use
from esteem.committee.rules import OfficeKind
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import AgendaItem, Minutes, UsualOrder
from esteem.minutes.queries.actions import carried_into
from esteem.minutes.queries.agenda import parked_for
from esteem.minutes.rules.building import DUE, Line, Past, proposed
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.quorum import GENERAL
from esteem.minutes.rules.usual import Slot, Usual, delivered

MOST_DRAFTS = 5


def own_order(kind: MeetingKind) -> UsualOrder | None:
    """The group's own order for this kind; None while the delivered one holds."""
    return session.scalar(select(UsualOrder).where(UsualOrder.kind == kind))


def usual_order(kind: MeetingKind) -> list[Usual]:
    """The usual order of a kind: the group's own, or the delivered one."""
    own = own_order(kind)
    if own is None:
        return list(delivered(kind))
    sometimes = {line.slot for line in delivered(kind) if line.sometimes}
    return [
        Usual(
            line.slot, line.title, line.kind, line.minutes, line.slot != "" and line.slot in sometimes,
            key="" if line.slot else f"own-{line.id}",
        )
        for line in own.items
    ]  # fmt: skip


def lines_for(meeting: Meeting) -> list[Line]:
    """Everything that would be on this meeting's agenda, in order, what is there already among it."""
    last, drafts = _last_before(meeting), _drafts_before(meeting)
    past = Past(
        has_before=last is not None,
        last_is_approved=last is not None and last[1] is not None,
        open_actions=len(carried_into(meeting)),
        has_treasurer=has_committee() and any(office.kind is OfficeKind.TREASURER for office in offices_in_use()),
    )
    due = [*map(_to_approve, drafts), *map(_parked, parked_for(meeting.kind)), *_told(meeting)]
    return proposed(usual_order(meeting.kind), due, past, keys_there(meeting.id))


def keys_there(meeting_id: int) -> frozenset[str]:
    """What is known of this agenda: which lines are on it, or were taken off it again."""
    wanted = select(AgendaItem.usual).where(AgendaItem.meeting_id == meeting_id, AgendaItem.usual != "")
    return frozenset(session.scalars(wanted))


def _like(kind: MeetingKind) -> frozenset[MeetingKind]:
    """The kinds whose minutes a meeting of this kind approves."""
    return GENERAL if kind in GENERAL else frozenset({kind})


def _earlier(meeting: Meeting) -> ColumnElement[bool]:
    return and_(are_planned(), Meeting.kind.in_(_like(meeting.kind)), Meeting.meets_on < meeting.meets_on)


def _last_before(meeting: Meeting) -> tuple[Meeting, date | None] | None:
    """The meeting before this one of a like kind, and when its minutes were approved."""
    joined = select(Meeting, Minutes.approved_on).outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
    row = session.execute(joined.where(_earlier(meeting)).order_by(Meeting.meets_on.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def _drafts_before(meeting: Meeting) -> Sequence[Meeting]:
    """Earlier meetings of a like kind whose minutes wait to be approved, the oldest of the latest few first."""
    waits = Minutes.approved_on.is_(None) & Minutes.set_aside_at.is_(None)
    found = select(Meeting).join(Minutes, Minutes.meeting_id == Meeting.id).where(_earlier(meeting), waits)
    return session.scalars(found.order_by(Meeting.meets_on.desc()).limit(MOST_DRAFTS)).all()[::-1]


def _to_approve(last: Meeting) -> Line:
    formal = has_committee()
    title = f"{'Minutes' if formal else 'Notes'} of {say_day(last.meets_on)}"
    return Line(
        Slot.LAST_MINUTES, f"{Slot.LAST_MINUTES}-{last.id}", title, ItemKind.DECIDE, 5 if formal else 2,
        why="a draft waits to be approved",
    )  # fmt: skip


def _parked(item: AgendaItem) -> Line:
    return Line(
        Slot.DUE, f"parked-{item.id}", item.title, item.kind, item.minutes, why="put off to a later meeting",
        parked_id=item.id,
    )  # fmt: skip


def _told(meeting: Meeting) -> list[Line]:
    """What other parts have waiting for such a meeting."""
    return [line for lines in the_house().ask(DUE, meeting=meeting) for line in lines]


def next_like_it(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same kind after this one, if it is planned already."""
    same = Meeting.kind == meeting.kind, Meeting.own_kind_id.is_not_distinct_from(meeting.own_kind_id)
    return session.scalar(
        select(Meeting)
        .where(are_planned(), Meeting.meets_on > meeting.meets_on, *same)
        .order_by(Meeting.meets_on)
        .limit(1)
    )


def own_kinds_kept() -> frozenset[MeetingKind]:
    """The kinds for which the group has an order of its own."""
    return frozenset(session.scalars(select(UsualOrder.kind)))
