"""What notice a meeting needs under the rules in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from esteem.group.rules import RuleKey
from esteem.kernel.dates import say_day
from esteem.kernel.text import plural
from esteem.meetings.rules.kinds import MeetingKind

NOTICE = {
    MeetingKind.COMMITTEE: RuleKey.COMMITTEE_NOTICE_DAYS,
    MeetingKind.AGM: RuleKey.AGM_NOTICE_DAYS,
    MeetingKind.SPECIAL: RuleKey.GENERAL_NOTICE_DAYS,
}


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
