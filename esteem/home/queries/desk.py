"""What the desk shows: the next meeting, what needs doing, and the money at a glance, each to those who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from esteem.committee import queries as committee
from esteem.committee.permissions import Committee
from esteem.funding import queries as funding
from esteem.funding.permissions import Funding
from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.dates import MONTHS
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO, Place, Task, Urgency, sorted_tasks, urgency_of, when
from esteem.kernel.text import plural
from esteem.meetings import queries as meetings
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.series import series_running_out
from esteem.money.permissions import Money as MoneyPermission
from esteem.money.queries.glance import Glance, glance
from esteem.people import queries as people
from esteem.people.permissions import People
from esteem.people.queries import consents
from esteem.people.queries.yours import answers_waiting
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries.requests import pressing
from esteem.privacy.queries.retention import is_review_due
from esteem.support import queries as support
from esteem.support.permissions import Support

MOST_REQUESTS = 3


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
    tellers: list[Callable[[], Iterator[Task]]] = [
        _funding,
        _offices,
        _meetings,
        _patterns,
        _helpers,
        _follow_ups,
        _own_words,
        _rights,
        _consents,
    ]
    tasks = list(_first_steps(money, count, coming))  # people first: whoever holds an office is chosen from them
    tasks += [task for teller in tellers for task in teller()] + list(_money(money))
    tasks += [task for told in the_house().ask(TO_DO) for task in told]
    return Desk(coming, sorted_tasks(tasks), money, count)


def _funding() -> Iterator[Task]:
    if not may(Funding.CHANGE):
        return
    today = dates.today()
    for due in funding.due_soon(today):
        left = due.days_left(today)
        what = f"{'Report to' if due.is_report else 'Send the application to'} {due.application.funder}"
        why = f"Due {when(left)}: {dates.say_day(due.due_on)}."
        where = Place("funding.application", {"application_id": due.application.id})
        yield Task(what, why, where, "Open it", urgency_of(left), left)


def _offices() -> Iterator[Task]:
    if not may(Committee.CHANGE):
        return
    for need in committee.needs_doing(dates.today()):
        if need.office_id is None:
            why = "Chair, secretary, treasurer: who holds which, and since when."
            yield Task(need.says, why, Place("committee.index"), "Write it down", Urgency.FIRST_STEPS)
        else:
            where = Place("committee.office", {"office_id": need.office_id})
            yield Task(need.says, "", where, "Look at it", Urgency.WHEN_YOU_CAN)


def _rights() -> Iterator[Task]:
    if may(Privacy.REQUESTS):
        for one in pressing()[:MOST_REQUESTS]:
            where = Place("privacy.request", {"request_id": one.request.id})
            why = f"{one.to_do}{f' by {dates.say_day(one.next_on)}' if one.next_on else ''}."
            urgency = urgency_of(one.days_left) if one.next_on else Urgency.WHEN_YOU_CAN
            yield Task(
                f"{one.request.who}: {one.request.kind.says.lower()}", why, where, "Open it", urgency, one.days_left
            )
    if may(Privacy.RETENTION) and is_review_due():
        why = "Once a year: whose time has come by your own schedule."
        yield Task("Look through who may be forgotten", why, Place("privacy.forget"), "Look", Urgency.WHEN_YOU_CAN)


def _meetings() -> Iterator[Task]:
    if not may(Meetings.COUNT):
        return
    today = dates.today()
    for held in meetings.without_headcount(today + timedelta(days=1), most=3):
        if held.meets_on == today:
            where = Place("meetings.door", {"meeting_id": held.id})
            yield Task("Count who comes today", "A tap each, at the door.", where, "To the door", Urgency.SOON)
            continue
        what = f"Say how many came on {dates.say_weekday(held.meets_on)}"
        where = Place("meetings.meeting", {"meeting_id": held.id, "_anchor": "came"})
        yield Task(what, "A number is enough.", where, "Write it down", Urgency.WHEN_YOU_CAN)


def _patterns() -> Iterator[Task]:
    """What comes round again and is made for less than eight weeks more."""
    if not may(Meetings.CHANGE):
        return
    for one in series_running_out()[:3]:
        what = f"Carry on {one.series.says}"
        why = (
            f"The last one made is on {dates.say_weekday(one.last_on)}." if one.last_on else "None is planned any more."
        )
        where = Place("meetings.pattern", {"series_id": one.series.id})
        yield Task(what, why, where, "Look at it", Urgency.WHEN_YOU_CAN)


def _helpers() -> Iterator[Task]:
    if not may(Support.CHANGE):
        return
    today = dates.today()
    for one in support.waiting(today):
        left, day = one.days_left(today), dates.say_day(one.due_on)
        if one.is_review:
            where = Place("support.review", {"helper_id": one.row_id})
            what = f"Look again at what was agreed with {one.name}"
            yield Task(what, f"Due {when(left)}: {day}.", where, "Look at it", urgency_of(left), left)
        else:
            where = Place("support.speaker", {"speaker_id": one.row_id})
            yield Task(
                f"Send thanks to {one.name}", f"They spoke on {day}.", where, "Write it down", Urgency.SOON, left
            )


def _own_words() -> Iterator[Task]:
    """What people sent of their own details; nothing counts before somebody has looked."""
    if not may(People.CHANGE):
        return
    for answer in answers_waiting(most=3):
        what, where = (
            f"Look at what {answer.person.goes_by} sent",
            Place("people.yours_answer", {"answer_id": answer.id}),
        )
        why = f"Corrections to their own details, on {dates.say_day(dates.day_of(answer.sent_at))}."
        yield Task(what, why, where, "Look at it", Urgency.SOON)


def _follow_ups() -> Iterator[Task]:
    """Enquirers to get in touch with again: one thing to do, however many there are."""
    if not may(People.CHANGE):
        return
    today, due = dates.today(), people.due_enquirers(dates.today())
    if not due or due[0].follow_up_on is None:
        return
    left, asked = (due[0].follow_up_on - today).days, due[0].enquired_on
    what = (
        f"Get in touch with {due[0].goes_by}" if len(due) == 1 else f"Get in touch with {len(due)} who asked about us"
    )
    why = (
        f"Asked about the group on {dates.say_day(asked)}."
        if len(due) == 1 and asked
        else f"The first of them was due {when(left)}."
    )
    yield Task(what, why, Place("people.follow_up"), "Look at it", urgency_of(left), left)


def _consents() -> Iterator[Task]:
    """What people agreed to and must be asked again: one thing to do, however many there are."""
    if not may(People.CHANGE):
        return
    over, soon = consents.count_to_renew()
    if not over + soon:
        return
    have_run_out = f"{plural(over, 'consent')} {'has' if over == 1 else 'have'} run out"
    run_out = f"{plural(soon, 'consent')} {'runs' if soon == 1 else 'run'} out within a month"
    what = " and ".join(told for told, many in ((have_run_out, over), (run_out, soon)) if many)
    where = Place("people.all_consents")
    yield Task(what, "Ask them again.", where, "See whose", Urgency.SOON if over else Urgency.WHEN_YOU_CAN)


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
