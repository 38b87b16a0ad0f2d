"""What is on an agenda, what was taken off it, what is parked for another meeting, and the papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import Action, AgendaItem, AgendaPaper, Decision
from esteem.minutes.queries.meetings import is_open, minutes_of


def items_of(meeting_id: int) -> Sequence[AgendaItem]:
    """The items of a meeting's agenda in their order, those taken off or parked left out."""
    here = AgendaItem.removed_at.is_(None) & AgendaItem.parked_at.is_(None)
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, here)
    return session.scalars(wanted.order_by(AgendaItem.place, AgendaItem.id)).all()


def taken_off(meeting_id: int) -> Sequence[AgendaItem]:
    """What was taken off it and can be put back, the latest first."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_not(None))
    return session.scalars(wanted.order_by(AgendaItem.removed_at.desc(), AgendaItem.id)).all()


def _parked(*, dropped: bool = False) -> Select[AgendaItem]:
    gone = AgendaItem.removed_at.is_not(None) if dropped else AgendaItem.removed_at.is_(None)
    wanted = select(AgendaItem).where(AgendaItem.parked_at.is_not(None), gone)
    return wanted.order_by(AgendaItem.parked_at, AgendaItem.id)


def parked_for(kind: MeetingKind) -> Sequence[AgendaItem]:
    """What waits for a meeting of this kind, or of any; the longest first."""
    return session.scalars(_parked().where(or_(AgendaItem.parked_for == kind, AgendaItem.parked_for.is_(None)))).all()


def parked_listed(*, dropped: bool = False, number: int) -> Listing[AgendaItem]:
    """One page of everything parked (or parked and then dropped) that the reader may see, the longest first."""
    closed = [kind for kind in MeetingKind if not is_open(kind)]
    seen = or_(AgendaItem.parked_for.is_(None), AgendaItem.parked_for.not_in(closed))
    return listing(_parked(dropped=dropped).where(seen), number=number)


def is_settled(meeting_id: int) -> bool:
    """Whether the minutes of it are approved: its agenda stays as it is then."""
    found = minutes_of(meeting_id)
    return found is not None and found.is_approved


def is_minuted(item: AgendaItem) -> bool:
    """Whether something was written, decided or taken on under it."""
    made = (select(made.id).where(made.agenda_item_id == item.id).limit(1) for made in (Decision, Action))
    return bool(item.note) or any(session.scalar(found) is not None for found in made)


def papers_of(meeting_id: int) -> dict[int | None, list[AgendaPaper]]:
    """The papers of a meeting by the item they go with; those of the whole meeting under None."""
    of_item = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None), AgendaItem.parked_at.is_(None)
    )
    its = or_(AgendaPaper.meeting_id == meeting_id, AgendaPaper.agenda_item_id.in_(of_item))
    found = select(AgendaPaper).where(its, AgendaPaper.removed_at.is_(None)).order_by(AgendaPaper.id)
    papers: dict[int | None, list[AgendaPaper]] = defaultdict(list)
    for paper in session.scalars(found):
        papers[paper.agenda_item_id].append(paper)
    return papers


def papers_with(item_id: int) -> Sequence[AgendaPaper]:
    """The papers of one item."""
    found = select(AgendaPaper).where(AgendaPaper.agenda_item_id == item_id, AgendaPaper.removed_at.is_(None))
    return session.scalars(found.order_by(AgendaPaper.id)).all()


def paper_numbered(meeting_id: int, paper_id: int) -> AgendaPaper | None:
    """A paper of this meeting or of one of its items, those taken away too; None for any other number."""
    found = session.get(AgendaPaper, paper_id) if 0 < paper_id < 2**63 else None
    if found is None:
        return None
    own = found.meeting_id if found.item is None else found.item.meeting_id
    return found if own == meeting_id else None
