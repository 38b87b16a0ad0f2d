"""An agenda is built of what was ticked, and a group writes its own usual order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import bring_back, check_open, put_in_order
from esteem.minutes.models import AgendaItem, UsualItem, UsualOrder
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.building import keys_there, lines_for, own_order
from esteem.minutes.rules.building import Line, new_among, placed
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.usual import delivered


def build_agenda(*, meeting: Meeting, take: Collection[str]) -> list[AgendaItem]:
    """Put the ticked lines on the agenda, each in its place; the items that came. Raises RuleBroken.

    A line that is there already, or was taken off, is not added again.
    """
    check_open(meeting)
    lines = lines_for(meeting)
    by_key = {_key(item): item for item in items_of(meeting.id)}
    chosen = {line.key: line for line in new_among(lines, keys_there(meeting.id)) if line.key in take}
    order = placed(list(by_key), lines, chosen)
    made = {key: _made(meeting, line) for key, line in chosen.items()}
    put_in_order([made.get(key) or by_key[key] for key in order])
    return list(made.values())


def _key(item: AgendaItem) -> str:
    return item.usual or f"#{item.id}"


def _made(meeting: Meeting, line: Line) -> AgendaItem:
    parked = session.get(AgendaItem, line.parked_id) if line.parked_id is not None else None
    if parked is not None:
        return bring_back(meeting=meeting, item=parked)
    item = AgendaItem(
        meeting_id=meeting.id, place=1, title=line.title, kind=line.kind, minutes=line.minutes, usual=line.key
    )
    session.add(item)
    return item


@dataclass(frozen=True, slots=True)
class Wish:
    """One line of a usual order as the group wants it."""

    title: str
    kind: ItemKind
    minutes: int | None = None
    slot: str = ""
    item_id: int | None = None


def write_usual_order(*, kind: MeetingKind, seen_version: int | None, wishes: Sequence[Wish]) -> UsualOrder:
    """From now on this is the usual order of that kind. Flushes. Raises StaleEdit, RuleBroken."""
    if not wishes:
        raise RuleBroken("Keep one line at least, or go back to the order that came with the program.")
    order = own_order(kind)
    if order is None:
        order = UsualOrder(kind=kind, items=[])
        session.add(order)
    else:
        check_version(order, seen_version)
    there = {item.id: item for item in order.items}
    order.items = [_written(wish, there.get(wish.item_id or 0), place) for place, wish in enumerate(wishes, 1)]
    order.saves = (order.saves or 0) + 1
    session.flush()
    return order


def _written(wish: Wish, item: UsualItem | None, place: int) -> UsualItem:
    item = item or UsualItem(slot=wish.slot)
    item.place, item.title, item.kind, item.minutes = place, wish.title, wish.kind, wish.minutes
    return item


def keep_as_usual(*, meeting: Meeting) -> UsualOrder:
    """This agenda's order becomes the usual one of its kind. Raises RuleBroken when nothing is on it."""
    known = {line.slot for line in delivered(meeting.kind)}
    wishes = [
        Wish(item.title, item.kind, item.minutes, item.usual if item.usual in known else "")
        for item in items_of(meeting.id)
    ]
    return write_usual_order(kind=meeting.kind, seen_version=None, wishes=wishes)


def back_to_delivered(*, kind: MeetingKind) -> None:
    """The order that came with the program holds again."""
    order = own_order(kind)
    if order is not None:
        session.delete(order)
        session.flush()
