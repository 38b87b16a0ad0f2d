"""What was written for a year's papers, and what else they tell: who ran the group in it, how often it met, who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.queries.meetings import attendance
from esteem.meetings.rules.attendance import Attendance
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.small_numbers import is_small
from esteem.money.models import YearNote, YearReport
from esteem.money.queries.served import Served, served_in
from esteem.money.rules.scrutiny import Regime, regime_of
from esteem.money.rules.year_report import ReportPart, still_wanting

STAYS_SAID = (ReportPart.ADDRESS, ReportPart.CONSTITUTED, ReportPart.CHOSEN, ReportPart.AIMS, ReportPart.RESERVES)


@dataclass(frozen=True, slots=True)
class Gathered:
    """How often the group met in the year, and who came; small numbers are not told outside."""

    met: Attendance
    committee: int

    @property
    def average(self) -> int | None:
        """How many came on average; None when nothing was counted, or so few that somebody could be meant."""
        return None if self.met.average is None or is_small(self.met.average) else self.met.average

    @property
    def first_timers(self) -> int | None:
        return None if not self.met.first_timers or is_small(self.met.first_timers) else self.met.first_timers


def note_of(year: Period) -> YearNote | None:
    """The year's notes, if any were written."""
    return session.scalars(select(YearNote).where(YearNote.year_ends_on == year.last_day)).first()


def report_of(year: Period) -> YearReport | None:
    """The year's report, if anybody began to write it."""
    return session.scalars(select(YearReport).where(YearReport.year_ends_on == year.last_day)).first()


def report_before(year: Period) -> YearReport | None:
    """The latest report of an earlier year: much of it may be said again."""
    before = select(YearReport).where(YearReport.year_ends_on < year.last_day)
    return session.scalars(before.order_by(YearReport.year_ends_on.desc()).limit(1)).first()


def report_texts(year: Period) -> dict[str, str]:
    """What stands in the year's report; before anybody writes, what seldom changes, from the report before."""
    if row := report_of(year):
        return row.texts
    before = report_before(year)
    return {part.value: before.texts[part] for part in STAYS_SAID} if before else {}


def gathered_in(year: Period) -> Gathered:
    """The meetings of the year up to today."""
    return Gathered(attendance(year), attendance(year, [MeetingKind.COMMITTEE]).held)


def who_ran_it(year: Period) -> Sequence[Served]:
    """Everybody on the committee at any time from the year's first day until now: a report names them all."""
    return served_in(Period(year.starts_on, max(year.ends_before, dates.today() + timedelta(days=1))))


def our_regime() -> Regime | None:
    """Whose charity law the group is under; None for a group that is no registered charity."""
    group = our_group()
    return regime_of(group.nation) if group.is_charity else None


def report_is_whole(year: Period) -> bool:
    """Whether the report is written, and wants nothing that the law asks of a charity's."""
    row = report_of(year)
    return row is not None and not row.is_empty and not still_wanting(our_regime(), row.texts)


def check_report(year: Period) -> None:
    """Raises RuleBroken while there is no report that could be approved."""
    row = report_of(year)
    if row is None or row.is_empty:
        raise RuleBroken("The report of the year is not written yet.", field="with_report")
    if left := still_wanting(our_regime(), row.texts):
        says = ", ".join(asked.part.says.lower() for asked in left)
        raise RuleBroken(f"The report still wants: {says}.", field="with_report")
