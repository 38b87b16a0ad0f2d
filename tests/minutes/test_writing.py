"""Minutes are begun, saved field by field, finished, approved, kept; and somebody who is erased goes out of drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.group.actions import put_rules_in_force
from esteem.group.rules import RuleKey
from esteem.kernel import history, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.history import History
from esteem.kernel.house import the_house
from esteem.meetings.actions import cancel_meeting
from esteem.meetings.actions.presence import keep_apology
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.actions.decisions import change_decision, record_decision
from esteem.minutes.actions.minutes import approve_minutes, finish_minutes, set_aside, take_up, write_on
from esteem.minutes.actions.writing import begin_minutes, end_left_sittings, save, say_present
from esteem.minutes.models import AgendaItem, Decision, Minutes
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.named import held_in_minutes
from esteem.minutes.queries.told import code_of, told
from esteem.minutes.queries.writing import quorum_said
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import seen_code
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_approved, make_decision, make_meeting, make_minutes, make_person, make_term

LATER = date(2026, 11, 17)


@pytest.fixture
def minutes(books: Session) -> Minutes:
    return make_minutes(items=("Money", "The outing"))


def writes(minutes: Minutes, name: str, typed: str, seen: str = "") -> bool:
    return save(meeting=minutes.meeting, name=name, typed=typed, seen=seen_code(seen)).is_saved


def later() -> Meeting:
    return make_meeting(kind=MeetingKind.COMMITTEE, meets_on=LATER)


# Beginning


def test_they_begin_with_the_chair_by_office_and_the_apologies_that_were_sent(books: Session) -> None:
    chair = make_term(office="Chair", person=make_person(name="Ann Other")).person
    met = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 10, 13))
    keep_apology(meeting=met, person_id=make_person(name="Ben Sample").id)
    keep_apology(meeting=met, name="Somebody from the library")
    begun = begin_minutes(meeting=met)
    assert (begun.chair, begun.apologies) == (chair.name, "Ben Sample\nSomebody from the library")
    assert begin_minutes(meeting=met) is begun


def test_a_meeting_that_did_not_take_place_is_not_minuted(books: Session) -> None:
    met = make_meeting()
    cancel_meeting(meeting=met, seen_version=None, because="Snow")
    with pytest.raises(RuleBroken, match="did not take place"):
        begin_minutes(meeting=met)


# Saving


def test_a_save_of_old_words_saves_nothing_and_gives_both_back(minutes: Minutes) -> None:
    assert writes(minutes, "present", "Hers")
    stale = save(meeting=minutes.meeting, name="present", typed="His", seen=seen_code(""))
    assert (stale.is_saved, stale.theirs, stale.both) == (False, "Hers", "Hers\nHis")
    assert minutes.present == "Hers"
    assert save(
        meeting=minutes.meeting, name="present", typed="Hers", seen="nonsense"
    ).is_saved  # the same words anyway


def test_one_line_of_history_a_sitting_for_each_thing_written(minutes: Minutes) -> None:
    item = items_of(minutes.meeting_id)[0]
    for number in range(5):
        writes(minutes, "present", "Ann " * (number + 1), seen=("Ann " * number).strip())
        writes(minutes, f"note_{item.id}", "word " * (number + 1), seen=("word " * number).strip())
    finish_minutes(minutes=minutes)
    changed = select(History).where(History.what == "changed", History.subject.in_(("minutes", "agenda_item")))
    told_lines = [line.subject for line in session.scalars(changed) if "finished_on" not in (line.changes or "")]
    assert sorted(told_lines) == ["agenda_item", "minutes"]


def test_enough_to_decide_is_said_as_the_rules_have_it(minutes: Minutes) -> None:
    put_rules_in_force({RuleKey.COMMITTEE_QUORUM: "3"}, source="Constitution", since_on=date(2026, 4, 1))
    writes(minutes, "present_count", "4")
    assert quorum_said(minutes) == "4 of 3 needed: enough to decide."
    writes(minutes, "present_count", "2", seen="4")
    assert quorum_said(minutes).startswith("2 of 3 needed: not enough to decide.")
    writes(minutes, "present_count", "", seen="2")
    assert (quorum_said(minutes), minutes.quorum_needed) == ("", None)


def test_an_annual_meeting_with_two_people_says_that_nothing_could_be_decided(books: Session) -> None:
    put_rules_in_force({RuleKey.GENERAL_QUORUM_NUMBER: "10"}, source="Constitution", since_on=date(2026, 4, 1))
    annual = make_minutes(kind=MeetingKind.AGM)
    say_present(meeting=annual.meeting, names=["Ann", "Ben"])
    assert told(annual).quorum.startswith("2 of 10 needed: not enough")
    assert record_decision(words="We go on", decided_on=annual.meeting.meets_on, meeting=annual.meeting).number == 1


def test_who_was_there_is_added_once_and_counted_while_nobody_was(minutes: Minutes) -> None:
    say_present(meeting=minutes.meeting, names=["Ann", "Ben"])
    say_present(meeting=minutes.meeting, names=["Ben", "Cy"])
    assert (minutes.present, minutes.present_count) == ("Ann\nBen\nCy", 2)


@pytest.mark.parametrize("typed", ["-1", "1.5", "x", "100001", "٣"])
def test_a_count_that_is_none_is_refused(minutes: Minutes, typed: str) -> None:
    with pytest.raises(RuleBroken, match="Enter a whole number"):
        writes(minutes, "present_count", typed)


def test_sharing_has_no_note(minutes: Minutes) -> None:
    item = add_item(meeting=minutes.meeting, title="How we are", kind=ItemKind.SHARING)
    with pytest.raises(RuleBroken, match="no longer on the agenda"):
        writes(minutes, f"note_{item.id}", "Ann is unwell")
    with pytest.raises(RuleBroken, match="What people share is not minuted"):
        record_decision(words="x", decided_on=date(2026, 10, 13), meeting=minutes.meeting, item=item)


# Decisions


def test_decisions_are_numbered_without_a_gap_in_each_calendar_year(minutes: Minutes) -> None:
    days = (date(2026, 10, 13), date(2025, 12, 31), date(2026, 10, 13), date(2027, 1, 1), date(2025, 1, 1))
    assert [record_decision(words="x", decided_on=day).name for day in days] == [
        "2026/1", "2025/1", "2026/2", "2027/1", "2025/2",
    ]  # fmt: skip


def test_a_decision_on_another_meeting_s_item_is_refused(minutes: Minutes) -> None:
    item = items_of(make_minutes(meets_on=date(2026, 9, 1)).meeting_id)[0]
    with pytest.raises(RuleBroken, match="not on the agenda of this meeting"):
        record_decision(words="x", decided_on=date(2026, 10, 13), meeting=minutes.meeting, item=item)


# Approval


def test_approved_minutes_are_stored_with_their_code_and_stay(minutes: Minutes) -> None:
    made = make_decision(meeting=minutes.meeting)
    approved = make_approved(minutes, at=later())
    assert storage.fetch(approved.sha256) == b"%PDF-1.7 a stand-in"
    assert (approved.approved_on, approved.file_size, approved.sat_at) == (LATER, 19, None)
    for act in (
        lambda: writes(approved, "present", "Somebody"), lambda: finish_minutes(minutes=approved),
        lambda: write_on(minutes=approved), lambda: set_aside(minutes=approved),
        lambda: make_approved(approved, at=later()), lambda: make_decision(meeting=approved.meeting),
        lambda: change_decision(decision=made, seen_version=None, words="Otherwise"),
        lambda: add_item(meeting=approved.meeting, title="Later", kind=ItemKind.INFORM),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="approved"):
            act()
    assert history.broken_at() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE minutes SET present = 'x'",
        "DELETE FROM minutes",
        "UPDATE agenda_item SET note = 'x'",
        "DELETE FROM agenda_item",
        "UPDATE decision SET words = 'x'",
        "DELETE FROM decision",
    ],
)
def test_the_database_itself_keeps_what_was_approved(minutes: Minutes, statement: str) -> None:
    make_decision(meeting=minutes.meeting)
    make_approved(minutes, at=later())
    with pytest.raises(IntegrityError, match="never"):
        session.execute(text(statement))


def test_the_database_itself_lets_nothing_be_added_to_what_was_approved(minutes: Minutes) -> None:
    make_approved(minutes, at=later())
    session.add(AgendaItem(meeting_id=minutes.meeting_id, place=9, title="Late", kind=ItemKind.INFORM))
    with pytest.raises(IntegrityError, match="never changed"):
        session.flush()


def test_a_decision_of_approved_minutes_may_be_withdrawn(minutes: Minutes) -> None:
    made = make_decision(meeting=minutes.meeting)
    make_approved(minutes, at=later())
    made.withdrawn_on, made.withdrawn_because = date(2026, 11, 20), "It rained"
    session.flush()


def test_words_that_changed_while_they_were_printed_are_not_approved(minutes: Minutes) -> None:
    meeting, code = later(), code_of(minutes)

    def prints(*_: object) -> bytes:
        writes(minutes, "present", "Somebody else")
        return b"%PDF"

    with pytest.raises(RuleBroken, match="Somebody changed the words"):
        approve_minutes(
            minutes=minutes, approved_meeting_id=meeting.id, approved_on=None, signed_by="Ann", words_seen=code, print_it=prints
        )  # fmt: skip
    assert session.get_one(Minutes, minutes.id).approved_on is None


def test_a_draft_that_was_set_aside_keeps_its_words_and_cannot_be_written(minutes: Minutes) -> None:
    writes(minutes, "present", "Ann")
    set_aside(minutes=minutes)
    with pytest.raises(RuleBroken, match="set aside"):
        writes(minutes, "present", "Ben", seen="Ann")
    with pytest.raises(RuleBroken, match="set aside"):
        make_approved(minutes, at=later())
    take_up(minutes=minutes)
    assert writes(minutes, "present", "Ann\nBen", seen="Ann")


def test_by_night_sittings_that_were_left_end(minutes: Minutes, freeze: Callable[[date], None]) -> None:
    writes(minutes, "present", "Ann")
    freeze(date(2026, 11, 25))
    end_left_sittings()
    assert minutes.sat_at is None


# Somebody who is named in them


def test_what_minutes_say_of_somebody_is_told_and_goes_out_of_drafts_alone(minutes: Minutes) -> None:
    ann = make_person(name="Ann Other")
    approved = make_minutes(meets_on=date(2026, 9, 1), items=("Ann Other’s report",))
    for one in (minutes, approved):
        writes(one, "present", "Ann Other\nBen Sample")
        writes(one, f"note_{items_of(one.meeting_id)[0].id}", "Ann Other told of it.")
    made = make_decision(meeting=approved.meeting, proposed_by="Ann Other")
    make_approved(approved, at=later())
    held = held_in_minutes(person_id=ann.id)
    assert [(one.title, one.goes, one.rows[0][2]) for one in held] == [
        ("Approved minutes that name them", False, "Present"), ("Drafts of minutes that name them", True, "Present"),
    ]  # fmt: skip
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    session.expire_all()
    assert (minutes.present, items_of(minutes.meeting_id)[0].note) == (
        "a former member\nBen Sample", "a former member told of it.",
    )  # fmt: skip
    assert "other" not in minutes.found_by
    assert (approved.present, session.get_one(Decision, made.id).proposed_by) == ("Ann Other\nBen Sample", "Ann Other")


def test_the_house_is_told_what_is_kept(minutes: Minutes) -> None:
    answers = the_house().ask("what kinds of details are kept")
    kept = [one for answer in answers for one in (answer if isinstance(answer, list) else [answer])]
    assert any(one.what.startswith("In the minutes") for one in kept)
