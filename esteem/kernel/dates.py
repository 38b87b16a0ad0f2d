"""Days, moments and periods. A day is a date; a moment is UTC; `today()` and `now()` are the only clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DISPLAY_ZONE = ZoneInfo("Europe/London")
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_clock: list[Callable[[], datetime]] = [lambda: datetime.now(UTC)]


def now() -> datetime:
    """This moment, in UTC, to the second."""
    return _clock[-1]().replace(microsecond=0)


def today() -> date:
    """The day it is where the group meets."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day a moment falls on where the group meets: not always the day it is in UTC."""
    return moment.astimezone(DISPLAY_ZONE).date()


class frozen:
    """`with frozen(date(2026, 3, 31)):` the clock stands still; for tests and for made-up sample groups."""

    def __init__(self, moment: datetime | date) -> None:
        self.moment = moment if isinstance(moment, datetime) else datetime.combine(moment, time(12), tzinfo=UTC)

    def __enter__(self) -> datetime:
        _clock.append(lambda: self.moment)
        return self.moment

    def __exit__(self, *_: object) -> None:
        _clock.pop()


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """Days from `starts_on` up to, but not including, `ends_before`."""

    starts_on: date
    ends_before: date

    def __post_init__(self) -> None:
        if self.ends_before <= self.starts_on:
            raise ValueError("A period ends after it starts.")

    @classmethod
    def year_ending(cls, last_day: date) -> Period:
        """The twelve months whose last day is `last_day` (29 February counts as the end of February)."""
        ends_before = last_day + timedelta(days=1)
        try:
            return cls(ends_before.replace(year=ends_before.year - 1), ends_before)
        except ValueError:  # 29 February has no namesake a year before
            return cls(date(ends_before.year - 1, 3, 1), ends_before)

    @property
    def last_day(self) -> date:
        return self.ends_before - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_before


def clamp_day(year: int, month: int, day: int) -> date:
    """The day of that month, or the month's last day when it has fewer (31 April becomes 30 April)."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day, (following - timedelta(days=1)).day))


_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}|\d{2}))?")
MENDING = "Enter a day like 25/12/2026, 25 Dec or tomorrow."


def parse_day(typed: str) -> date:
    """The day a person typed: 25/12/26, 25.12.2026, 2026-12-25, 25 Dec, 25th December 2026, today, tomorrow, Friday.

    Without a year it is the nearest one (within six months either way). Raises ValueError with a sentence.
    """
    text = " ".join(typed.lower().split())
    for weekday in WEEKDAYS:
        text = text.removeprefix(weekday.lower() + " ").removeprefix(weekday[:3].lower() + " ")
    day = _spoken_day(text) or _written_day(text)
    if day is None:
        raise ValueError(MENDING)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"Enter a year between {EARLIEST.year} and {LATEST.year}.")
    return day


def _spoken_day(text: str) -> date | None:
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text in near:
        return today() + timedelta(days=near[text])
    for place, weekday in enumerate(WEEKDAYS):
        if text in (weekday.lower(), weekday[:3].lower()):
            return today() + timedelta(days=(place - today().weekday()) % 7)
    return None


def _written_day(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        return _real_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        return _with_year(int(found[1]), int(found[2]), found[3])
    if found := _WORDED.fullmatch(text):
        names = [place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(found[2])]
        return _with_year(int(found[1]), names[0], found[3]) if names else None
    return None


def _with_year(day: int, month: int, year: str | None) -> date:
    if year is None:
        return _nearest(day, month)
    return _real_day(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _nearest(day: int, month: int) -> date:
    this_year = today().year
    candidates = []
    for year in (this_year - 1, this_year, this_year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return _real_day(this_year, month, day)
    return min(candidates, key=lambda candidate: abs(candidate - today()))


def _real_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"There is no such day. {MENDING}") from None


_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?")


def parse_time(typed: str) -> time:
    """The time of day a person typed: 19:30, 7.30pm, 7 pm, noon. Raises ValueError with a sentence."""
    text = " ".join(typed.lower().split())
    if text in ("noon", "midday"):
        return time(12)
    found = _TIME.fullmatch(text)
    if found is None or (found[2] is None and found[3] is None):
        raise ValueError("Enter a time like 19:30 or 7.30pm.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        raise ValueError("Enter a time like 19:30 or 7.30pm.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise ValueError("Enter a time like 19:30 or 7.30pm.") from None


def say_day(day: date) -> str:
    """25 December 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short_day(day: date) -> str:
    """25 Dec 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def say_weekday(day: date) -> str:
    """Friday 25 December 2026."""
    return f"{WEEKDAYS[day.weekday()]} {say_day(day)}"


def say_time(at: time) -> str:
    """7.30 pm, 10 am, noon."""
    if at == time(12):
        return "noon"
    hour, half = (at.hour - 1) % 12 + 1, "am" if at.hour < 12 else "pm"
    return f"{hour}.{at.minute:02d} {half}" if at.minute else f"{hour} {half}"


def say_moment(at: datetime) -> str:
    """25 December 2026 at 7.30 pm, in the group's own time zone."""
    here = at.astimezone(DISPLAY_ZONE)
    return f"{say_day(here.date())} at {say_time(here.time().replace(second=0))}"
