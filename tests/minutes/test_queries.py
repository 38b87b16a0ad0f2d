"""Who may read which minutes, which wait, and how the list is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.access.rules.roles import may_do
from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.house import the_house
from esteem.kernel.permissions import Actor, act_as
from esteem.meetings.actions import remove_meeting
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind, What
from esteem.minutes.actions.minutes import finish_minutes, set_aside
from esteem.minutes.actions.writing import save
from esteem.minutes.models import Minutes
from esteem.minutes.queries.approving import later_meetings, waiting_drafts
from esteem.minutes.queries.listed import Standing, WantedMinutes, minutes_listed, years_minuted
from esteem.minutes.queries.meetings import called, the_meeting_open
from esteem.minutes.queries.told import next_after, told
from esteem.minutes.rules.parts import seen_code
from tests.makers import make_approved, make_meeting, make_minutes

OPEN_DAY, COMMITTEE_DAY = date(2026, 10, 20), date(2026, 10, 13)


def becomes(role: str) -> None:
    known = [str(permission) for kind in the_house().permissions.values() for permission in kind]
    act_as(Actor(account_id=9, name="Somebody", permissions=may_do([role], {}, known)))


@pytest.fixture
def both(books: Session) -> tuple[Minutes, Minutes]:
    """The committee's, and an open meeting's: each a draft."""
    return make_minutes(meets_on=COMMITTEE_DAY), make_minutes(kind=MeetingKind.MEETING, meets_on=OPEN_DAY)


def days(wanted: WantedMinutes) -> list[date]:
    return [row.meeting.meets_on for row in minutes_listed(wanted, number=1).rows]


@pytest.mark.parametrize("role", ["member", "viewer"])
def test_members_and_viewers_read_what_was_approved_of_open_meetings(role: str, both: Iterable[Minutes]) -> None:
    committee, opened = both
    becomes(role)
    assert the_meeting_open(committee.meeting_id) is None
    seen = the_meeting_open(opened.meeting_id)
    assert seen is not None
    assert (seen.minutes, seen.may_write, seen.can_be_written) == (None, False, False)
    becomes("coordinator")
    make_approved(opened, at=make_meeting(meets_on=date(2026, 11, 3)))
    becomes(role)
    assert the_meeting_open(opened.meeting_id).minutes is opened  # type: ignore[union-attr]  # it was there a moment ago


@pytest.mark.parametrize(("role", "writes"), [("treasurer", False), ("committee", True), ("secretary", True)])
def test_the_committee_reads_drafts_and_some_write_them(role: str, writes: bool, both: Iterable[Minutes]) -> None:
    becomes(role)
    for minutes in both:
        seen = the_meeting_open(minutes.meeting_id)
        assert seen is not None
        assert (seen.minutes, seen.is_draft, seen.can_be_written) == (minutes, True, writes)


def test_a_number_without_a_meeting_and_a_kind_the_group_does_not_know_are_nothing(both: Iterable[Minutes]) -> None:
    committee, opened = both
    assert [the_meeting_open(number) for number in (0, -1, 99, 2**70)] == [None] * 4
    change_group(formality=Formality.INFORMAL)
    assert the_meeting_open(committee.meeting_id) is None
    assert the_meeting_open(opened.meeting_id) is not None
    assert called() == "Notes"


def test_the_list_is_narrowed_by_how_they_stand_kind_year_and_words(both: Iterable[Minutes]) -> None:
    committee, opened = both
    save(meeting=opened.meeting, name="other_words", typed="The kettle is broken.", seen=seen_code(""))
    finish_minutes(minutes=committee)
    make_minutes(kind=MeetingKind.MEETING, meets_on=date(2025, 10, 1))
    assert days(WantedMinutes()) == [OPEN_DAY, COMMITTEE_DAY, date(2025, 10, 1)]
    assert days(WantedMinutes(standing=Standing.FINISHED)) == [COMMITTEE_DAY]
    assert days(WantedMinutes(standing=Standing.DRAFT)) == [OPEN_DAY, date(2025, 10, 1)]
    assert days(WantedMinutes(standing=Standing.APPROVED)) == []
    assert days(WantedMinutes(what=What(MeetingKind.COMMITTEE))) == [COMMITTEE_DAY]
    assert days(WantedMinutes(year=2025)) == [date(2025, 10, 1)]
    assert days(WantedMinutes(sought="KETTLE broken")) == [OPEN_DAY]
    assert days(WantedMinutes(sought="money")) == [OPEN_DAY, COMMITTEE_DAY, date(2025, 10, 1)]
    assert days(WantedMinutes(sought="100%_")) == []
    assert years_minuted() == [2026, 2025]
    set_aside(minutes=opened)
    assert days(WantedMinutes(standing=Standing.ASIDE)) == [OPEN_DAY]
    remove_meeting(meeting=committee.meeting)
    assert COMMITTEE_DAY not in days(WantedMinutes())


def test_whoever_reads_initials_finds_nobody_by_name(both: Iterable[Minutes]) -> None:
    _, opened = both
    save(meeting=opened.meeting, name="present", typed="Ann Other", seen=seen_code(""))
    make_approved(opened, at=make_meeting(meets_on=date(2026, 11, 3)))
    assert days(WantedMinutes(sought="ann other")) == [OPEN_DAY]
    becomes("member")
    assert days(WantedMinutes(sought="ann")) == []
    assert days(WantedMinutes(sought="money")) == [OPEN_DAY]
    assert told(opened).present == ["A. O."]


def test_drafts_wait_a_week_after_the_meeting_and_finished_ones_for_the_next_of_their_kind(
    both: Iterable[Minutes], freeze: Callable[[date], None]
) -> None:
    committee, opened = both
    coming = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 12, 8))
    finish_minutes(minutes=committee)
    assert [(one.meeting, one.to_approve, one.next_on) for one in waiting_drafts()] == [
        (committee.meeting, True, coming.meets_on), (opened.meeting, False, None),
    ]  # fmt: skip
    freeze(date(2026, 10, 26))
    assert [one.meeting for one in waiting_drafts()] == [committee.meeting]


def test_minutes_are_approved_at_a_later_meeting_of_their_own_kind_first(both: Iterable[Minutes]) -> None:
    committee, opened = both
    of_its_kind = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 17))
    other: Meeting = make_meeting(meets_on=date(2026, 11, 3))
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 12, 8))
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 9, 8))
    assert later_meetings(committee.meeting) == [of_its_kind, opened.meeting, other]
    assert next_after(committee.meeting) is of_its_kind
