"""A year's subs: what was paid by whom, and what came in at the door without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.meetings.models import Meeting
from esteem.subs.models import SubsTaking
from esteem.subs.queries.members import Member, members, paid_in


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in a year: how often they paid, and what it came to."""

    member: Member
    times: int
    paid: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """What a year's subs come to: by name, by those whose name is gone, and at the door without a name."""

    by_name: Money
    no_longer_named: Money
    unnamed: Money

    @property
    def all(self) -> Money:
        return self.by_name + self.no_longer_named + self.unnamed

    @property
    def rows(self) -> list[tuple[str, Money]]:
        """The sums as they are printed; those of nothing are left out."""
        between = [("Whose names are gone", self.no_longer_named), ("At the door, without a name", self.unnamed)]
        others = [row for row in between if row[1]]
        return [("By name", self.by_name), *others, ("In all", self.all)] if others else [("In all", self.all)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A year's subs, person by person."""

    year: Period
    lines: Sequence[Line]
    totals: Totals


def sheet_of(year: Period) -> Sheet:
    """Everybody who belongs or paid something in the year, by name, and the sums."""
    paid = paid_in(year)
    gone = paid.pop(None, (0, NOTHING))[1]
    lines = [Line(one, *paid.pop(one.person.id, (0, NOTHING))) for one in members()]
    lines += (
        [Line(one, *paid.pop(one.person.id)) for one in members(only=[who for who in paid if who is not None])]
        if paid
        else []
    )
    lines.sort(key=lambda line: (line.member.person.sort_name, line.member.person.id))
    by_name = Money.total(line.paid for line in lines)
    return Sheet(year, lines, Totals(by_name, gone, _unnamed(year)))


def _unnamed(year: Period) -> Money:
    """What takings hold over what was ticked; below nought where tins were short."""
    wanted = select(SubsTaking).join(Meeting, Meeting.id == SubsTaking.meeting_id).where(SubsTaking.live.is_not(None))
    within = wanted.where(Meeting.meets_on >= year.starts_on, Meeting.meets_on < year.ends_before)
    return Money.total(one.counted - one.ticked for one in session.scalars(within))
