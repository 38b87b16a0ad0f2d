from datetime import date, time

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import Money
from esteem.meetings import actions
from esteem.meetings.queries import venues_found
from esteem.meetings.rules.lists import MeetingStatus, Use
from tests.makers import make_meeting, make_venue

TODAY = date(2026, 11, 24)


def places() -> list[str]:
    return [venue.name for venue in venues_found(use=Use.IN_USE)]


def test_a_day_is_enough(books: Session) -> None:
    meeting = make_meeting(meets_on=TODAY)
    assert (meeting.status, meeting.venue, meeting.start_time, meeting.headcount) == (
        MeetingStatus.PLANNED,
        None,
        None,
        None,
    )


def test_somewhere_new_goes_on_the_list_of_places(books: Session) -> None:
    meeting = make_meeting(new_venue="Corner Café")
    assert (meeting.venue and meeting.venue.name, places()) == ("Corner Café", ["Corner Café"])


def test_somewhere_new_that_is_known_already_is_not_added_again(books: Session) -> None:
    venue = make_venue(name="Corner Café")
    assert make_meeting(new_venue="corner cafe").venue is venue
    assert places() == ["Corner Café"]


def test_a_place_is_chosen_or_named_but_not_both(books: Session) -> None:
    venue = make_venue()
    with pytest.raises(RuleBroken) as broken:
        make_meeting(venue_id=venue.id, new_venue="Corner Café")
    assert (broken.value.field, places()) == ("new_venue", ["Riverside Centre"])


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"start_time": time(19), "end_time": time(18)}, "end_time"),
        ({"end_time": time(18)}, "start_time"),
        ({"meets_on": date(2099, 1, 1)}, "meets_on"),
    ],
)
def test_what_makes_no_sense_is_refused(books: Session, details: dict[str, object], field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        make_meeting(**details)  # type: ignore[arg-type]  # each case has other details
    assert broken.value.field == field


@pytest.mark.parametrize(
    ("details", "constraint"),
    [
        ({"start_time": time(19), "end_time": time(18)}, "ends_after_it_starts"),
        ({"end_time": time(18)}, "ends_after_it_starts"),
        ({"headcount": -1}, "headcount_not_below_nought"),
        ({"headcount": 3, "first_timers": 4}, "first_timers_among_all"),
        ({"first_timers": 0}, "first_timers_among_all"),
    ],
)
def test_the_database_refuses_it_too(books: Session, details: dict[str, object], constraint: str) -> None:
    meeting = make_meeting()
    for name, value in details.items():
        setattr(meeting, name, value)
    with pytest.raises(IntegrityError, match=constraint):
        books.flush()


def test_the_database_wants_a_name_and_no_cost_below_nought(books: Session) -> None:
    venue = make_venue()
    venue.cost = Money(-1)
    with pytest.raises(IntegrityError, match="cost_not_below_nought"):
        books.flush()
    books.rollback()
    with pytest.raises(IntegrityError, match="name_given"):
        make_venue(name="")


def test_a_change_made_meanwhile_stops_the_older_one(books: Session) -> None:
    meeting = make_meeting()
    seen = meeting.version
    actions.change_meeting(meeting=meeting, seen_version=seen, title="Quiz")
    with pytest.raises(StaleEdit):
        actions.change_meeting(meeting=meeting, seen_version=seen, title="Talk")
    with pytest.raises(StaleEdit):
        actions.cancel_meeting(meeting=meeting, seen_version=seen)
    with pytest.raises(StaleEdit):
        actions.count_who_came(meeting=meeting, seen_version=seen, headcount=3, first_timers=None)
    assert (meeting.title, meeting.status, meeting.headcount) == ("Quiz", MeetingStatus.PLANNED, None)


def test_a_meeting_moves_to_another_place(books: Session) -> None:
    meeting = make_meeting(venue_id=make_venue(name="Here").id)
    there = make_venue(name="There")
    actions.change_meeting(meeting=meeting, seen_version=None, venue_id=there.id)
    assert meeting.venue is there
    actions.change_meeting(meeting=meeting, seen_version=None, venue_id=None, new_venue="Elsewhere")
    assert (meeting.venue and meeting.venue.name) == "Elsewhere"


def test_a_meeting_is_cancelled_with_a_reason_and_put_on_again(books: Session) -> None:
    meeting = actions.cancel_meeting(meeting=make_meeting(), seen_version=None, because="No heating")
    assert (meeting.is_cancelled, meeting.because) == (True, "No heating")
    actions.put_on_again(meeting=meeting)
    assert (meeting.is_cancelled, meeting.because) == (False, "")


def test_those_who_came_are_counted_and_the_count_put_right_or_cleared(books: Session) -> None:
    meeting = make_meeting(meets_on=TODAY)
    actions.count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=2)
    assert (meeting.headcount, meeting.first_timers) == (9, 2)
    actions.count_who_came(meeting=meeting, seen_version=None, headcount=None, first_timers=None)
    assert (meeting.headcount, meeting.first_timers) == (None, None)


def test_nobody_is_counted_before_the_day_or_at_what_was_cancelled(books: Session) -> None:
    ahead = make_meeting(meets_on=date(2026, 11, 25))
    off = actions.cancel_meeting(meeting=make_meeting(meets_on=TODAY), seen_version=None)
    for meeting in (ahead, off):
        with pytest.raises(RuleBroken) as broken:
            actions.count_who_came(meeting=meeting, seen_version=None, headcount=3, first_timers=None)
        assert broken.value.field == "headcount"


def test_a_meeting_people_came_to_is_neither_cancelled_nor_still_to_come(books: Session) -> None:
    meeting = make_meeting(meets_on=TODAY)
    actions.count_who_came(meeting=meeting, seen_version=None, headcount=9, first_timers=None)
    with pytest.raises(RuleBroken) as broken:
        actions.cancel_meeting(meeting=meeting, seen_version=None)
    assert broken.value.sentence == "You recorded that 9 came. Clear that first if it did not take place."
    with pytest.raises(RuleBroken) as broken:
        actions.change_meeting(meeting=meeting, seen_version=None, meets_on=date(2026, 12, 1))
    assert broken.value.field == "meets_on"


def test_that_notice_was_sent_is_kept_once(books: Session) -> None:
    assert actions.send_notice(meeting=make_meeting()).notice_on == TODAY
    earlier = make_meeting(notice_on=date(2026, 11, 1))
    assert actions.send_notice(meeting=earlier).notice_on == date(2026, 11, 1)


def test_a_meeting_added_by_mistake_is_removed_and_put_back(books: Session) -> None:
    meeting = actions.remove_meeting(meeting=make_meeting())
    assert meeting.removed_at is not None
    assert actions.put_back_meeting(meeting=meeting).removed_at is None


def test_a_place_is_changed_retired_and_used_again(books: Session) -> None:
    venue = make_venue(name="Hall")
    seen = venue.version
    actions.change_venue(venue=venue, seen_version=seen, name="Old Hall", cost=Money(0))
    with pytest.raises(StaleEdit):
        actions.change_venue(venue=venue, seen_version=seen, name="New Hall")
    assert (venue.name, venue.sort_name, venue.cost) == ("Old Hall", "old hall", Money(0))
    actions.retire_venue(venue=venue)
    assert places() == []
    actions.bring_back_venue(venue=venue)
    assert places() == ["Old Hall"]


def test_history_says_where_and_when_in_plain_words(books: Session) -> None:
    meeting = make_meeting(venue_id=make_venue(name="Hall").id, start_time=time(19, 30))
    actions.change_meeting(meeting=meeting, seen_version=None, venue_id=None, new_venue="Café")
    changed, added = history.of("meeting", meeting.id)
    assert added.said == (
        "Added, with kind: Meeting; day: 1 December 2026; starts: 7.30 pm; where: Hall; status: Planned."
    )
    assert changed.said == "Where changed from Hall to Café."
