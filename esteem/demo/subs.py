"""What the invented members pay: two pounds an evening, taken at the door of late; some give twelve a year besides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from esteem.demo.story import Deed, Story, on
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.meetings.models import Meeting
from esteem.money.queries import places
from esteem.people.models import Person
from esteem.subs.actions.door import take_at_door
from esteem.subs.actions.payments import pay
from esteem.subs.actions.plans import add_plan, put_on_plan
from esteem.subs.models import SubsPlan
from esteem.subs.rules.kinds import Every, Method, Rate
from esteem.subs.rules.takings import Counted

LATELY = timedelta(days=70)  # from when the takings are written down at the door
YEARLY = "Friends of the group"
ON_IT = ("Dorota Wiśniewska", "Priya Raman")  # the first has paid, the other has not yet


def is_lately(story: Story, day: date) -> bool:
    """Whether an evening's takings were booked at the door, and not in the cash book alone."""
    return day > story.today - LATELY


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """The plans, and who pays for the year."""
    began = story.today - LATELY
    deeds = (
        on(began, _plans), on(began + timedelta(days=1), _friends, people), on(began + timedelta(days=20), _pays, people),
    )  # fmt: skip
    return story.past(iter(deeds))


def _plans(day: date) -> None:
    headings = {one.name: one.id for one in places.headings()}
    same: dict[str, Any] = {
        "fund_id": places.general_fund().id,
        "may_be_gift": False,
        "gift_reason": "",
        "grace_days": 30,
        "starts_on": day,
    }
    add_plan(
        name="Evenings", every=Every.MEETING, amount=Money(200), reduced=Money(100), least=Money(0), first_free=True,
        carer_free=True, heading_id=headings["Subs at meetings"], **same,
    )  # fmt: skip
    add_plan(
        name=YEARLY, every=Every.YEAR, amount=Money(1200), reduced=Money(600), least=None, first_free=False, carer_free=False,
        heading_id=headings["Annual membership"], **same,
    )  # fmt: skip


def _friends(day: date, people: dict[str, Person]) -> None:
    plan = session.scalars(select(SubsPlan).where(SubsPlan.name == YEARLY)).one()
    for name in ON_IT:
        put_on_plan(person=people[name], plan_id=plan.id, rate=Rate.STANDARD, starts_on=day)


def _pays(day: date, people: dict[str, Person]) -> None:
    bank = places.accounts()[-1].id
    pay(
        person=people[ON_IT[0]], amount=Money(1200), method=Method.BANK, account=bank, paid_on=day, first=day, times=1,
    )  # fmt: skip


def take_evening(day: date, heads: int) -> None:
    """The tin, counted by two, for as many as came."""
    meeting = session.scalars(
        select(Meeting).where(Meeting.meets_on == day, Meeting.headcount.is_not(None)).limit(1)
    ).one()
    counted = Counted(Money(200) * heads, others=heads, counted_by="Tom Hargreaves", second_by="Priya Raman")
    tin = places.accounts()[0].id
    take_at_door(meeting=meeting, ticked=[], counted=counted, accounts={Method.CASH: tin})
