"""The list of meetings that have minutes or an agenda, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, extract, false, func, or_, select
from sqlalchemy.orm import contains_eager

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.text import like
from esteem.meetings.models import Meeting
from esteem.meetings.queries.kinds import kind_chosen
from esteem.meetings.rules.kinds import What
from esteem.minutes.models import AgendaItem, Decision, Minutes
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.meetings import are_open
from esteem.minutes.rules.lists import Standing
from esteem.people.permissions import People

_ON_AGENDA = AgendaItem.removed_at.is_(None) & AgendaItem.parked_at.is_(None)


@dataclass(frozen=True, slots=True)
class WantedMinutes:
    """What the list is narrowed to; None and "" narrow nothing."""

    standing: Standing | None = None
    what: What | None = None
    year: int | None = None
    sought: str = ""

    @classmethod
    def read(cls, asked: Any) -> WantedMinutes:
        """What the address asks for; nonsense counts as not asked."""
        year = asked.get("year", "")
        return cls(
            next((one for one in Standing if one.value == asked.get("state")), None), kind_chosen(asked.get("kind")),
            int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None, asked.get("q", "")[:100],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting of the list; `minutes` None when there are none that the reader may read."""

    meeting: Meeting
    minutes: Minutes | None
    decisions: int

    @property
    def standing(self) -> Standing:
        return standing_of(self.minutes)


def standing_of(minutes: Minutes | None) -> Standing:
    """How the papers of a meeting stand."""
    if minutes is None:
        return Standing.AGENDA
    if minutes.is_approved:
        return Standing.APPROVED
    if minutes.set_aside_at is not None:
        return Standing.ASIDE
    return Standing.FINISHED if minutes.finished_on is not None else Standing.DRAFT


def _readable() -> ColumnElement[bool]:
    """Of the minutes joined to a meeting: whether the reader may read them."""
    return Minutes.id.is_not(None) if may(MinutesOf.SEE_ALL) else Minutes.approved_on.is_not(None)


def _stands(standing: Standing | None) -> ColumnElement[bool]:
    is_draft = Minutes.id.is_not(None) & Minutes.approved_on.is_(None)
    has_agenda = select(AgendaItem.id).where(AgendaItem.meeting_id == Meeting.id, _ON_AGENDA).exists()
    stands: dict[Standing | None, ColumnElement[bool]] = {
        None: or_(and_(_readable(), Minutes.set_aside_at.is_(None)), has_agenda),
        Standing.AGENDA: and_(has_agenda, ~func.coalesce(_readable(), false())),
        Standing.DRAFT: and_(_readable(), is_draft, Minutes.set_aside_at.is_(None), Minutes.finished_on.is_(None)),
        Standing.FINISHED: and_(
            _readable(), is_draft, Minutes.set_aside_at.is_(None), Minutes.finished_on.is_not(None)
        ),
        Standing.APPROVED: Minutes.approved_on.is_not(None),
        Standing.ASIDE: and_(_readable(), Minutes.set_aside_at.is_not(None)),
    }
    return stands[standing]


def _found(sought: str) -> ColumnElement[bool]:
    """Each word is found in what is on at the meeting, or in its minutes as far as they may be read. Whoever reads initials
    finds nobody by name: for them only the topics are searched.
    """
    titles = select(AgendaItem.id).where(AgendaItem.meeting_id == Meeting.id, _ON_AGENDA)

    def says(word: str) -> ColumnElement[bool]:
        pattern = like(word)
        there = [
            Meeting.found_by.like(pattern, escape="\\"),
            titles.where(func.lower(AgendaItem.title).like(pattern, escape="\\")).exists(),
        ]
        if may(People.SEE):
            there.append(and_(_readable(), Minutes.found_by.like(pattern, escape="\\")))
        return or_(*there)

    return and_(*(says(word) for word in sought.split()))


def _wanted(wanted: WantedMinutes) -> Select[Any]:
    decided = (
        select(func.count(Decision.id)).where(Decision.meeting_id == Meeting.id).correlate(Meeting).scalar_subquery()
    )
    found = (
        select(Meeting, Minutes, decided)
        .outerjoin(Meeting.venue)
        .options(contains_eager(Meeting.venue))
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(are_open(), Meeting.removed_at.is_(None), _stands(wanted.standing))
    )
    if wanted.what is not None:
        same = Meeting.own_kind_id.is_not_distinct_from(wanted.what.own_kind_id)
        found = found.where(Meeting.kind == wanted.what.kind, same)
    if wanted.year is not None:
        found = found.where(extract("year", Meeting.meets_on) == wanted.year)
    if wanted.sought.split():
        found = found.where(_found(wanted.sought))
    return found.order_by(Meeting.meets_on.desc(), Meeting.start_time.desc().nulls_last(), Meeting.id.desc())


def _row(meeting: Meeting, minutes: Minutes | None, decisions: int) -> Row:
    readable = minutes is not None and (minutes.is_approved or may(MinutesOf.SEE_ALL))
    return Row(meeting, minutes if readable else None, decisions if readable else 0)


def minutes_listed(wanted: WantedMinutes, *, number: int) -> Listing[Row]:
    """One page of them, the latest first."""
    found = listing(_wanted(wanted), number=number, scalars=False)
    return Listing([_row(*row) for row in found.rows], found.count, found.number, found.size)


def minutes_found(wanted: WantedMinutes) -> Sequence[Row]:
    """All of them, for a file."""
    return [_row(*row) for row in session.execute(_wanted(wanted)).all()]


def years_minuted() -> list[int]:
    """The years of the meetings on the list, the latest first."""
    year = extract("year", Meeting.meets_on)
    wanted = select(year).outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
    wanted = wanted.where(are_open(), Meeting.removed_at.is_(None), _stands(None)).distinct().order_by(year.desc())
    return list(session.scalars(wanted))
