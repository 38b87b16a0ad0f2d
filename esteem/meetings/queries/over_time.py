"""Attendance over time: by month of a year or by year, and by kind, without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, case, cast, extract, func, select

from esteem.kernel import dates
from esteem.kernel.dates import MONTHS
from esteem.kernel.db import session
from esteem.meetings.models import DoorCount, Meeting, Presence, PresenceSum, Tally
from esteem.meetings.queries.door import called, every_tally
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.queries.presence import came_before
from esteem.meetings.rules.attendance import Attendance
from esteem.meetings.rules.door import Usual
from esteem.meetings.rules.kinds import GATHERINGS

NOT_SORTED = "Not by kind"


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a year: what it is called, short and whole, how many came, and of each kind in the order of the heads."""

    short: str
    says: str
    came: Attendance
    kinds: Sequence[int]
    named: int
    returners: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """The spans in order and their sum; `heads` are the kinds that add up to all who came, with those not sorted last."""

    heads: Sequence[str]
    spans: Sequence[Span]
    whole: Span

    @property
    def bars(self) -> list[tuple[tuple[str, str], int, int]]:
        """For the picture: each span's two names, all who came, and the first-timers among them."""
        return [((span.short, span.says), span.came.total, span.came.first_timers) for span in self.spans]

    @property
    def has_names(self) -> bool:
        return self.whole.named > 0


def attendance_over_time(year: int | None) -> OverTime:
    """By month of that calendar year, or by year where None; four queries, however many meetings there were."""
    tallies = [tally for tally in every_tally() if tally.is_people]
    came, counted, named = _came(year), _by_kind(year), _named(year)
    used = {tally_id for row in counted.values() for tally_id in row}
    first = next(tally for tally in tallies if tally.usual is Usual.FIRST_TIMERS)
    shown = [tally for tally in tallies if tally is not first and tally.id in used]
    spans = [_span(n, year, came.get(n), counted[n], named.get(n, (0, 0)), shown) for n in _numbers(year, came)]
    heads = [called(first), *map(called, shown), NOT_SORTED]
    return _without_empty(OverTime(heads, spans, _sum(spans, len(heads))))


def _numbers(year: int | None, came: dict[int, Attendance]) -> Sequence[int]:
    if not came:
        return ()
    return range(1, 13) if year is not None else range(min(came), max(came) + 1)


def _span(
    n: int, year: int | None, came: Attendance | None, kinds: dict[int, int], named: tuple[int, int], shown: list[Tally]
) -> Span:
    came = came or Attendance(0, 0, 0, 0)
    numbers = [came.first_timers, *(kinds.get(tally.id, 0) for tally in shown)]
    short, says = (str(n), str(n)) if year is None else (MONTHS[n - 1][:3], f"{MONTHS[n - 1]} {year}")
    return Span(short, says, came, [*numbers, max(0, came.total - sum(numbers))], *named)


def _sum(spans: Sequence[Span], width: int) -> Span:
    came = [span.came for span in spans]
    whole = Attendance(*(sum(getattr(one, name) for one in came) for name in Attendance.__slots__))
    kinds = [sum(span.kinds[n] for span in spans) for n in range(width)]
    return Span("All", "In all", whole, kinds, sum(s.named for s in spans), sum(s.returners for s in spans))


def _without_empty(told: OverTime) -> OverTime:
    """Without a column in which nobody stands, but for the first-timers."""
    kept = [n for n, number in enumerate(told.whole.kinds) if n == 0 or number]

    def narrow(span: Span) -> Span:
        return Span(span.short, span.says, span.came, [span.kinds[n] for n in kept], span.named, span.returners)

    return OverTime([told.heads[n] for n in kept], [narrow(span) for span in told.spans], narrow(told.whole))


def _unit(year: int | None) -> ColumnElement[int]:
    return cast(extract("year" if year is None else "month", Meeting.meets_on), Integer)


def _held(year: int | None) -> list[ColumnElement[bool]]:
    before = dates.today() + timedelta(days=1)
    held = [are_planned(), Meeting.meets_on < before, Meeting.kind.in_(GATHERINGS)]
    return held if year is None else [*held, extract("year", Meeting.meets_on) == year]


def _came(year: int | None) -> dict[int, Attendance]:
    unit = _unit(year)
    sums: list[Any] = [func.count(Meeting.id), func.count(Meeting.headcount)]
    sums += [func.coalesce(func.sum(column), 0) for column in (Meeting.headcount, Meeting.first_timers)]
    rows = session.execute(select(unit, *sums).where(*_held(year)).group_by(unit)).all()
    return {row[0]: Attendance(*row[1:]) for row in rows}


def _by_kind(year: int | None) -> dict[int, dict[int, int]]:
    unit, found = _unit(year), defaultdict[int, dict[int, int]](dict)
    wanted = select(unit, DoorCount.tally_id, func.sum(DoorCount.number)).join(
        Meeting, Meeting.id == DoorCount.meeting_id
    )
    for number, tally_id, count in session.execute(wanted.where(*_held(year)).group_by(unit, DoorCount.tally_id)):
        if count:
            found[number][tally_id] = count
    return found


def _named(year: int | None) -> dict[int, tuple[int, int]]:
    """How many names were ticked, and how many of those had come before: of names still kept and of those gone."""
    unit, found = _unit(year), defaultdict[int, tuple[int, int]](lambda: (0, 0))
    again = func.sum(case((came_before(), 1), else_=0))
    ticked = select(unit, func.count(Presence.id), again).join(Meeting, Meeting.id == Presence.meeting_id)
    gone = select(unit, func.sum(PresenceSum.named), func.sum(PresenceSum.returners)).join(
        Meeting, Meeting.id == PresenceSum.meeting_id
    )
    for wanted in (ticked, gone):
        for number, named, returners in session.execute(wanted.where(*_held(year)).group_by(unit)):
            found[number] = (found[number][0] + named, found[number][1] + returners)
    return found
