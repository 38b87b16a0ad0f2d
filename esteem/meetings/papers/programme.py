"""The programme of a term: one side of A4 to pin up, in the largest type that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from esteem.kernel.dates import MONTHS, WEEKDAYS, say_time
from esteem.kernel.papers import Paper
from esteem.meetings.models import Meeting, Talk, Venue
from esteem.meetings.queries.programme import TermOf, speaker_said
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.programme import (
    TWO,
    Line,
    MonthOf,
    Shape,
    Span,
    in_columns,
    months_between,
    shape_for,
    shared,
    weekday_said,
)

TEMPLATE = "meetings/programme_paper.html"


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything a programme says."""

    months: Sequence[MonthOf]
    says: str
    usually: Sequence[str]
    contact: str
    shape: Shape
    more: int

    @property
    def columns(self) -> list[Sequence[MonthOf]]:
        return in_columns(self.months, self.shape)

    @property
    def is_in_two(self) -> bool:
        return self.shape in TWO


def programme(
    term: TermOf, span: Span, *, word: str, words: str, contact: str, group_name: str, registered_as: str = ""
) -> Paper:
    """`word` is the group's own for a meeting, with a capital, `words` for several; without a `group_name` it is nobody's."""
    told = _told(term, span, word, words, contact)
    return Paper(
        template=TEMPLATE, title="Programme", group_name=group_name, registered_as=registered_as, draft=False,
        facts={"told": told}, file_name=f"Programme {span.first_on.isoformat()}",
    )  # fmt: skip


def _told(term: TermOf, span: Span, word: str, words: str, contact: str) -> Programme:
    hours, hours_all = shared((meeting.start_time, meeting.end_time) for meeting in term.meetings)
    place, place_all = shared(meeting.venue_id for meeting in term.meetings)
    venue = next((meeting.venue for meeting in term.meetings if place is not None and meeting.venue_id == place), None)
    lines = [
        (
            meeting.meets_on,
            _line(meeting, term, word, own_time=(meeting.start_time, meeting.end_time) != hours, venue=venue),
        )
        for meeting in term.meetings
    ]
    lines += [(day, _off(day, term.holidays.get(day, ""), word)) for day in term.none_on]
    months = _by_month(sorted(lines, key=lambda pair: pair[0]), words)
    usually = list(_usually(term, hours, venue, alike=hours_all and place_all))
    dates = [meeting.meets_on for meeting in term.meetings]
    says = Span(dates[0], dates[-1]).says if dates else span.says
    return Programme(months, says, usually, contact, shape_for(months, len(usually)), term.more)


def _usually(
    term: TermOf, hours: tuple[time | None, time | None] | None, venue: Venue | None, *, alike: bool
) -> Iterator[str]:
    """What need not be said again on each line."""
    said = times_said(*hours) if hours else ""
    weekday = weekday_said([meeting.meets_on for meeting in term.meetings])
    first = ", ".join(filter(None, [weekday, said]))
    if first:
        yield first
    if venue is not None:
        yield ", ".join([venue.name, *venue.address.splitlines()])
        if venue.step_free:
            yield "Step-free"
    if (said or venue is not None) and not alike:
        yield "unless it says otherwise below"


def _line(meeting: Meeting, term: TermOf, word: str, *, own_time: bool, venue: Venue | None) -> Line:
    talks = term.talks.get(meeting.id, ())
    kind, topic = meeting.kind_in(word), meeting.title or next((talk.topic for talk in talks if talk.topic), "")
    is_plain = meeting.kind is MeetingKind.MEETING and meeting.own_kind is None
    place = meeting.venue if meeting.venue is not None and (venue is None or meeting.venue_id != venue.id) else None
    more = [
        kind if topic and not is_plain else "",
        _speakers(talks),
        times_said(meeting.start_time, meeting.end_time) if own_time else "",
        ", ".join([place.name, *place.address.splitlines()]) if place else "",
        f"bank holiday: {holiday}" if (holiday := term.holidays.get(meeting.meets_on)) else "",
    ]
    return Line(*_days(meeting.meets_on), topic or kind, [words for words in more if words])


def _speakers(talks: Sequence[Talk]) -> str:
    return " and ".join(filter(None, map(speaker_said, talks)))


def _off(day: date, holiday: str, word: str) -> Line:
    return Line(*_days(day), f"No {word.lower()}", [holiday] if holiday else [], is_off=True)


def _days(day: date) -> tuple[str, str]:
    weekday = WEEKDAYS[day.weekday()]
    return f"{weekday} {day.day}", f"{weekday[:3]} {day.day}"


def _by_month(lines: Sequence[tuple[date, Line]], words: str) -> list[MonthOf]:
    """Each month from the first to the last; one with nothing on says so."""
    if not lines:
        return []
    months = {key: MonthOf(f"{MONTHS[key[1] - 1]} {key[0]}") for key in months_between(lines[0][0], lines[-1][0])}
    for day, line in lines:
        months[day.year, day.month].lines.append(line)
    for month in months.values():
        if not month.lines:
            month.lines.append(Line("", "", f"No {words}", is_off=True))
    return list(months.values())


def times_said(start: time | None, end: time | None) -> str:
    """`7.30 pm to 9 pm`."""
    return " to ".join(say_time(at) for at in (start, end) if at is not None)
