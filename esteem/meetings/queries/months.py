"""A month of meetings, day by day, with the bank holidays of the group's nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.group.queries import the_group
from esteem.kernel.db import session
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import of_this_group, with_places
from esteem.meetings.rules.bank_holidays import bank_holiday, is_known
from esteem.meetings.rules.months import Month


@dataclass(frozen=True, slots=True)
class MonthShown:
    """The meetings of a month by day, its bank holidays, and whether those of that year have been published."""

    month: Month
    meetings: Mapping[date, Sequence[Meeting]]
    holidays: Mapping[date, str]
    holidays_known: bool

    @property
    def count(self) -> int:
        return sum(map(len, self.meetings.values()))


def month_shown(month: Month) -> MonthShown:
    """In one question, however many there are; cancelled ones too, removed ones not."""
    found = with_places().where(of_this_group(), Meeting.meets_on.between(month.first_on, month.last_on))
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in session.scalars(found.order_by(Meeting.start_time.nulls_first(), Meeting.id)):
        by_day[meeting.meets_on].append(meeting)
    group = the_group()
    days = [day for week in month.weeks for day in week if day is not None]
    named = {day: bank_holiday(group.nation, day) for day in days} if group else {}
    known = is_known(month.first_on) and is_known(month.last_on)
    return MonthShown(month, by_day, {day: name for day, name in named.items() if name}, known)
