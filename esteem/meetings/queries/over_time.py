"""Attendance over time: by month of a year or by year, and by kind, without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, extract, func, select

from esteem.kernel import dates
from esteem.kernel.dates import MONTHS
from esteem.kernel.db import session
from esteem.meetings.models import DoorCount, Meeting, Presence, PresenceSum, Tally
from esteem.meetings.queries.door import called, every_tally, tally_of
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.queries.presence import FIRST_TICKED
from esteem.meetings.rules.attendance import Attendance
from esteem.meetings.rules.door import Usual
from esteem.meetings.rules.kinds import GATHERINGS
from esteem.meetings.rules.small_numbers import Line, Place, to_hide

ALL, NOT_SORTED = 0, -1  # columns that are no line at the door
WHOLE = "all"
NOBODY = Attendance(0, 0, 0, 0)
Month = tuple[int, int]  # the year, and from 1 to 12
WHEN: tuple[ColumnElement[int], ColumnElement[int]] = (
    extract("year", Meeting.meets_on),
    extract("month", Meeting.meets_on),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A month, a year or all of it: what it is called, short and whole, and its numbers by column.

    Of those whose names were ticked, `returners` had been ticked before.
    """

    key: str
    short: str
    says: str
    came: Attendance = NOBODY
    kinds: dict[int, int] = field(default_factory=dict)
    named: int = 0
    returners: int = 0

    @property
    def numbers(self) -> dict[int, int]:
        """All who came, and of them each kind, by column; whoever was not sorted by kind last."""
        return {**self.kinds, NOT_SORTED: self.came.total - sum(self.kinds.values()), ALL: self.came.total}


@dataclass(frozen=True, slots=True)
class OverTime:
    """The spans in order and their sum; `columns` are those of the kinds that add up to all who came, with their heads."""

    columns: Sequence[tuple[int, str]]
    spans: Sequence[Span]
    whole: Span

    @property
    def bars(self) -> list[tuple[tuple[str, str], int, int]]:
        """For the picture: each span's two names, all who came, and the first-timers among them."""
        return [((span.short, span.says), span.came.total, span.came.first_timers) for span in self.spans]

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """For the picture of all together: each kind and how many came of it."""
        return [(head, self.whole.numbers.get(column, 0)) for column, head in self.columns]

    @property
    def has_names(self) -> bool:
        return self.whole.named > 0


def attendance_over_time(year: int | None) -> OverTime:
    """By month of that calendar year, or by year where None; five queries, however many meetings there were."""
    tallies = [tally for tally in every_tally() if tally.is_people]
    first = next(tally for tally in tallies if tally.usual is Usual.FIRST_TIMERS)
    months = list(_months(year, first.id))
    spans = months if year is not None else _years(months)
    whole = _sum(Span(WHOLE if year is None else str(year), "All", "In all"), spans)
    heads = [(tally.id, called(tally)) for tally in tallies if tally is not first]
    shown = [(column, head) for column, head in [*heads, (NOT_SORTED, "Not by kind")] if whole.numbers.get(column)]
    return OverTime([(first.id, called(first)), *shown], spans, whole)


def hidden_outside() -> frozenset[Place]:
    """What is not shown outside of any month, year or the whole, so that no table gives away what another hides."""
    months = list(_months(None, tally_of(Usual.FIRST_TIMERS).id, named=False))
    years = _years(months)
    whole = _sum(Span(WHOLE, "", ""), years)
    spans = [*months, *years, whole]
    columns = [*{column: None for span in spans for column in span.kinds}, NOT_SORTED, ALL]
    down = [([month for month in months if month.key.startswith(f"{year.key}-")], year) for year in years]
    lines: list[Line] = [[(span.key, column) for column in columns] for span in spans]
    for parts, total in [*down, (years, whole)]:
        lines += [[(span.key, column) for span in [*parts, total]] for column in columns]
    return to_hide({(span.key, c): span.numbers.get(c, 0) for span in spans for c in columns}, lines)


def _months(year: int | None, first: int, *, named: bool = True) -> Iterator[Span]:
    """The months in order in which the members met; of a single year all twelve, if they met in any."""
    came = _came(year)
    kinds, again = _by_kind(year, first, came), _named(year) if named else {}
    numbers = [(year, month) for month in range(1, 13)] if year is not None and came else sorted(came)
    for y, m in numbers:
        name = MONTHS[m - 1]
        yield Span(
            f"{y}-{m:02}", name[:3], f"{name} {y}", came.get((y, m), NOBODY), kinds[y, m], *again.get((y, m), (0, 0))
        )


def _years(months: Iterable[Span]) -> list[Span]:
    """The years from the first to the last, each the sum of its months."""
    found = defaultdict[int, list[Span]](list)
    for month in months:
        found[int(month.key[:4])].append(month)
    return [_sum(Span(str(y), str(y), str(y)), found[y]) for y in range(min(found), max(found) + 1)] if found else []


def _sum(named: Span, spans: Sequence[Span]) -> Span:
    """What these spans come to, under that name."""
    came = Attendance(*(sum(getattr(span.came, name) for span in spans) for name in Attendance.__slots__))
    kinds = defaultdict[int, int](int)
    for span in spans:
        for column, number in span.kinds.items():
            kinds[column] += number
    ticked, again = sum(span.named for span in spans), sum(span.returners for span in spans)
    return replace(named, came=came, kinds=dict(kinds), named=ticked, returners=again)


def _held(year: int | None) -> list[ColumnElement[bool]]:
    held = [are_planned(), Meeting.meets_on <= dates.today(), Meeting.kind.in_(GATHERINGS)]
    return (
        held if year is None else [*held, Meeting.meets_on >= date(year, 1, 1), Meeting.meets_on <= date(year, 12, 31)]
    )


def _came(year: int | None) -> dict[Month, Attendance]:
    """How many came, by month."""
    sums: list[Any] = [func.count(Meeting.id), func.count(Meeting.headcount)]
    sums += [func.coalesce(func.sum(column), 0) for column in (Meeting.headcount, Meeting.first_timers)]
    rows = session.execute(select(*WHEN, *sums).where(*_held(year)).group_by(*WHEN))
    return {(y, m): Attendance(*told) for y, m, *told in rows}


def _by_kind(year: int | None, first: int, came: Mapping[Month, Attendance]) -> dict[Month, dict[int, int]]:
    """How many of each line at the door that is people, by month; first-timers also where only their number was written."""
    found = defaultdict[Month, dict[int, int]](dict)
    sums = select(*WHEN, DoorCount.tally_id, func.sum(DoorCount.number)).join(
        Meeting, Meeting.id == DoorCount.meeting_id
    )
    people = DoorCount.tally_id.in_(select(Tally.id).where(Tally.is_people, Tally.id != first))
    for y, m, tally_id, number in session.execute(sums.where(*_held(year), people).group_by(*WHEN, DoorCount.tally_id)):
        found[y, m][tally_id] = number
    for month, told in came.items():
        found[month][first] = told.first_timers
    return found


def _named(year: int | None) -> dict[Month, tuple[int, int]]:
    """How many names were ticked, and how many of those had come before: of names still kept and of those gone."""
    found = defaultdict[Month, tuple[int, int]](lambda: (0, 0))
    again = func.sum(case((FIRST_TICKED.c.on < Meeting.meets_on, 1), else_=0))
    ticked = select(*WHEN, func.count(Presence.id), again).join(Meeting, Meeting.id == Presence.meeting_id)
    ticked = ticked.join(FIRST_TICKED, FIRST_TICKED.c.person_id == Presence.person_id)
    gone = select(*WHEN, func.sum(PresenceSum.named), func.sum(PresenceSum.returners)).join(
        Meeting, Meeting.id == PresenceSum.meeting_id
    )
    for wanted in (ticked, gone):
        for y, m, named, returners in session.execute(wanted.where(*_held(year)).group_by(*WHEN)):
            found[y, m] = (found[y, m][0] + named, found[y, m][1] + returners)
    return found
