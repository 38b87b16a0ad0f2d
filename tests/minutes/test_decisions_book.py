"""The decisions book: what it finds, who may read which, and what happens to a decision later."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import memory
from esteem.kernel.permissions import act_as
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions import decisions_book as acts
from esteem.minutes.actions.decisions import change_decision
from esteem.minutes.models import Decision, Minutes
from esteem.minutes.queries import decisions_book as asked
from esteem.minutes.queries.decisions_book import WantedDecisions
from esteem.minutes.rules.states import DecisionState
from tests.cast import DANA, actor_of
from tests.makers import make_decision, make_meeting

TODAY, THAT_DAY = date(2026, 11, 24), date(2026, 11, 10)


def names(found: object) -> list[str]:
    return [one.name for one in found]  # type: ignore[attr-defined]  # any rows of decisions


def approved(books: Session, meeting: Meeting) -> None:
    """Its minutes are approved today, and what was decided there stays as it is."""
    later = make_meeting(meets_on=TODAY)
    books.add(
        Minutes(meeting_id=meeting.id, approved_on=TODAY, approved_meeting_id=later.id, sha256="0" * 64, file_size=1)
    )
    books.flush()


# What is found


def test_the_latest_comes_first_each_with_the_number_of_its_year(books: Session) -> None:
    make_decision(words="of this year")
    make_decision(words="of last year", decided_on=date(2025, 3, 1))
    make_decision(words="the next", decided_on=date(2026, 11, 17))
    found = asked.decisions_found(WantedDecisions())
    assert [(one.name, one.words) for one in found] == [
        ("2026/2", "the next"), ("2026/1", "of this year"), ("2025/1", "of last year"),
    ]  # fmt: skip
    assert list(asked.years_decided()) == [2026, 2025]
    assert names(asked.decisions_of_year(2026)) == ["2026/1", "2026/2"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("cafe", ["2026/1"]), ("URN buy", ["2026/2"]), ("sample", ["2026/2"]), ("2026/2", ["2026/2"]), ("2025/2", []),
     ("urn café", []), ("%", []), ("2026/" + "9" * 30, []), ("", ["2026/2", "2026/1"])],
)  # fmt: skip
def test_it_is_found_by_words_in_any_order_or_by_its_number(books: Session, sought: str, found: list[str]) -> None:
    make_decision(words="We meet at the Café")
    make_decision(words="We buy an urn", proposed_by="Ann Sample")
    assert names(asked.decisions_found(WantedDecisions(sought))) == found


def test_it_is_narrowed_by_year_kind_and_how_it_stands(books: Session) -> None:
    make_decision(meeting=make_meeting(kind=MeetingKind.COMMITTEE, meets_on=THAT_DAY))
    make_decision(meeting=make_meeting(meets_on=THAT_DAY))
    make_decision()
    gone = make_decision(decided_on=date(2025, 1, 1))
    acts.withdraw_decision(decision=gone, because="No money", withdrawn_on=TODAY)
    for wanted, found in (
        (WantedDecisions(year=2025), ["2025/1"]), (WantedDecisions(kind=MeetingKind.COMMITTEE), ["2026/1"]),
        (WantedDecisions(kind=MeetingKind.MEETING), ["2026/2"]), (WantedDecisions(between=True), ["2026/3", "2025/1"]),
        (WantedDecisions(state=DecisionState.WITHDRAWN), ["2025/1"]),
        (WantedDecisions(year=2026, state=DecisionState.STANDS), ["2026/3", "2026/2", "2026/1"]),
    ):  # fmt: skip
        assert names(asked.decisions_found(wanted)) == found


# Who may read which


def test_others_read_what_was_decided_openly_in_approved_minutes(app: Flask, books: Session) -> None:
    committee, draft, open_one = (
        make_meeting(kind=kind, meets_on=THAT_DAY)
        for kind in (MeetingKind.COMMITTEE, MeetingKind.MEETING, MeetingKind.AGM)
    )
    of = {made: make_decision(meeting=made, proposed_by="Ann Sample") for made in (committee, draft, open_one)}
    between = make_decision()
    approved(books, committee)
    approved(books, open_one)
    act_as(actor_of(app, DANA))
    memory().clear()
    assert names(asked.decisions_found(WantedDecisions())) == ["2026/3"]
    assert names(asked.decisions_found(WantedDecisions("Sample"))) == []
    assert asked.named("Ann Sample") == "A. S."
    assert [asked.decision_seen(one.id) for one in (of[committee], of[draft], between)] == [None, None, None]
    assert asked.decision_seen(of[open_one].id) is of[open_one]


# What happens later


def test_it_is_withdrawn_with_a_reason_and_keeps_its_number(books: Session) -> None:
    decision = make_decision()
    acts.withdraw_decision(decision=decision, because="The hall has one", withdrawn_on=TODAY)
    assert (decision.name, decision.state, decision.withdrawn_because) == (
        "2026/1",
        DecisionState.WITHDRAWN,
        "The hall has one",
    )
    assert make_decision().name == "2026/2"


def test_it_is_not_withdrawn_twice(books: Session) -> None:
    decision = make_decision()
    acts.withdraw_decision(decision=decision, because="The hall has one", withdrawn_on=date(2026, 11, 17))
    with pytest.raises(RuleBroken, match="withdrawn already, on 17 November 2026"):
        acts.withdraw_decision(decision=decision, because="Again", withdrawn_on=TODAY)
    assert decision.withdrawn_because == "The hall has one"


@pytest.mark.parametrize(("day", "why"), [(date(2026, 11, 9), "decided later"), (date(2026, 11, 25), "still to come")])
def test_it_is_withdrawn_between_its_day_and_today(books: Session, day: date, why: str) -> None:
    with pytest.raises(RuleBroken, match=why) as broken:
        acts.withdraw_decision(decision=make_decision(), because="No money", withdrawn_on=day)
    assert broken.value.field == "withdrawn_on"


def test_one_withdrawn_by_mistake_stands_again(books: Session) -> None:
    decision = acts.withdraw_decision(decision=make_decision(), because="No money", withdrawn_on=TODAY)
    acts.let_stand_again(decision=decision)
    assert (decision.state, decision.withdrawn_because) == (DecisionState.STANDS, "")


def test_one_in_approved_minutes_is_withdrawn_and_not_corrected(books: Session) -> None:
    met = make_meeting(meets_on=THAT_DAY)
    decision = make_decision(meeting=met)
    approved(books, met)
    with pytest.raises(RuleBroken, match="approved"):
        change_decision(decision=decision, seen_version=None, words="We buy two urns")
    acts.withdraw_decision(decision=decision, because="No money", withdrawn_on=TODAY)
    assert decision.state is DecisionState.WITHDRAWN


def test_the_database_keeps_it_whatever_is_tried(books: Session) -> None:
    books.delete(make_decision())
    with pytest.raises(IntegrityError, match="withdrawn, never deleted"):
        books.flush()


def test_one_taken_between_meetings_is_not_of_a_day_to_come(books: Session) -> None:
    with pytest.raises(RuleBroken, match="still to come") as broken:
        acts.record_between(words="We buy an urn", decided_on=date(2026, 11, 25))
    assert broken.value.field == "decided_on"
    made = acts.record_between(words="We buy an urn", decided_on=date(2025, 12, 31))
    assert (made.name, made.meeting_id, isinstance(made, Decision)) == ("2025/1", None, True)
