"""The programme: what is on in a term, and how it comes out on paper."""

from __future__ import annotations

import io
from datetime import date, time, timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.permissions import Actor, act_as
from esteem.meetings.actions import cancel_meeting
from esteem.meetings.actions.programme import write_contact
from esteem.meetings.actions.series import make_meetings
from esteem.meetings.models import Talk
from esteem.meetings.papers.programme import Programme, programme
from esteem.meetings.queries.kinds import kinds_offered
from esteem.meetings.queries.programme import term_of
from esteem.meetings.rules.kinds import MeetingKind, What
from esteem.meetings.rules.patterns import Every
from esteem.meetings.rules.programme import (
    LONGEST,
    Line,
    MonthOf,
    Shape,
    Span,
    in_columns,
    read_span,
    shape_for,
    shared,
    usual_span,
    weekday_said,
)
from tests.backstage import Group
from tests.makers import make_meeting, make_series, make_venue
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)
TERM = Span(date(2026, 12, 1), date(2027, 2, 28))


def told(span: Span = TERM, *kinds: MeetingKind) -> Programme:
    wanted = [What(kind) for kind in kinds or (MeetingKind.MEETING, MeetingKind.TALK)]
    paper = programme(term_of(span, wanted), span, word="Meeting", words="meetings", contact="Ring Ann", group_name="")
    found = paper.facts["told"]
    assert isinstance(found, Programme)
    return found


def lines(programme: Programme) -> list[str]:
    return [
        " | ".join(filter(None, [line.day, line.what, *line.more]))
        for month in programme.months
        for line in month.lines
    ]


def test_without_a_word_it_is_from_today_to_the_end_of_the_third_month_on() -> None:
    assert usual_span(TODAY) == Span(TODAY, date(2027, 2, 28))
    assert usual_span(date(2026, 1, 31)).last_on == date(2026, 4, 30)
    assert read_span("", "", TODAY) == read_span("soon", "2027-02-30", TODAY) == usual_span(TODAY)
    assert read_span("1 Jan 2030", "", TODAY) == Span(date(2030, 1, 1), date(2030, 4, 30))


def test_days_the_wrong_way_round_and_a_hundred_years_are_put_right_and_said() -> None:
    turned = read_span("1/3/2027", "1/1/2027", TODAY)
    assert (turned.first_on, turned.last_on) == (date(2027, 1, 1), date(2027, 3, 1))
    assert "other way round" in turned.minds
    endless = read_span("1/1/2027", "1/1/2127", TODAY)
    assert (endless.last_on, "two years at the most" in endless.minds) == (date(2027, 1, 1) + LONGEST, True)


def test_a_term_is_said_in_months() -> None:
    assert TERM.says == "December 2026 to February 2027"
    assert Span(date(2027, 1, 1), date(2027, 3, 1)).says == "January to March 2027"
    assert Span(date(2027, 1, 1), date(2027, 1, 9)).says == "January 2027"


def test_what_most_share_is_said_once() -> None:
    assert (shared([1, 1, 1]), shared([1, 1, 2]), shared([1, 2]), shared([])) == (
        (1, True), (1, False), (None, False), (None, False),
    )  # fmt: skip
    assert weekday_said([date(2026, 12, 1), date(2026, 12, 8)]) == "Tuesdays"
    assert weekday_said([date(2026, 12, 1)]) == weekday_said([date(2026, 12, 1), date(2026, 12, 9)]) == ""


def test_the_same_place_and_time_stand_once_at_the_top(books: Session) -> None:
    hall, library = make_venue(name="Hall", address="1 Row\nTown", step_free=True), make_venue(name="Library")
    plain = {"start_time": time(19, 30), "end_time": time(21), "venue_id": hall.id}
    for day in (1, 8):
        make_meeting(meets_on=date(2026, 12, day), **plain)
    assert told().usually == ["Tuesdays, 7.30 pm to 9 pm", "Hall, 1 Row, Town", "Step-free"]
    make_meeting(meets_on=date(2026, 12, 16), title="Quiz", start_time=time(14), venue_id=library.id)
    assert told().usually == ["7.30 pm to 9 pm", "Hall, 1 Row, Town", "Step-free", "unless it says otherwise below"]
    assert lines(told())[-1] == "Wednesday 16 | Quiz | 2 pm | Library"


def test_what_is_on_stands_there_with_its_kind_and_who_speaks_once_they_said_yes(books: Session) -> None:
    met = make_meeting(kind=MeetingKind.TALK, meets_on=date(2026, 12, 1), title="Sleep")
    untitled = make_meeting(kind=MeetingKind.TALK, meets_on=date(2026, 12, 8))
    books.add(Talk(meeting_id=met.id, who="Dr Grey", confirmed_on=TODAY))
    books.add(Talk(meeting_id=met.id, who="Dr Unsure"))
    books.add(Talk(meeting_id=untitled.id, who="Mx Brown", topic="Diet", confirmed_on=TODAY))
    books.flush()
    assert lines(told()) == ["Tuesday 1 | Sleep | Talk | Dr Grey", "Tuesday 8 | Diet | Talk | Mx Brown"]
    act_as(Actor(permissions=frozenset({"meetings:see"})))
    assert lines(told()) == ["Tuesday 1 | Sleep | Talk", "Tuesday 8 | Diet | Talk"]


def test_days_without_one_are_said_so_that_nobody_stands_before_a_shut_door(books: Session) -> None:
    series = make_series(every=Every.WEEKS, starts_on=date(2026, 12, 11), times=4)
    make_meetings(series=series, seen_version=None, moved={}, left_out=[date(2026, 12, 25)])
    off = make_meeting(meets_on=date(2026, 12, 15))
    cancel_meeting(meeting=off, seen_version=None)
    make_meeting(meets_on=date(2027, 2, 2))
    assert lines(told()) == [
        "Friday 11 | Meeting", "Tuesday 15 | No meeting", "Friday 18 | Meeting", "Friday 25 | No meeting | Christmas Day",
        "Friday 1 | Meeting | bank holiday: New Year’s Day", "Tuesday 2 | Meeting",
    ]  # fmt: skip
    assert lines(told(Span(date(2026, 12, 1), date(2027, 4, 1))))[-1] == "Tuesday 2 | Meeting"


def test_a_month_with_nothing_on_says_so(books: Session) -> None:
    make_meeting(meets_on=date(2026, 12, 1))
    make_meeting(meets_on=date(2027, 2, 2))
    assert lines(told()) == ["Tuesday 1 | Meeting", "No meetings", "Tuesday 2 | Meeting"]


def test_only_the_kinds_that_are_wanted_are_on_it(books: Session) -> None:
    make_meeting()
    make_meeting(kind=MeetingKind.COMMITTEE)
    assert lines(told()) == ["Tuesday 1 | Meeting"]
    assert lines(told(TERM, MeetingKind.COMMITTEE)) == ["Tuesday 1 | Committee meeting"]
    change_group(formality=Formality.INFORMAL)
    assert told(TERM, MeetingKind.COMMITTEE).months == []
    assert What(MeetingKind.COMMITTEE) not in [what for what, _ in kinds_offered("Meeting")]


def months(*counts: int) -> list[MonthOf]:
    return [
        MonthOf(f"Month {number}", [Line("Tuesday 1", "Tue 1", "Meeting")] * many) for number, many in enumerate(counts)
    ]


def test_the_more_there_is_the_smaller_it_gets() -> None:
    shapes = [shape_for(months(*[2] * number), 2) for number in range(40)]
    assert shapes == sorted(shapes, key=list(Shape).index)
    assert set(shapes) == set(Shape)


def test_columns_are_about_as_long_as_each_other() -> None:
    assert [len(column) for column in in_columns(months(4, 4, 4, 4), Shape.COLUMNS)] == [2, 2]
    assert [len(column) for column in in_columns(months(1, 1, 9), Shape.PAIRED)] == [2, 1]
    assert (in_columns([], Shape.COLUMNS), in_columns([], Shape.PLAIN)) == ([[], []], [[]])


def make_weeks(count: int, *, titled: bool) -> None:
    hall = make_venue(name="St Mary’s Hall", address="Church Lane\nBrookvale")
    for number in range(count):
        title = "Anna talks about sleep, and what to do at four in the morning" if titled and number % 2 else ""
        kind = MeetingKind.TALK if title else MeetingKind.MEETING
        day = date(2026, 12, 1) + timedelta(weeks=number)
        make_meeting(kind=kind, meets_on=day, start_time=time(19, 30), end_time=time(21), venue_id=hall.id, title=title)


@pytest.mark.parametrize(
    ("count", "titled", "shape", "pages"),
    [
        (5, True, "roomy", 1),
        (9, True, "plain", 1),
        (13, True, "paired", 1),
        (18, True, "columns", 1),
        (24, False, "paired", 1),
        (20, True, "columns", 1),
        (40, True, "long", 2),
    ],
)
def test_it_fits_on_one_side_in_the_largest_type_or_goes_on_overleaf(
    dana: Visitor, group: Group, count: int, titled: bool, shape: str, pages: int
) -> None:
    group.makes(make_weeks, count, titled=titled)
    group.makes(write_contact, settings=None, seen_version=None, contact="Ring 0115 496 0123")
    dana.visits("/meetings/programme/?from=2026-12-01&to=2028-06-01").sees(
        Shape(shape).says if pages == 1 else "overleaf"
    )
    answer = dana.downloads("PDF")
    read = PdfReader(io.BytesIO(answer.get_data()))
    assert len(read.pages) == pages
    words = "".join(page.extract_text() for page in read.pages)
    assert "Ring 0115 496 0123" in words
    assert "Riverside Friends" in words
    assert "riverside" not in answer.headers["Content-Disposition"].lower()


def test_a_programme_is_chosen_looked_at_and_printed(alice: Visitor, group: Group) -> None:
    group.makes(make_weeks, 4, titled=True)
    alice.visits("/meetings/").follows("Programme").sees("One side of A4, in large type.", "nothing yet")
    alice.follows("Say how to reach you").fills("How to reach you", "Ring 0115 496 0123").presses("Save").sees("Saved.")
    alice.fills("From", "1 Dec 2026").fills("To", "10 Dec 2026").ticks("Leave the group’s name out").presses(
        "Choose these"
    )
    alice.follows("Show it")
    text = alice.answer.text
    assert ("Riverside" in text, "Ring 0115 496 0123" in text, "Tuesday 8" in text, "Tuesday 15" in text) == (
        False, True, True, False,
    )  # fmt: skip
    alice.follows("Large type").follows("Ordinary type").follows("Choose other days")
    assert (alice.field("From"), alice.field("To")) == ("1 December 2026", "10 December 2026")


@pytest.mark.parametrize(
    "query",
    ["from=1900-01-01&to=2199-12-31", "from=x&to=y&kind=z", "kind=" + "a" * 2000, "from=2027-02-30", "to=1901-01-01"],
)
def test_nonsense_in_an_address_is_put_right(dana: Visitor, query: str) -> None:
    dana.visits(f"/meetings/programme/?{query}").visits(f"/meetings/programme/paper/?{query}")


def test_who_may_not_change_meetings_does_not_change_how_to_reach_the_group(dana: Visitor) -> None:
    dana.visits("/meetings/programme/contact/").is_refused()
