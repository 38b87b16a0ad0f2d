"""Decisions are written down, numbered without gaps in each calendar year, and mended while their minutes are a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.minutes.models import AgendaItem, Decision
from esteem.minutes.queries.meetings import minutes_of
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.votes import check_votes

APPROVED = (
    "These minutes are approved, and stay as they are. Write a correction into those of the meeting that agreed it."
)


def record_decision(
    *, words: str, decided_on: date, meeting: Meeting | None = None, item: AgendaItem | None = None,
    proposed_by: str = "", seconded_by: str = "", votes_for: int | None = None, votes_against: int | None = None,
    abstained: int | None = None, conflict: str = "",
) -> Decision:  # fmt: skip
    """Write down what was decided, at a meeting or between two; it gets the next number of its year. Flushes.

    Raises RuleBroken: the meeting's minutes are approved, the item is another meeting's or people's own sharing.
    """
    _check_item(meeting, item)
    check_votes(votes_for, votes_against, abstained)
    decision = Decision(
        year=decided_on.year, number=_next_number(decided_on.year), words=words, decided_on=decided_on,
        meeting_id=meeting.id if meeting else None, agenda_item_id=item.id if item else None, proposed_by=proposed_by,
        seconded_by=seconded_by, votes_for=votes_for, votes_against=votes_against, abstained=abstained, conflict=conflict,
        found_by=found_by(words, proposed_by, seconded_by),
    )  # fmt: skip
    session.add(decision)
    session.flush()
    return decision


def change_decision(*, decision: Decision, seen_version: int | None, **details: Any) -> Decision:
    """Mend what was written down, while the minutes are a draft. Raises StaleEdit, RuleBroken."""
    check_version(decision, seen_version)
    check_still_draft(decision.meeting_id)
    check_votes(details.get("votes_for"), details.get("votes_against"), details.get("abstained"))
    if decision.withdrawn_on is not None:
        raise RuleBroken("It is withdrawn. Write down what was decided instead as a decision of its own.")
    for field, value in details.items():
        setattr(decision, field, value)
    decision.found_by = found_by(decision.words, decision.proposed_by, decision.seconded_by)
    session.flush()
    return decision


def found_by(words: str, proposed_by: str, seconded_by: str) -> str:
    """What a search for decisions looks through."""
    return "\n".join(fold(text) for text in (words, proposed_by, seconded_by))


def check_still_draft(meeting_id: int | None) -> None:
    """Raise RuleBroken when the minutes of that meeting are approved."""
    minutes = minutes_of(meeting_id) if meeting_id is not None else None
    if minutes is not None and minutes.is_approved:
        raise RuleBroken(APPROVED)


def _check_item(meeting: Meeting | None, item: AgendaItem | None) -> None:
    check_still_draft(meeting.id if meeting else None)
    if item is None:
        return
    if meeting is None or item.meeting_id != meeting.id or item.removed_at is not None:
        raise RuleBroken("That is not on the agenda of this meeting. Load the page again.")
    if item.kind is ItemKind.SHARING:
        raise RuleBroken("What people share is not minuted, and nothing is decided there.")


def _next_number(year: int) -> int:
    """Requests that write have the lock, so nobody takes it in between."""
    return (session.scalar(select(func.max(Decision.number)).where(Decision.year == year)) or 0) + 1
