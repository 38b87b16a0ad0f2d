"""What the desk shows: the next meeting, what needs doing, and the money at a glance, each to those who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.dates import MONTHS
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO, Place, Task, Urgency, sorted_tasks, tasks_of
from esteem.meetings import queries as meetings
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.money.permissions import Money as MoneyPermission
from esteem.money.queries.glance import Glance, glance
from esteem.people import queries as people
from esteem.people.permissions import People


@dataclass(frozen=True, slots=True)
class Desk:
    """The first page: None stands for what this person may not see."""

    next_meeting: Meeting | None
    tasks: list[Task]
    money: Glance | None
    people_here: int | None

    @property
    def money_bars(self) -> list[tuple[tuple[str, str], Money, Money]]:
        """Money in and out for each of the last months: its short name, its whole name, and the two amounts."""
        months = self.money.months if self.money else ()
        return [
            ((MONTHS[day.month - 1][:3], f"{MONTHS[day.month - 1]} {day.year}"), came, went)
            for day, came, went in months
        ]


def the_desk() -> Desk:
    """The desk of whoever is asking."""
    money = glance() if may(MoneyPermission.SEE) else None
    count = people.count_here() if may(People.SEE) else None
    coming = meetings.next_meeting(dates.today()) if may(Meetings.SEE) else None
    tasks = list(_first_steps(money, count, coming))  # people first: whoever holds an office is chosen from them
    tasks += [*tasks_of(chore for told in the_house().ask(TO_DO) for chore in told), *_money(money)]
    return Desk(coming, sorted_tasks(tasks), money, count)


def _money(money: Glance | None) -> Iterator[Task]:
    if money is None:
        return
    for warned in money.balances.warnings:
        yield Task(warned.says, warned.mend, Place("money.index"), "Look at the money", Urgency.SOON)


def _first_steps(money: Glance | None, count: int | None, coming: Meeting | None) -> Iterator[Task]:
    first, words = Urgency.FIRST_STEPS, our_words()
    if count == 0 and may(People.CHANGE):
        why = "Yourself too. A name alone is enough."
        yield Task(f"Add your {words.members}", why, Place("people.add"), "Add someone", first)
    if coming is None and may(Meetings.CHANGE):
        yield Task(f"Plan the next {words.meeting}", "When and where.", Place("meetings.add"), "Plan it", first)
    if money is not None and money.is_empty and may(MoneyPermission.SETTLE):
        why = "A tin or a bank account, and what is in it."
        yield Task("Open your books", why, Place("money.add_account"), "Open an account", first)
