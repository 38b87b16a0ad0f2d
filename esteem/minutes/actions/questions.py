"""A question is put between two meetings, changed, closed early, withdrawn, ratified or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import actor
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.minutes.actions.decisions import record_decision
from esteem.minutes.models import Question, QuestionAsked
from esteem.minutes.queries.questions import item_of, on_committee, people_asked
from esteem.minutes.rules.questions import (
    ANSWERED,
    NO,
    NOT_SURE,
    OVER,
    YES,
    Count,
    Needs,
    State,
    check_asked,
    check_closes,
    read_options,
)

SETTLED = "This question was settled already."


def put_question(
    *, words: str, options: str, closes_on: date, asked: Sequence[int], needs: Needs, least: int | None, about: str = "",
    also_id: int | None = None,
) -> Question:  # fmt: skip
    """Ask these people; each is asked as one of the committee if they are on it today. Flushes. Raises RuleBroken."""
    check_closes(closes_on, dates.today())
    read = read_options(options)
    people = people_asked([*asked, *([also_id] if also_id is not None else [])])
    check_asked([person.id for person in people], least)
    question = Question(
        words=words, about=about, options="\n".join(read), closes_on=closes_on, needs=needs, least=least,
        asked_at=dates.now(), asked_by_id=actor().account_id, found_by=fold(f"{words}\n{about}"),
    )  # fmt: skip
    committee = on_committee()
    question.asked = [QuestionAsked(person_id=person.id, as_committee=person.id in committee) for person in people]
    session.add(question)
    session.flush()
    return question


def change_question(
    *, question: Question, seen_version: int | None, words: str, about: str, closes_on: date
) -> Question:
    """Say it better while nobody has answered; what to know, and the day, while it is open. Raises RuleBroken, StaleEdit."""
    check_version(question, seen_version)
    check_open(question)
    if closes_on != question.closes_on:
        check_closes(closes_on, dates.today())
    if words != question.words and question.count.answered:
        raise RuleBroken(ANSWERED, field="words")
    question.words, question.about, question.closes_on = words, about, closes_on
    question.found_by = fold(f"{words}\n{about}")
    session.flush()
    return question


def check_open(question: Question) -> None:
    """Raise RuleBroken when nothing can be answered any more."""
    if not question.is_open:
        raise RuleBroken(OVER)


def close_early(*, question: Question) -> Question:
    """Nothing more is answered from now on. Raises RuleBroken when it is closed already."""
    check_open(question)
    question.closed_at = dates.now()
    session.flush()
    return question


def withdraw(*, question: Question, seen_version: int | None, because: str) -> Question:
    """It is asked no longer, and no link works any more. Raises RuleBroken when it was settled, StaleEdit."""
    check_version(question, seen_version)
    if question.state in (State.RATIFIED, State.REFUSED, State.WITHDRAWN):
        raise RuleBroken(SETTLED)
    question.withdrawn_on, question.withdrawn_because = dates.today(), because
    _stop_links(question)
    session.flush()
    return question


def ratify(*, question: Question, seen_version: int | None, meeting: Meeting, words: str) -> Question:
    """A meeting says yes to it: it is recorded among the decisions of that meeting, with how everybody answered.

    Raises RuleBroken: nothing won, it was settled already, the minutes of that meeting are approved. Raises StaleEdit.
    """
    check_version(question, seen_version)
    _check_waits(question)
    count = question.count
    votes_for, votes_against, abstained = _votes(count) if count.is_usual else (None, None, None)
    decision = record_decision(
        words=words, decided_on=meeting.meets_on, meeting=meeting, item=item_of(question, meeting),
        votes_for=votes_for, votes_against=votes_against, abstained=abstained,
    )  # fmt: skip
    question.decision_id, question.meeting_id = decision.id, meeting.id
    _stop_links(question)
    session.flush()
    session.expire(question, ["decision", "meeting"])
    return question


def _votes(count: Count) -> tuple[int, int, int]:
    """For, against, and those who did not say either."""
    return count.votes[YES], count.votes[NO], count.votes[NOT_SURE] + count.asked - count.answered


def refuse(*, question: Question, seen_version: int | None, meeting: Meeting) -> Question:
    """A meeting does not ratify it: it stays written that it was asked and answered, and counts for nothing."""
    check_version(question, seen_version)
    _check_waits(question)
    question.refused_on, question.meeting_id = meeting.meets_on, meeting.id
    _stop_links(question)
    session.flush()
    session.expire(question, ["meeting"])
    return question


def _check_waits(question: Question) -> None:
    if question.state is State.OPEN:
        raise RuleBroken("It is still open. Close it first, or wait for its day.")
    if question.state is not State.AGREED:
        raise RuleBroken("Nothing of it waits to be ratified." if question.state is State.NOTHING else SETTLED)


def _stop_links(question: Question) -> None:
    for one in question.asked:
        one.fingerprint = None
