"""Minutes as they are read, on the screen and on paper: who was there, and of each item what was said and decided."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.minutes.models import Action, AgendaItem, Decision, Minutes
from esteem.minutes.queries.actions import actions_of, who_does
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.writing import quorum_said
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import by_initials, names_in
from esteem.minutes.rules.votes import votes_said
from esteem.people.permissions import People


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """A decision as it is read; names are initials for whoever may not see people."""

    id: int
    name: str
    words: str
    votes: str
    proposed_by: str
    seconded_by: str
    conflict: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class ToldAction:
    """What somebody does by when, as it is read."""

    words: str
    who: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One item: its number on the agenda, what was said (in Markdown), decided and taken on."""

    id: int
    number: int
    title: str
    note: str
    is_sharing: bool
    decisions: Sequence[ToldDecision]
    actions: Sequence[ToldAction]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole of a meeting's minutes; what was decided and taken on without an item stands apart."""

    chair: str
    present: Sequence[str]
    in_attendance: Sequence[str]
    apologies: Sequence[str]
    present_count: int | None
    quorum: str
    quorum_met: bool | None
    items: Sequence[ToldItem]
    decisions: Sequence[ToldDecision]
    actions: Sequence[ToldAction]
    other_words: str

    @property
    def every_action(self) -> list[ToldAction]:
        return [*(action for item in self.items for action in item.actions), *self.actions]

    @property
    def every_decision(self) -> list[ToldDecision]:
        return [*(one for item in self.items for one in item.decisions), *self.decisions]


def decisions_of(meeting_id: int) -> Sequence[Decision]:
    """What was decided at a meeting, in the order it was written down."""
    wanted = select(Decision).where(Decision.meeting_id == meeting_id)
    return session.scalars(wanted.order_by(Decision.year, Decision.number)).all()


def told(minutes: Minutes, *, by_name: bool | None = None) -> Told:
    """The minutes as the reader may see them: names in full for those who see people, else initials. Three queries."""
    named = may(People.SEE) if by_name is None else by_name
    items, decisions, actions = (
        items_of(minutes.meeting_id),
        decisions_of(minutes.meeting_id),
        actions_of(minutes.meeting_id),
    )
    known = {item.id for item in items}

    def name(text: str) -> str:
        return text if named else by_initials(text)

    def say_decisions(found: Iterable[Decision]) -> list[ToldDecision]:
        return [
            ToldDecision(
                one.id, one.name, one.words, votes_said(one.votes_for, one.votes_against, one.abstained),
                name(one.proposed_by), name(one.seconded_by), one.conflict, one.withdrawn_on,
            )
            for one in found
        ]  # fmt: skip

    def say_actions(found: Iterable[Action]) -> list[ToldAction]:
        return [ToldAction(one.words, one.doer if by_name else who_does(one), one.due_on) for one in found]

    def say_item(number: int, item: AgendaItem) -> ToldItem:
        return ToldItem(
            item.id, number, item.title, item.note, item.kind is ItemKind.SHARING,
            say_decisions(one for one in decisions if one.agenda_item_id == item.id),
            say_actions(one for one in actions if one.agenda_item_id == item.id),
        )  # fmt: skip

    return Told(
        chair=name(minutes.chair),
        present=[name(one) for one in names_in(minutes.present)],
        in_attendance=[name(one) for one in names_in(minutes.in_attendance)],
        apologies=[name(one) for one in names_in(minutes.apologies)],
        present_count=minutes.present_count,
        quorum=quorum_said(minutes),
        quorum_met=minutes.quorum_met,
        items=[say_item(number, item) for number, item in enumerate(items, 1)],
        decisions=say_decisions(one for one in decisions if one.agenda_item_id not in known),
        actions=say_actions(one for one in actions if one.agenda_item_id not in known),
        other_words=minutes.other_words,
    )  # fmt: skip


def code_of(minutes: Minutes) -> str:
    """A code of every word in them, as they stand now: what was looked at before they are approved."""
    return hashlib.sha256(repr(told(minutes, by_name=True)).encode()).hexdigest()


def next_after(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same kind that is planned after it."""
    wanted = select(Meeting).where(
        are_planned(), Meeting.meets_on > meeting.meets_on, Meeting.kind == meeting.kind,
        Meeting.own_kind_id.is_not_distinct_from(meeting.own_kind_id),
    )  # fmt: skip
    return session.scalars(wanted.order_by(Meeting.meets_on, Meeting.start_time, Meeting.id).limit(1)).first()
