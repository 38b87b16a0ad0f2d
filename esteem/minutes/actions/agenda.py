"""An agenda is written: things are put on it, changed, moved, taken off, parked for later and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import AgendaItem, AgendaPaper
from esteem.minutes.queries.agenda import is_minuted, is_settled, items_of, papers_with
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.usual import LAST, slot_of

SETTLED = "The minutes of this meeting are approved, so its agenda stays as it was."


def check_open(meeting: Meeting) -> None:
    """Raise RuleBroken when this meeting's agenda can no longer be changed."""
    if is_settled(meeting.id):
        raise RuleBroken(SETTLED)
    if meeting.removed_at is not None:
        raise RuleBroken("This meeting is off the lists. Put it back first.")


def add_item(*, meeting: Meeting, title: str, kind: ItemKind, minutes: int | None = None, **more: Any) -> AgendaItem:
    """Put something on an agenda, above what usually closes it. Flushes. Raises RuleBroken."""
    check_open(meeting)
    order = list(items_of(meeting.id))
    item = AgendaItem(meeting_id=meeting.id, place=1, title=title, kind=kind, minutes=minutes, **more)
    session.add(item)
    _put_before_the_end(order, item)
    return item


def _put_before_the_end(order: list[AgendaItem], item: AgendaItem) -> None:
    """Above what closes the meeting, where that stands at the end. Flushes."""
    at = len(order)
    while at and slot_of(order[at - 1].usual) in LAST:
        at -= 1
    put_in_order([*order[:at], item, *order[at:]])


def change_item(
    *, meeting: Meeting, item: AgendaItem, seen_version: int | None, kind: ItemKind, **details: Any
) -> AgendaItem:
    """Say it otherwise. Raises StaleEdit, RuleBroken: the minutes are approved, or it would be sharing with a note."""
    check_open(meeting)
    check_version(item, seen_version)
    if kind is ItemKind.SHARING and is_minuted(item):
        raise RuleBroken("Something was written down under it already. What people share is not minuted.", field="kind")
    item.kind = kind
    for name, value in details.items():
        setattr(item, name, value)
    session.flush()
    return item


def move_item(*, meeting: Meeting, item: AgendaItem, up: bool) -> bool:
    """Change places with the one above or below it; whether there was one. Raises RuleBroken."""
    check_open(meeting)
    order = list(items_of(meeting.id))
    at = order.index(item) if item in order else -1
    to = at - 1 if up else at + 1
    if at < 0 or not 0 <= to < len(order):
        return False
    order[at], order[to] = order[to], order[at]
    put_in_order(order)
    return True


def put_in_order(items: Sequence[AgendaItem]) -> None:
    """Number them from 1 in this order. Flushes."""
    for place, item in enumerate(items, 1):
        if item.place != place:
            item.place = place
    session.flush()


def take_off(*, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """It is on the agenda no more, and can be put back. Raises RuleBroken: it was minuted."""
    check_open(meeting)
    if is_minuted(item):
        raise RuleBroken("Something was written down under it, so it stays on the agenda.")
    item.removed_at = item.removed_at or dates.now()
    session.flush()
    return item


def put_back(*, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """It is on the agenda again, where it stood. Raises RuleBroken."""
    check_open(meeting)
    item.removed_at = None
    session.flush()
    return item


def park_item(*, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Put it off until a later meeting of this kind; what was minuted stays here and a copy waits. Raises RuleBroken."""
    check_open(meeting)
    if is_minuted(item):
        return _copy_for_later(item, meeting.kind)
    item.meeting_id, item.usual = None, ""
    item.parked_at, item.parked_for = dates.now(), meeting.kind
    session.flush()
    return item


def _copy_for_later(item: AgendaItem, kind: MeetingKind) -> AgendaItem:
    again = AgendaItem(
        place=1, title=item.title, kind=item.kind, minutes=item.minutes, about=item.about, brought_by=item.brought_by,
        carried_from_id=item.id, parked_at=dates.now(), parked_for=kind,
    )  # fmt: skip
    session.add(again)
    session.flush()
    for paper in papers_with(item.id):
        session.add(AgendaPaper(
            agenda_item_id=again.id, name=paper.name, ending=paper.ending, sha256=paper.sha256,
            file_size=paper.file_size, added_at=paper.added_at,
        ))  # fmt: skip
    session.flush()
    return again


def park_idea(*, title: str, about: str = "", parked_for: MeetingKind | None = None) -> AgendaItem:
    """Something to talk of at a later meeting of this kind, or of any. Flushes."""
    item = AgendaItem(
        place=1, title=title, about=about, kind=ItemKind.DISCUSS, parked_at=dates.now(), parked_for=parked_for
    )
    session.add(item)
    session.flush()
    return item


def bring_back(*, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """What was parked goes on this meeting's agenda, above what closes it. Raises RuleBroken: it is parked no more."""
    check_open(meeting)
    if item.parked_at is None or item.removed_at is not None:
        raise RuleBroken("It is not parked any more. Somebody may have brought it back already.")
    order = list(items_of(meeting.id))
    item.meeting_id, item.parked_at, item.parked_for = meeting.id, None, None
    _put_before_the_end(order, item)
    return item


def drop_parked(*, item: AgendaItem) -> AgendaItem:
    """Nobody needs to talk of it any more; it can be picked up again."""
    item.removed_at = item.removed_at or dates.now()
    session.flush()
    return item


def pick_up(*, item: AgendaItem) -> AgendaItem:
    """It is parked again after all."""
    item.removed_at = None
    session.flush()
    return item
