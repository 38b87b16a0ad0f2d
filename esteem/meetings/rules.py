"""What a meeting is, when it makes sense, when the next one like it is, and what notice it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from esteem.group.rules import RuleKey
from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, plural

YEARS_AHEAD = 5


class MeetingKind(Said):
    """Why people come together."""

    MEETING = "meeting", "Meeting"
    COMMITTEE = "committee", "Committee meeting"
    AGM = "agm", "Annual general meeting"
    SPECIAL = "special", "Special general meeting"
    SOCIAL = "social", "Social"
    OUTING = "outing", "Outing"
    TALK = "talk", "Talk"
    TRAINING = "training", "Training"
    OUTSIDE = "outside", "Outside meeting"


FORMAL = frozenset({MeetingKind.COMMITTEE, MeetingKind.AGM, MeetingKind.SPECIAL})
GATHERINGS = frozenset(MeetingKind) - {MeetingKind.COMMITTEE, MeetingKind.OUTSIDE}
NOTICE = {
    MeetingKind.COMMITTEE: RuleKey.COMMITTEE_NOTICE_DAYS,
    MeetingKind.AGM: RuleKey.AGM_NOTICE_DAYS,
    MeetingKind.SPECIAL: RuleKey.GENERAL_NOTICE_DAYS,
}


class MeetingStatus(Said):
    PLANNED = "planned", "Planned"
    CANCELLED = "cancelled", "Cancelled"


class When(Said):
    """What a list of meetings can be narrowed to."""

    NEXT = "next", "Still to come"
    PAST = "past", "Have been"
    REMOVED = "removed", "Removed"


class VenueKind(Said):
    CAFE = "cafe", "Café or pub"
    CENTRE = "centre", "Community centre or hall"
    HOSPITAL = "hospital", "Hospital or surgery"
    AGENCY = "agency", "Agency’s office"
    WORSHIP = "worship", "Place of worship"
    HOME = "home", "Somebody’s home"
    OUTDOORS = "outdoors", "Outdoors"
    ONLINE = "online", "Online or by phone"
    OTHER = "other", "Other"


class Use(Said):
    """What a list of venues can be narrowed to."""

    IN_USE = "in-use", "We use"
    RETIRED = "retired", "No longer used"


class Step(Said):
    """How far on the next one like it is."""

    WEEK = "week", "A week later"
    MONTH = "month", "A month later"
    YEAR = "year", "A year later"


def steps_for(kind: MeetingKind) -> tuple[Step, ...]:
    """How far on the next one like it may be: a yearly one comes yearly, a special one when it is called."""
    return {MeetingKind.AGM: (Step.YEAR,), MeetingKind.SPECIAL: ()}.get(kind, (Step.WEEK, Step.MONTH))


def kinds_for(*, has_committee: bool, meeting: str) -> list[tuple[MeetingKind, str]]:
    """The kinds a group chooses from, in its own word for a meeting; an informal one knows no formal ones."""
    return [(kind, kind_said(kind, meeting)) for kind in MeetingKind if has_committee or kind not in FORMAL]


def kind_said(kind: MeetingKind, meeting: str) -> str:
    """A kind as this group says it; `meeting` is its own word for one, with a capital."""
    return meeting if kind is MeetingKind.MEETING else kind.says


def check_times(start: time | None, end: time | None) -> None:
    """Raise RuleBroken when it would end before it starts, or has an end and no start."""
    if end is not None and start is None:
        raise RuleBroken("Enter when it starts, too.", field="start_time")
    if end is not None and start is not None and end <= start:
        raise RuleBroken("It ends before it starts. Enter a later time, like 21:00 or 9pm.", field="end_time")


def check_day(meets_on: date, today: date) -> None:
    """Raise RuleBroken for a day so far off that the year must be a slip."""
    if meets_on.year > today.year + YEARS_AHEAD:
        raise RuleBroken(f"That is more than {YEARS_AHEAD} years away. Look at the year.", field="meets_on")


def check_headcount(headcount: int | None, first_timers: int | None) -> None:
    """Raise RuleBroken when more came for the first time than came."""
    if first_timers is not None and (headcount is None or first_timers > headcount):
        raise RuleBroken("More for the first time than came in all. Count them in both.", field="first_timers")


def clashes(start: time | None, end: time | None, other_start: time | None, other_end: time | None) -> bool:
    """Whether two meetings of one day share some time; one without an end counts as its first moment."""
    if start is None or other_start is None:
        return False
    return (
        start == other_start
        or (start < other_start < (end or start))
        or (other_start < start < (other_end or other_start))
    )


def a_month_later(day: date) -> date:
    """The same weekday of the next month: the second Tuesday again the second; a fifth one the last."""
    turn = (day.day - 1) // 7
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * turn)
    return found if found.month == first.month else found - timedelta(days=7)


DAYS = {Step.WEEK: timedelta(weeks=1), Step.YEAR: timedelta(weeks=52)}  # the same weekday again


def next_like(day: date, step: Step, today: date) -> date:
    """The next day by that step which is not past already."""
    later = day
    while later <= day or later < today:
        later = a_month_later(later) if step is Step.MONTH else later + DAYS[step]
    return later


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said about the notice of a meeting; `late` when it is, or is likely to be, too short."""

    says: str
    late: bool


def notice_of(meets_on: date, notice_on: date | None, *, days: int | None, today: date) -> Notice | None:
    """What to mind about the notice of a meeting still to come, where the rules in force ask for so many days."""
    if days is None or meets_on < today:
        return None
    last = meets_on - timedelta(days=days)
    if notice_on is not None:
        given = max(0, (meets_on - notice_on).days)
        late = f"Notice went out {plural(given, 'day')} before; your rules ask for {days}."
        return Notice(late, late=True) if notice_on > last else None
    if today > last:
        return Notice(f"Your rules ask for {days} days’ notice, so it had to go out by {say_day(last)}.", late=True)
    return Notice(f"Send notice by {say_day(last)}: your rules ask for {plural(days, 'day')}.", late=False)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many meetings were held, how many of them were counted, and how many came to those."""

    held: int
    counted: int
    total: int
    first_timers: int

    @property
    def average(self) -> int | None:
        """To the nearest whole person, a half upwards; None when nothing was counted."""
        return (2 * self.total + self.counted) // (2 * self.counted) if self.counted else None


def years_between(first: date | None, last: date | None) -> Iterable[int]:
    """The calendar years from the last back to the first."""
    return range(last.year, first.year - 1, -1) if first and last else ()
