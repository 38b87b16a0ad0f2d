"""Calendar files as RFC 5545 has them, so that any calendar reads them: folded lines, escaped words, wall times and zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from esteem.kernel.text import printable

CONTENT_TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Esteem//Meetings//EN"
ZONE = "Europe/London"
LONGEST = 75  # octets of a line, without its end
ASK_AGAIN = "PT6H"

# When the clocks change, as they have since 1996. A meeting keeps its wall time across both changes.
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day: all day where no time is known; `sequence` counts how often what it tells was changed."""

    uid: str
    sequence: int
    changed_at: datetime
    day: date
    start: time | None
    end: time | None
    title: str
    place: str = ""
    is_cancelled: bool = False


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    """The whole file. `name` is what a phone calls this calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{ASK_AGAIN}",
        f"X-PUBLISHED-TTL:{ASK_AGAIN}",
        *_ZONE_LINES,
    ]
    for event in events:
        lines += _event(event)
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(map(folded, lines)).encode()


def _event(event: Event) -> Iterator[str]:
    changed = f"{event.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _when(event)
    yield f"SUMMARY:{escaped(event.title)}"
    if event.place:
        yield f"LOCATION:{escaped(event.place)}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    day = f"{event.day:%Y%m%d}"
    if event.start is None:
        yield f"DTSTART;VALUE=DATE:{day}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"  # it does not fill the day
        return
    yield f"DTSTART;TZID={ZONE}:{day}T{event.start:%H%M%S}"
    if event.end is not None:
        yield f"DTEND;TZID={ZONE}:{day}T{event.end:%H%M%S}"


def escaped(words: str) -> str:
    """Words as a value of the kind TEXT."""
    plain = printable(words.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of 75 octets at the most, none of which ends within a character."""
    if len(line) <= LONGEST and line.isascii():
        return line
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return "\r\n".join([*pieces, piece])
