"""How long this group keeps things, and whose time has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select

from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.history import History
from esteem.kernel.instances import memory
from esteem.kernel.signs import in_days, some
from esteem.people.models import Person
from esteem.people.rules.standing import Stands
from esteem.privacy.models import KeptLonger, PrivacyRequest, RetentionChoice, RetentionReview
from esteem.privacy.rules.clock import months_after
from esteem.privacy.rules.retention import Item, Line, schedule_of

REVIEWED_EVERY = 12  # months
NOBODY = "Somebody"  # stands for a name that is kept no longer
_SURELY_REVIEWED = some(RetentionReview.reviewed_on > in_days(-28 * REVIEWED_EVERY))
_SOMEBODY_WENT = some(
    Person.erased_at.is_(None),
    Person.left_on.is_not(None) | Person.removed_at.is_not(None) | (Person.stands == Stands.ENQUIRER),
)
MAY_BE_DUE = ~_SURELY_REVIEWED & (_SOMEBODY_WENT | some(PrivacyRequest.closed_on.is_not(None)))


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
    """Those whose time has come and who are not kept longer, the longest due first. Two queries, or three."""
    kept = select(KeptLonger.id).where(KeptLonger.person_id == Person.id, KeptLonger.until_on > dates.today())
    waiting = (Person.stands == Stands.ENQUIRER) & Person.joined_on.is_(None)
    wanted = select(Person).where(
        Person.erased_at.is_(None), Person.merged_into_id.is_(None), ~kept.exists(),
        or_(Person.left_on.is_not(None), Person.removed_at.is_not(None), waiting),
    )  # fmt: skip
    people = session.scalars(wanted.order_by(Person.sort_name, Person.id)).all()
    added = _added(
        [one.id for one in people if one.enquired_on is None and one.left_on is None and one.removed_at is None]
    )
    found = [due for person in people if (due := _due(person, added))]
    return sorted(found, key=lambda due: (due.since_on, due.person.sort_name))


def _due(person: Person, added: dict[int, datetime]) -> Due | None:
    """Their time by what they are: taken off the list, gone, or one who only asked (where no day was kept, since added)."""
    if person.removed_at:
        item, day, says = Item.REMOVED, _day(person.removed_at), "Taken off the list as added by mistake on {}"
    elif person.left_on:
        item, day, says = Item.FORMER, person.left_on, "Left on {}"
    else:
        item, day, says = (
            Item.ENQUIRER,
            person.enquired_on or _day(added.get(person.id)),
            "Asked on {} and never joined",
        )
    line = line_of(item)
    ends = line.ends_on(day) if day else None
    if day is None or ends is None or ends > dates.today():
        return None
    return Due(person, item, ends, f"{says.format(say_day(day))}; kept {line.says}.")


def _added(person_ids: list[int]) -> dict[int, datetime]:
    """When each of these was put on the list."""
    if not person_ids:
        return {}
    lines = select(History.subject_id, func.min(History.at).label("first_at")).where(
        History.subject == "person", History.subject_id.in_(person_ids)
    )
    return {row.subject_id: row.first_at for row in session.execute(lines.group_by(History.subject_id))}


def settled_long_ago() -> list[PrivacyRequest]:
    """Requests and complaints whose words need not be kept any more, the oldest first."""
    worded = (PrivacyRequest.details != "") | (PrivacyRequest.answer != "") | (PrivacyRequest.name.not_in(("", NOBODY)))
    wanted = select(PrivacyRequest).where(PrivacyRequest.closed_on.is_not(None), worded)
    found = session.scalars(wanted.order_by(PrivacyRequest.closed_on, PrivacyRequest.id)).all()
    ends = ((one, line_of(Item.REQUESTS).ends_on(one.closed_on) if one.closed_on else None) for one in found)
    return [one for one, ends_on in ends if ends_on and ends_on <= dates.today()]


def kept_longer_now() -> list[KeptLonger]:
    """Who is kept longer, and why, the first to end first."""
    wanted = select(KeptLonger).where(KeptLonger.until_on > dates.today()).order_by(KeptLonger.until_on, KeptLonger.id)
    return list(session.scalars(wanted))


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
    return bool(may_be_forgotten() or settled_long_ago())
