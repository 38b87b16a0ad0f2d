"""Calendar files, read back by a parser that is not ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from esteem.kernel.text import printable
from esteem.meetings.rules.feeds import kinds_seen, title_of
from esteem.meetings.rules.icalendar import Event, calendar_file, escaped, folded
from esteem.meetings.rules.kinds import MeetingKind

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def event(**told: object) -> Event:
    usual = {
        "uid": "u1",
        "sequence": 0,
        "changed_at": AT,
        "day": date(2026, 12, 1),
        "start": time(19, 30),
        "end": time(21),
    }
    return Event(**{**usual, "title": "Meeting", **told})  # type: ignore[arg-type]


def read(*events: Event) -> tuple[Calendar, list[Component]]:
    calendar = Calendar.from_ical(calendar_file("Meetings", events))
    assert isinstance(calendar, Calendar)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    return calendar, list(calendar.walk("VEVENT"))


def test_another_parser_reads_what_was_meant() -> None:
    calendar, (one,) = read(event(sequence=3, place="Hall, 1 Row; back door"))
    assert (calendar["VERSION"], calendar["CALSCALE"], calendar["X-WR-CALNAME"]) == ("2.0", "GREGORIAN", "Meetings")
    assert (one["UID"], one["SEQUENCE"], one["SUMMARY"], one["STATUS"]) == ("u1", 3, "Meeting", "CONFIRMED")
    assert one["LOCATION"] == "Hall, 1 Row; back door"
    assert one.decoded("DTSTART") == datetime(2026, 12, 1, 19, 30, tzinfo=LONDON)
    assert one.decoded("DTEND") == datetime(2026, 12, 1, 21, tzinfo=LONDON)
    assert one.decoded("DTSTAMP") == one.decoded("LAST-MODIFIED") == AT


def test_the_wall_time_is_the_same_in_summer_and_in_winter_and_the_file_says_when_the_clocks_change() -> None:
    calendar, found = read(event(day=date(2026, 7, 7)), event(day=date(2026, 12, 1)))
    assert [one.decoded("DTSTART").astimezone(UTC).hour for one in found] == [18, 19]
    assert all(one["DTSTART"].params["TZID"] == "Europe/London" for one in found)
    (zone,) = calendar.walk("VTIMEZONE")
    own = zone.to_tz()
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25), date(2031, 7, 1)):
        noon = datetime.combine(day, time(12))
        assert own.utcoffset(noon) == LONDON.utcoffset(noon)


def test_without_a_time_it_is_all_day_and_without_an_end_it_has_none() -> None:
    _, (open_day, no_end) = read(event(start=None, end=None), event(end=None))
    assert (open_day.decoded("DTSTART"), open_day.decoded("DTEND")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert "DTEND" not in no_end


def test_what_is_cancelled_says_so() -> None:
    _, (one,) = read(event(is_cancelled=True))
    assert one["STATUS"] == "CANCELLED"


def test_words_with_every_kind_of_mark_come_back_as_they_were() -> None:
    title = "Tea; cake, and\nmore: C:\\new \\n ŵ 🎂 “x” " * 5
    _, (one,) = read(event(title=title))
    assert one["SUMMARY"] == title


@given(st.text(max_size=300))
def test_whatever_is_typed_comes_back_and_no_line_is_too_long(title: str) -> None:
    plain = printable(title.replace("\r\n", "\n").replace("\r", "\n"))
    written = calendar_file("Meetings", [event(title=title, place=title)])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (one,) = Calendar.from_ical(written).walk("VEVENT")
    assert one["SUMMARY"] == plain


def test_a_line_is_folded_at_75_octets_and_never_within_a_character() -> None:
    line = "SUMMARY:" + "é" * 60
    pieces = folded(line).split("\r\n")
    assert [len(piece.encode()) for piece in pieces] == [74, 55]
    assert "".join([pieces[0], *(piece.removeprefix(" ") for piece in pieces[1:])]) == line
    assert escaped("a\x00\x1bb\r\nc") == "ab\\nc"


def test_a_title_tells_the_plain_kind_unless_more_was_chosen() -> None:
    told = {"kind": "Outing", "own_kind": "Lupus walk", "topic": "Anna’s garden", "is_cancelled": False}
    assert title_of(**told, show_topic=False) == "Outing"
    assert title_of(**told, show_topic=True) == "Lupus walk: Anna’s garden"
    assert title_of("Meeting", "", "", show_topic=True, is_cancelled=True) == "Cancelled: Meeting"


def test_who_does_not_sign_in_sees_the_committee_s_only_while_on_it() -> None:
    assert MeetingKind.COMMITTEE not in kinds_seen(on_committee=False)
    assert kinds_seen(on_committee=True) - kinds_seen(on_committee=False) == {MeetingKind.COMMITTEE}
    assert MeetingKind.OUTSIDE not in kinds_seen(on_committee=True)


def test_five_hundred_are_written_and_read() -> None:
    _, found = read(*(event(uid=str(n), day=date(2026, 1, 1) + timedelta(days=n)) for n in range(500)))
    assert len({str(one["UID"]) for one in found}) == 500
