"""An agenda as it is read: each item with its clock time, its papers, and what stands beside it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from esteem.committee.queries import has_committee, offices_in_use
from esteem.kernel.dates import say_short_day, say_time, say_weekday
from esteem.kernel.permissions import may
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.minutes.models import Action, AgendaItem, AgendaPaper
from esteem.minutes.queries.actions import carried_into, who_does
from esteem.minutes.queries.agenda import items_of, papers_of
from esteem.minutes.queries.building import next_like_it
from esteem.minutes.rules.actions import is_no_name
from esteem.minutes.rules.timing import planned, running, too_long
from esteem.minutes.rules.usual import Slot, slot_of
from esteem.people.permissions import People
from esteem.people.rules.names import initials

MOST_BESIDE = 30


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item with its number and clock time, who brings it as the reader may know, and lines that stand below it now."""

    number: int
    item: AgendaItem
    at: time | None
    brought_by: str
    papers: Sequence[AgendaPaper]
    beside: Sequence[str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of a meeting, the papers of the whole, how many minutes are planned, and what to say if that is too long."""

    items: Sequence[ShownItem]
    papers: Sequence[AgendaPaper]
    minutes: int
    warning: str

    @property
    def has_times(self) -> bool:
        return any(shown.at is not None for shown in self.items)

    @property
    def every_paper(self) -> list[tuple[AgendaPaper, int | None]]:
        """All papers, each with the number of its item; None for those of the whole meeting."""
        whole: list[tuple[AgendaPaper, int | None]] = [(paper, None) for paper in self.papers]
        return whole + [(paper, shown.number) for shown in self.items for paper in shown.papers]


def agenda_of(meeting: Meeting) -> Agenda:
    """The agenda of a meeting as the reader may see it."""
    items, papers = items_of(meeting.id), papers_of(meeting.id)
    lengths = [item.minutes for item in items]
    offices = _office_names() if any(item.brought_by for item in items) else frozenset()
    shown = [
        ShownItem(
            number, item, at, who_brings(item.brought_by, offices), papers.get(item.id, []), _beside(item, meeting)
        )
        for number, (item, at) in enumerate(zip(items, running(meeting.start_time, lengths), strict=True), 1)
    ]
    warning = too_long(meeting.start_time, meeting.end_time, lengths)
    return Agenda(shown, papers.get(None, []), planned(lengths), warning)


def _office_names() -> frozenset[str]:
    return frozenset(fold(office.name) for office in offices_in_use()) if has_committee() else frozenset()


def who_brings(words: str, offices: frozenset[str]) -> str:
    """Who brings an item: as written to those who see people; an office or `the whole group` to all; a name as initials."""
    bare = fold(words).removeprefix("the ")
    if may(People.SEE) or not words or bare in offices or is_no_name(words):
        return words
    return initials(words)


def _beside(item: AgendaItem, meeting: Meeting) -> list[str]:
    """What is so now: which actions are open, when the next meeting is."""
    slot = slot_of(item.usual)
    if slot == Slot.ACTIONS:
        return _actions(meeting)
    if slot == Slot.NEXT and (following := next_like_it(meeting)) is not None:
        parts = [say_weekday(following.meets_on), say_time(following.start_time) if following.start_time else ""]
        return [", ".join([part for part in [*parts, following.venue.name if following.venue else ""] if part])]
    return []


def _actions(meeting: Meeting) -> list[str]:
    found = carried_into(meeting)
    more = [f"and {len(found) - MOST_BESIDE} more"] if len(found) > MOST_BESIDE else []
    return [*map(_action, found[:MOST_BESIDE]), *more]


def _action(action: Action) -> str:
    who, by = who_does(action), f"by {say_short_day(action.due_on)}" if action.due_on else ""
    told = ", ".join(part for part in (who, by) if part)
    return f"{action.words} ({told})" if told else action.words
