"""How long this group keeps things, and whose time has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, select

from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.history import History
from esteem.kernel.instances import memory
from esteem.people.models import Person
from esteem.people.rules.standing import Stands
from esteem.privacy.models import KeptLonger, RetentionChoice, RetentionReview
from esteem.privacy.rules.clock import months_after
from esteem.privacy.rules.retention import Item, Line, schedule_of

REVIEWED_EVERY = 12  # months


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose time has come: since when, and the reason in words."""

    person: Person
    item: Item
    since_on: date
    why: str


def schedule() -> list[Line]:
    """Every line of the group's schedule; asked of the database once a request."""
    kept = memory()
    if "schedule" not in kept:
        rows = session.scalars(select(RetentionChoice)).all()
        kept["schedule"] = schedule_of({row.item: (row.months, row.because) for row in rows})
    found: list[Line] = kept["schedule"]
    return found


def line_of(item: Item) -> Line:
    """The schedule's line about this."""
    return next(line for line in schedule() if line.item is item)


def choice_of(item: Item) -> RetentionChoice | None:
    """What the group decided about this, if otherwise than delivered."""
    return session.scalar(select(RetentionChoice).where(RetentionChoice.item == item))


def may_be_forgotten() -> list[Due]:
    """Those whose time has come and who are not kept longer, the longest due first. Three queries."""
    kept = set(session.scalars(select(KeptLonger.person_id).where(KeptLonger.until_on > dates.today())))
    found = [*_left(), *_removed(), *_enquired()]
    return sorted(
        (due for due in found if due.person.id not in kept), key=lambda due: (due.since_on, due.person.sort_name)
    )


def kept_longer_now() -> list[KeptLonger]:
    """Who is kept longer, and why, the first to end first."""
    wanted = select(KeptLonger).where(KeptLonger.until_on > dates.today()).order_by(KeptLonger.until_on, KeptLonger.id)
    return list(session.scalars(wanted))


def _left() -> Iterator[Due]:
    line = line_of(Item.FORMER)
    wanted = _people(Person.left_on.is_not(None), Person.removed_at.is_(None))
    yield from _due(line, wanted, lambda person: person.left_on, lambda day: f"Left on {say_day(day)}")


def _removed() -> Iterator[Due]:
    line = line_of(Item.REMOVED)
    wanted = _people(Person.removed_at.is_not(None))
    taken = "Taken off the list as added by mistake on"
    yield from _due(line, wanted, lambda person: _day(person.removed_at), lambda day: f"{taken} {say_day(day)}")


def _enquired() -> Iterator[Due]:
    """Those who never joined; where no day was written down, from the day they were put on the list."""
    line = line_of(Item.ENQUIRER)
    wanted = _people(
        Person.stands == Stands.ENQUIRER,
        Person.joined_on.is_(None),
        Person.left_on.is_(None),
        Person.removed_at.is_(None),
    )
    added = (
        select(History.subject_id, func.min(History.at).label("first_at"))
        .where(History.subject == "person")
        .group_by(History.subject_id)
    )
    first = {row.subject_id: row.first_at for row in session.execute(added)}

    def asked(person: Person) -> date | None:
        return person.enquired_on or _day(first.get(person.id))

    yield from _due(line, wanted, asked, lambda day: f"Asked on {say_day(day)} and never joined")


def _people(*conditions: ColumnElement[bool]) -> Select[Person]:
    return (
        select(Person)
        .where(Person.erased_at.is_(None), Person.merged_into_id.is_(None), *conditions)
        .order_by(Person.sort_name, Person.id)
    )


def _due(
    line: Line, wanted: Select[Person], began: Callable[[Person], date | None], says: Callable[[date], str]
) -> Iterator[Due]:
    for person in session.scalars(wanted):
        day = began(person)
        ends = line.ends_on(day) if day else None
        if day and ends and ends <= dates.today():
            yield Due(person, line.item, ends, f"{says(day)}; kept {line.says}.")


def _day(moment: datetime | None) -> date | None:
    return dates.day_of(moment) if moment else None


def last_review() -> date | None:
    """When somebody last went through who may be forgotten."""
    return session.scalar(select(func.max(RetentionReview.reviewed_on)))


def is_review_due() -> bool:
    """Whether a year has gone by since, and there is somebody to look at."""
    last = last_review()
    if last is not None and months_after(last, REVIEWED_EVERY) > dates.today():
        return False
    return bool(may_be_forgotten())
