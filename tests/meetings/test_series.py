"""Patterns at work: made, carried on, changed from one on, ended, taken back; own kinds; meetings outside."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel import history
from esteem.kernel.dates import frozen
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.house import the_house
from esteem.meetings.actions import cancel_meeting, change_meeting, count_who_came, put_on_again, remove_meeting
from esteem.meetings.actions.kinds import change_kind, put_away_kind
from esteem.meetings.actions.outside import write_outside
from esteem.meetings.actions.series import (
    add_series,
    bring_back_series,
    carry_on,
    end_series,
    make_meetings,
    rewrite_series,
    undo_series,
)
from esteem.meetings.actions.series_changes import Changed, change_series
from esteem.meetings.models import Series
from esteem.meetings.queries.kinds import kind_chosen, kinds_offered, own_kinds
from esteem.meetings.queries.meetings import Wanted, meetings_found
from esteem.meetings.queries.outside import held_outside
from esteem.meetings.queries.series import all_series, days_to_make, look_at, meetings_of, series_running_out, stays
from esteem.meetings.rules.kinds import MeetingKind, What
from esteem.meetings.rules.patterns import Every, Turn, Weekday
from esteem.meetings.rules.stays import HANGS_ON
from esteem.people.rules.held import ERASED, MERGED
from tests.makers import make_meeting, make_outside, make_own_kind, make_person, make_round, make_series, make_venue

TODAY = date(2026, 11, 24)
TUESDAY, THURSDAY = Weekday.TUESDAY, Weekday.THURSDAY


def told_of(series: Series, **other: object) -> dict[str, object]:
    """What the form about those still to come would send, were nothing but this changed."""
    names = (
        "every", "step", "weekday", "turn", "day_of_month", "months", "not_months", "start_time", "end_time", "venue_id",
        "kind", "own_kind_id", "title",
    )  # fmt: skip
    return {**{name: getattr(series, name) for name in names}, **other}


def change(series: Series, from_on: date = TODAY, **other: object) -> Changed:
    return change_series(series=series, seen_version=series.version, from_on=from_on, **told_of(series, **other))


def days(series: Series) -> list[date]:
    return [one.meets_on for one in meetings_of(series)]


def weekly(**details: object) -> Series:
    return make_round(every=Every.WEEKS, weekday=THURSDAY, starts_on=date(2026, 12, 3), times=6, **details)


# Making


def test_nothing_is_made_before_somebody_has_looked(books: Session) -> None:
    series = make_series()
    assert (meetings_of(series), series.made_until_on, len(days_to_make(series))) == ([], None, 12)


def test_a_year_is_made_with_what_the_pattern_says(books: Session) -> None:
    venue = make_venue()
    series = make_round(start_time=time(19, 30), end_time=time(21), venue_id=venue.id, title="Evening")
    first, *others = meetings_of(series)
    assert (first.meets_on, first.start_time, first.end_time, first.venue, first.title, len(others)) == (
        date(2026, 12, 1), time(19, 30), time(21), venue, "Evening", 11,
    )  # fmt: skip
    assert days_to_make(series)[0] == date(2027, 12, 7)


def test_days_can_be_left_out_and_moved_before_they_are_made(books: Session) -> None:
    series = make_series(times=3)
    moved = {date(2027, 1, 5): date(2027, 1, 12)}
    make_meetings(series=series, seen_version=series.version, moved=moved, left_out=[date(2026, 12, 1)])
    assert [(one.meets_on, one.moved_from_on) for one in meetings_of(series)] == [
        (date(2027, 1, 12), date(2027, 1, 5)), (date(2027, 2, 2), None),
    ]  # fmt: skip
    assert series.days_left_out == [date(2026, 12, 1)]


def test_two_on_one_day_and_none_at_all_are_refused(books: Session) -> None:
    series = make_series(times=2)
    with pytest.raises(RuleBroken, match="Two of them would be on this day") as refused:
        make_meetings(series=series, seen_version=None, moved={date(2026, 12, 1): date(2027, 1, 5)})
    assert refused.value.field == "day_20270105"
    with pytest.raises(RuleBroken, match="No day is left"):
        make_meetings(series=series, seen_version=None, moved={}, left_out=[date(2026, 12, 1), date(2027, 1, 5)])


def test_a_time_that_does_not_exist_is_refused_by_name_and_left_out_when_carried_on(books: Session) -> None:
    series = make_series(
        every=Every.WEEKS, starts_on=date(2027, 3, 21), times=2, weekday=Weekday.SUNDAY, start_time=time(1, 30)
    )
    with pytest.raises(RuleBroken, match="Sunday 28 March 2027: The clocks go forward that night"):
        make_meetings(series=series, seen_version=None, moved={})
    carry_on(series=series)
    assert days(series) == [date(2027, 3, 21)]


def test_wall_time_is_kept_across_both_clock_changes(books: Session) -> None:
    series = make_round(every=Every.WEEKS, weekday=TUESDAY, start_time=time(19, 30), end_time=time(21))
    assert {(one.start_time, one.end_time) for one in meetings_of(series)} == {(time(19, 30), time(21))}
    assert len(meetings_of(series)) == 53


def test_meetings_made_from_a_form_that_is_old_are_refused(books: Session) -> None:
    series = make_series()
    seen = series.version
    rewrite_series(series=series, seen_version=seen, starts_on=series.starts_on, **told_of(series, title="Else"))
    with pytest.raises(StaleEdit):
        make_meetings(series=series, seen_version=seen, moved={})


def test_a_pattern_of_which_some_are_made_is_not_written_anew(books: Session) -> None:
    series = make_round()
    with pytest.raises(RuleBroken, match="Some of these were made already"):
        rewrite_series(series=series, seen_version=None, starts_on=series.starts_on, **told_of(series))


def test_a_venue_named_in_the_pattern_is_added_once(books: Session) -> None:
    venue = make_venue(name="The Hall")
    assert make_series(new_venue="the hall").venue_id == venue.id
    with pytest.raises(RuleBroken, match="not both"):
        make_series(new_venue="Else", venue_id=venue.id)


def test_what_is_to_be_minded_about_a_day_is_pointed_out(books: Session) -> None:
    venue = make_venue()
    there = make_meeting(meets_on=date(2027, 3, 29), start_time=time(19), end_time=time(20), venue_id=venue.id)
    make_meeting(meets_on=date(2027, 3, 30), start_time=time(10), venue_id=venue.id)
    asked = [date(2027, 3, 28), date(2027, 3, 29), date(2027, 3, 30)]
    found = look_at(asked, venue_id=venue.id, start=time(19, 30), end=time(21))
    assert [(one.holiday, list(one.clashes), one.cannot_be) for one in found] == [
        ("", [], False), ("Easter Monday", [there], False), ("", [], False),
    ]  # fmt: skip
    assert look_at(asked[:1], venue_id=None, start=time(1, 30), end=None)[0].cannot_be is True


# Carrying on


def test_one_without_an_end_is_carried_on_for_a_year_and_those_with_an_end_are_not(books: Session) -> None:
    series = make_round()
    assert len(carry_on(series=series)) == 12
    assert (days(series)[-1], len(days(series))) == (date(2028, 11, 7), 24)
    ended = weekly()
    with pytest.raises(RuleBroken, match="No day is left"):
        carry_on(series=ended)


def test_one_that_lay_still_is_carried_on_from_today(books: Session) -> None:
    series = make_round()
    with frozen(date(2029, 6, 1)):
        carry_on(series=series)
    assert [day for day in days(series) if date(2027, 12, 1) < day < date(2029, 6, 1)] == []
    assert days(series)[-1] == date(2030, 5, 7)


def test_the_desk_hears_of_those_that_run_out_eight_weeks_before(books: Session) -> None:
    series = make_round()
    make_series()
    weekly()
    last = days(series)[-1]
    with frozen(last - timedelta(weeks=8)):
        assert series_running_out() == []
    with frozen(last - timedelta(weeks=8) + timedelta(days=1)):
        assert [one.series for one in series_running_out()] == [series]
    end_series(series=series, seen_version=None, off_from_on=None)
    with frozen(last):
        assert series_running_out() == []


# This and all after


def test_a_new_time_goes_to_all_after_and_not_before(books: Session) -> None:
    series = weekly(start_time=time(19), end_time=time(21))
    change(series, from_on=date(2026, 12, 17), start_time=time(18), end_time=time(20))
    assert [one.start_time for one in meetings_of(series)] == [time(19)] * 2 + [time(18)] * 4


def test_what_has_been_is_never_touched(books: Session) -> None:
    series = weekly(start_time=time(19))
    with frozen(date(2026, 12, 20)):
        change(series, from_on=date(2026, 12, 3), start_time=time(18))
    assert [one.start_time for one in meetings_of(series)] == [time(19)] * 3 + [time(18)] * 3


def test_what_was_moved_counted_or_given_its_own_stays_and_the_page_says_why(books: Session) -> None:
    series = weekly(start_time=time(19))
    counted, moved, own, placed, plain, minuted = meetings_of(series)
    with frozen(counted.meets_on):
        count_who_came(meeting=counted, seen_version=None, headcount=5, first_timers=None)
    change_meeting(meeting=moved, seen_version=None, meets_on=date(2026, 12, 11))
    change_meeting(meeting=own, seen_version=None, start_time=time(10))
    change_meeting(meeting=placed, seen_version=None, venue_id=make_venue().id)
    the_house().on(HANGS_ON, lambda meeting_ids: {minuted.id: "it has minutes"} if minuted.id in meeting_ids else None)
    why = stays(series, meetings_of(series))
    assert why == {
        counted.id: "how many came is written down", moved.id: "it was moved by hand", own.id: "it has its own time",
        placed.id: "it has its own place", minuted.id: "it has minutes",
    }  # fmt: skip
    with frozen(counted.meets_on):
        done = change(series, start_time=time(18), weekday=TUESDAY)
    assert (done.changed, done.added, done.removed, done.stayed) == (1, 0, 0, 5)
    assert (plain.meets_on, plain.start_time, moved.meets_on) == (date(2026, 12, 29), time(18), date(2026, 12, 11))
    the_house().hooks[HANGS_ON].pop()


def test_a_topic_of_its_own_stays_while_the_rest_changes(books: Session) -> None:
    series = weekly(title="Evening", start_time=time(19))
    first, second, *_ = meetings_of(series)
    change_meeting(meeting=first, seen_version=None, title="Anna talks", kind=MeetingKind.TALK)
    change(series, title="Night", start_time=time(18), kind=MeetingKind.SOCIAL)
    assert (first.title, first.kind, first.start_time) == ("Anna talks", MeetingKind.TALK, time(18))
    assert (second.title, second.kind, second.start_time) == ("Night", MeetingKind.SOCIAL, time(18))


def test_another_weekday_moves_each_to_its_own_week(books: Session) -> None:
    series = weekly()
    before = meetings_of(series)
    done = change(series, from_on=date(2026, 12, 17), weekday=TUESDAY)
    assert days(series) == [date(2026, 12, day) for day in (3, 10, 15, 22, 29)] + [date(2027, 1, 5)]
    assert (meetings_of(series), done.says) == (before, "4 meetings changed.")


def test_weekly_becomes_every_other_week_and_back(books: Session) -> None:
    series = weekly()
    done = change(series, step=2)
    assert [day.day for day in days(series)] == [3, 17, 31]
    assert done.says == "3 meetings taken off."
    again = change(series, step=1)
    assert ([day.day for day in days(series)], again.added) == ([3, 10, 17, 24, 31, 7], 3)


def test_a_day_somebody_called_off_is_not_filled_by_a_new_rule(books: Session) -> None:
    series = weekly()
    off = meetings_of(series)
    cancel_meeting(meeting=off[1], seen_version=None, because="Snow")
    remove_meeting(meeting=off[2])
    change(series, weekday=TUESDAY)
    on = [one.meets_on for one in meetings_of(series) if not one.is_cancelled]
    assert on == [date(2026, 12, 1), date(2026, 12, 22), date(2026, 12, 29), date(2027, 1, 5)]


def test_the_second_tuesday_becomes_the_first_from_one_on(books: Session) -> None:
    series = make_round(turn=Turn.SECOND, weekday=TUESDAY, until_on=date(2027, 4, 30))
    change(series, from_on=date(2027, 2, 9), turn=Turn.FIRST)
    assert [f"{day:%d/%m}" for day in days(series)] == ["08/12", "12/01", "02/02", "02/03", "06/04"]


def test_a_change_is_one_line_in_its_history(books: Session) -> None:
    series = make_round()
    lines = len(history.of("series", series.id))
    change(series, weekday=THURSDAY, start_time=time(20))
    assert len(history.of("series", series.id)) == lines + 1


def test_a_stale_change_is_refused(books: Session) -> None:
    series = make_round()
    with pytest.raises(StaleEdit):
        change_series(series=series, seen_version=series.version - 1, from_on=TODAY, **told_of(series))


def test_a_new_time_that_does_not_exist_one_night_is_refused_by_its_day(books: Session) -> None:
    series = make_round(every=Every.WEEKS, weekday=Weekday.SUNDAY)
    with pytest.raises(RuleBroken, match="Sunday 28 March 2027: The clocks go forward"):
        change(series, start_time=time(1, 30))


def test_a_meeting_that_is_moved_remembers_its_day_and_forgets_it_when_it_is_moved_back(books: Session) -> None:
    first = meetings_of(weekly())[0]
    for day, meant in ((4, 3), (5, 3), (3, None)):
        change_meeting(meeting=first, seen_version=None, meets_on=date(2026, 12, day))
        assert first.moved_from_on == (meant and date(2026, 12, meant))
    alone = make_meeting()
    change_meeting(meeting=alone, seen_version=None, meets_on=date(2026, 12, 9))
    assert alone.moved_from_on is None


# Ending, bringing back, taking back


def test_this_and_all_after_are_cancelled_and_come_back_but_not_what_was_off_before(books: Session) -> None:
    series = weekly()
    meetings = meetings_of(series)
    cancel_meeting(meeting=meetings[4], seen_version=None, because="")
    assert end_series(series=series, seen_version=None, off_from_on=date(2026, 12, 17), because="Sold") == 3
    assert [one.is_cancelled for one in meetings] == [False, False, True, True, True, True]
    assert (series.is_live, all_series(over=False), len(all_series(over=True))) == (False, [], 1)
    assert bring_back_series(series=series) == 3
    assert [one.is_cancelled for one in meetings] == [False, False, False, False, True, False]


def test_ending_without_a_day_keeps_all_that_are_planned_and_makes_no_more(books: Session) -> None:
    series = make_round()
    assert end_series(series=series, seen_version=None, off_from_on=None) == 0
    assert [one.is_cancelled for one in meetings_of(series)] == [False] * 12
    with pytest.raises(RuleBroken, match="was ended"):
        carry_on(series=series)


def test_one_put_on_again_by_hand_is_not_of_those_that_were_ended(books: Session) -> None:
    series = weekly()
    end_series(series=series, seen_version=None, off_from_on=TODAY)
    put_on_again(meeting=meetings_of(series)[0])
    assert bring_back_series(series=series) == 5


def test_all_are_taken_back_and_put_back_whole(books: Session) -> None:
    series = weekly()
    removed = remove_meeting(meeting=meetings_of(series)[0])
    with frozen(TODAY + timedelta(days=1)):
        assert undo_series(series=series) == 5
    assert (meetings_of(series), meetings_found(Wanted())) == ([], [])
    assert bring_back_series(series=series) == 5
    assert removed not in meetings_of(series)


def test_what_hangs_on_one_keeps_all_from_being_taken_back(books: Session) -> None:
    series = weekly()
    first = meetings_of(series)[0]
    with frozen(first.meets_on):
        count_who_came(meeting=first, seen_version=None, headcount=3, first_timers=None)
        with pytest.raises(RuleBroken, match=r"1 meeting of it .* End it instead"):
            undo_series(series=series)
    with frozen(date(2027, 2, 1)), pytest.raises(RuleBroken, match=r"10 December 2026, .* and others"):
        undo_series(series=series)


def test_every_change_leaves_a_line(books: Session) -> None:
    series = make_series()
    assert add_series(starts_on=TODAY, every=Every.DATE, kind=MeetingKind.MEETING).day_of_month == 24
    assert [entry.what for entry in history.of("series", series.id)] == ["added"]
    assert history.broken_at() is None


def test_its_history_says_months_and_days_in_words(books: Session) -> None:
    series = make_series(every=Every.WEEKS, not_months=[8, 12])
    make_meetings(series=series, seen_version=None, moved={}, left_out=[date(2027, 1, 5), date(2027, 1, 12)])
    made, added = (entry.said for entry in history.of("series", series.id))
    assert "but not in: August and December" in added
    assert made.startswith("Days left out filled in: 5 January 2027 and 12 January 2027; Made until")


# Own kinds


def test_an_own_kind_has_its_own_name_and_the_rules_of_the_one_it_is_like(books: Session) -> None:
    walk = make_own_kind()
    meeting = make_meeting(kind=walk.is_like, own_kind_id=walk.id)
    assert (meeting.kind_in("Circle"), meeting.kind, str(meeting.what)) == (
        "Walk",
        MeetingKind.OUTING,
        f"own-{walk.id}",
    )
    assert (What(MeetingKind.OUTING, walk.id), "Walk") in kinds_offered("Circle")
    assert kind_chosen(f"own-{walk.id}") == walk.what
    assert [kind_chosen(nonsense) for nonsense in (None, "", "own-99", "own-x", "party")] == [None] * 5


def test_a_list_is_narrowed_to_an_own_kind_or_to_the_one_it_is_like(books: Session) -> None:
    walk = make_own_kind()
    own, outing = make_meeting(kind=walk.is_like, own_kind_id=walk.id), make_meeting(kind=MeetingKind.OUTING)
    assert meetings_found(Wanted(kind=MeetingKind.OUTING, own_kind_id=walk.id)) == [own]
    assert meetings_found(Wanted(kind=MeetingKind.OUTING)) == [outing]


def test_two_kinds_of_one_name_are_refused_and_what_it_is_like_stays_once_used(books: Session) -> None:
    walk = make_own_kind()
    with pytest.raises(RuleBroken, match="There is a kind of that name"):
        make_own_kind(name="WALK")
    change_kind(kind=walk, seen_version=None, name="Stroll", is_like=MeetingKind.SOCIAL)
    make_series(kind=walk.is_like, own_kind_id=walk.id)
    with pytest.raises(RuleBroken, match="the same rules go on holding") as refused:
        change_kind(kind=walk, seen_version=None, name="Stroll", is_like=MeetingKind.TALK)
    assert refused.value.field == "is_like"


def test_a_kind_put_away_is_offered_no_more_and_one_like_a_formal_kind_never_to_friends(books: Session) -> None:
    board = make_own_kind(name="Board", is_like=MeetingKind.COMMITTEE)
    put_away_kind(kind=make_own_kind())
    assert [kind.name for kind in own_kinds()] == ["Board"]
    change_group(formality=Formality.INFORMAL)
    assert board.what not in [what for what, _ in kinds_offered("Circle", put_away=True)]
    with pytest.raises(RuleBroken, match="Choose a kind from the list"):
        make_own_kind(name="Council", is_like=MeetingKind.AGM)


# Outside


def test_who_went_outside_is_among_what_is_held_and_goes_with_them(books: Session) -> None:
    ann, ben = make_person(), make_person(name="Ben Example")
    outside = make_outside(person=ann, title="Forum", came_back="News")
    held = held_outside(ann.id)
    assert held is not None
    assert held.rows == [("1 December 2026", "Outside meeting", "Forum")]
    assert held_outside(ben.id) is None
    the_house().announce(MERGED, kept_id=ben.id, gone_id=ann.id)
    assert outside.person_id == ben.id
    the_house().announce(ERASED, person_id=ben.id)
    assert (outside.person_id, outside.came_back) == (None, "News")
    assert [entry.changes for entry in history.of("outside", outside.id)] == [(), (), ()]


def test_nobody_represents_the_group_at_its_own_meeting(books: Session) -> None:
    told = {"person_id": None, "who": "A", "came_back": ""}
    with pytest.raises(RuleBroken, match="Only for a meeting outside"):
        write_outside(meeting=make_meeting(), outside=None, seen_version=None, **told)
