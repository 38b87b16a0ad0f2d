"""The decisions book: every decision for ever, found by its words or its number, as far as the reader may see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager, defer, lazyload, load_only

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.text import like
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import Decision, Minutes
from esteem.minutes.queries.meetings import are_decided_openly
from esteem.minutes.rules.states import DecisionState
from esteem.people.permissions import People
from esteem.people.rules.names import initials

MEETING = (Meeting.kind, Meeting.own_kind_id, Meeting.meets_on)  # what is said of one
_NUMBER = re.compile(r"(\d{4})/(\d{1,9})")


@dataclass(frozen=True, slots=True)
class WantedDecisions:
    """What the book is narrowed to; None and "" narrow nothing. `between` are those taken outside a meeting."""

    sought: str = ""
    year: int | None = None
    kind: MeetingKind | None = None
    between: bool = False
    state: DecisionState | None = None


def _readable() -> Select[Decision]:
    """Those the reader may read, each with its meeting."""
    joined = select(Decision).outerjoin(Decision.meeting).outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
    with_meeting = contains_eager(Decision.meeting).options(lazyload(Meeting.venue), load_only(*MEETING))
    return joined.where(are_decided_openly()).options(with_meeting)


def _narrowed(wanted: WantedDecisions) -> list[ColumnElement[bool]]:
    withdrawn = Decision.withdrawn_on.is_not(None)
    told = _finding(wanted.sought)
    if wanted.year is not None:
        told.append(Decision.year == wanted.year)
    if wanted.between:
        told.append(Decision.meeting_id.is_(None))
    elif wanted.kind is not None:
        told.append(Meeting.kind == wanted.kind)
    if wanted.state is not None:
        told.append(withdrawn if wanted.state is DecisionState.WITHDRAWN else ~withdrawn)
    return told


def _finding(sought: str) -> list[ColumnElement[bool]]:
    """Its number as people say it, or each word; who proposed it is found by those who see people."""
    if number := _NUMBER.fullmatch(sought.strip()):
        return [Decision.year == int(number[1]), Decision.number == int(number[2])]
    only_words = func.substr(Decision.found_by, 1, func.instr(Decision.found_by, "\n"))
    column = Decision.found_by if may(People.SEE) else only_words
    return [column.like(like(word), escape="\\") for word in sought.split()]


def _wanted(wanted: WantedDecisions) -> Select[Decision]:
    latest = (Decision.decided_on.desc(), Decision.year.desc(), Decision.number.desc())
    return _readable().where(*_narrowed(wanted)).order_by(*latest)


def decisions_listed(wanted: WantedDecisions, *, number: int) -> Listing[Decision]:
    """One page of them, the latest first."""
    return listing(_wanted(wanted).options(defer(Decision.found_by), defer(Decision.conflict)), number=number)


def decisions_found(wanted: WantedDecisions) -> Sequence[Decision]:
    """All of them, the latest first, for a file."""
    return session.scalars(_wanted(wanted)).all()


def decisions_of_year(year: int) -> Sequence[Decision]:
    """Those of one calendar year in the order of their numbers, for the book on paper."""
    return session.scalars(_readable().where(Decision.year == year).order_by(Decision.number)).all()


def years_decided() -> Sequence[int]:
    """The calendar years in which anything was decided, the latest first."""
    return session.scalars(select(Decision.year).distinct().order_by(Decision.year.desc())).all()


def decision_seen(decision_id: int) -> Decision | None:
    """The decision of this number, or None when there is none, or none that the reader may read."""
    if not 0 < decision_id < 2**63:
        return None
    return session.scalar(_readable().where(Decision.id == decision_id))


def named(name: str) -> str:
    """Who proposed or seconded: by name to those who see people, by initials to the rest."""
    return name if may(People.SEE) else initials(name)


def decisions_in_draft() -> Sequence[Decision]:
    """Those that are not in approved minutes, whoever may read them."""
    approved = select(Minutes.id).where(Minutes.meeting_id == Decision.meeting_id, Minutes.approved_on.is_not(None))
    return session.scalars(select(Decision).where(~approved.exists())).all()
