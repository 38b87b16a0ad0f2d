"""Actions: who does what by when, what is still open from earlier meetings, and which of them a reader may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, lazyload

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.signs import in_days, some
from esteem.kernel.text import like
from esteem.meetings.models import Meeting
from esteem.minutes.models import Action
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.meetings import CLOSED, are_open
from esteem.minutes.rules.actions import TO_DO, ActionsShown, Whose, is_no_name, like_kinds
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries.myself import my_person_id
from esteem.people.rules.names import initials

_OPEN = Action.done_on.is_(None) & Action.dropped_on.is_(None)
SOME_OVERDUE = some(_OPEN, Action.due_on < in_days())
_SAID = (  # all that a list says of either: their other columns are many
    contains_eager(Action.person).load_only(Person.name, Person.known_as, Person.left_on),
    contains_eager(Action.meeting).load_only(Meeting.kind, Meeting.own_kind_id, Meeting.meets_on),
)
_PRESSING = (Action.due_on.asc().nulls_last(), Action.begun_on, Action.id)


@dataclass(frozen=True, slots=True)
class WantedActions:
    """What a list of actions is narrowed to; None and "" narrow nothing."""

    shown: ActionsShown = ActionsShown.OPEN
    sought: str = ""
    whose: Whose | None = None
    person_id: int | None = None


def _with_all() -> Select[Action]:
    """A select of actions, each with its person and its meeting."""
    with_both = contains_eager(Action.person), contains_eager(Action.meeting).options(lazyload(Meeting.venue))
    return select(Action).outerjoin(Action.person).outerjoin(Action.meeting).options(*with_both)


def mine() -> ColumnElement[bool]:
    """Those of whoever is asking."""
    number = my_person_id()
    return Action.person_id == number if number is not None else false()


def may_be_seen() -> ColumnElement[bool]:
    """For a select of actions with their meetings: everybody's to those who read all; else their own, and those of
    meetings that are open to everybody.
    """
    if may(MinutesOf.SEE_ALL):
        return true()
    return or_(mine(), Meeting.id.is_not(None) & are_open()) if may(MinutesOf.SEE) else mine()


def action_seen(action_id: int) -> Action | None:
    """The action of this number, or None when there is none, or none that the reader may see."""
    if not 0 < action_id < 2**63:
        return None
    return session.scalar(_with_all().where(Action.id == action_id, may_be_seen()))


def is_mine(action: Action) -> bool:
    """Whether it is for whoever is asking to do."""
    return action.person_id is not None and action.person_id == my_person_id()


def who_does(action: Action) -> str:
    """Who does it, as far as the reader may know: by name to those who see people, and of one's own; else by initials.

    Who it is in words stays, unless it may be a name.
    """
    if may(People.SEE) or is_mine(action):
        return action.person.goes_by if action.person else action.who
    if action.person is not None:
        return initials(action.person.name)
    return action.who if is_no_name(action.who) else ""


def _narrowed(wanted: WantedActions) -> list[ColumnElement[bool]]:
    shown: dict[ActionsShown, ColumnElement[bool]] = {
        ActionsShown.MINE: and_(_OPEN, mine()),
        ActionsShown.OPEN: _OPEN,
        ActionsShown.OVERDUE: and_(_OPEN, Action.due_on < dates.today()),
        ActionsShown.DONE: Action.done_on.is_not(None),
        ActionsShown.DROPPED: Action.dropped_on.is_not(None),
    }
    return [may_be_seen(), shown[wanted.shown], *_of(wanted), *_finding(wanted.sought)]


def _of(wanted: WantedActions) -> list[ColumnElement[bool]]:
    """Of which meetings, and of whom: that is for those who see people, or of oneself."""
    closed = func.coalesce(Meeting.kind.in_(CLOSED), false())
    of = {Whose.COMMITTEE: closed, Whose.EVERYBODY: ~closed}
    told = [of[wanted.whose]] if wanted.whose is not None else []
    if wanted.person_id is not None and (may(People.SEE) or wanted.person_id == my_person_id()):
        told.append(Action.person_id == wanted.person_id)
    return told


def _finding(sought: str) -> list[ColumnElement[bool]]:
    """Each word is found in what is to be done, or in who does it by those who see people."""
    if not may(People.SEE):
        only_words = func.substr(Action.found_by, 1, func.instr(Action.found_by, "\n"))
        return [only_words.like(like(word), escape="\\") for word in sought.split()]
    columns = (Action.found_by, Person.sort_name, Person.known_as)
    return [or_(*(column.like(like(word), escape="\\") for column in columns)) for word in sought.split()]


def _wanted(wanted: WantedActions) -> Select[Action]:
    found = _with_all().where(*_narrowed(wanted)).options(*_SAID)
    if wanted.shown in TO_DO:
        return found.order_by(*_PRESSING)
    day = Action.done_on if wanted.shown is ActionsShown.DONE else Action.dropped_on
    return found.order_by(day.desc(), Action.id.desc())


def actions_listed(wanted: WantedActions, *, number: int) -> Listing[Action]:
    """One page of them: what is to be done most pressing first, what is over latest first."""
    return listing(_wanted(wanted), number=number)


def actions_found(wanted: WantedActions) -> Sequence[Action]:
    """All of them, for a file or a paper."""
    return session.scalars(_wanted(wanted)).all()


@dataclass(frozen=True, slots=True)
class Overdue:
    """How much is overdue: what, when there is only one, and the first day of all."""

    count: int
    words: str
    first_on: date | None


def overdue_glance() -> tuple[Overdue, Overdue]:
    """What is overdue of whoever is asking, and of everybody else that they may see."""
    own = mine()
    sums = [
        sum_
        for whose in (own, ~func.coalesce(own, false()))
        for sum_ in (
            func.coalesce(func.sum(case((whose, 1), else_=0)), 0),
            func.min(case((whose, Action.words))),
            func.min(case((whose, Action.due_on))),
        )
    ]
    wanted = select(*sums).select_from(Action).outerjoin(Action.meeting)
    row = session.execute(wanted.where(_OPEN, Action.due_on < dates.today(), may_be_seen())).one()
    return Overdue(row[0], row[1] or "", row[2]), Overdue(row[3], row[4] or "", row[5])


def actions_of(meeting_id: int) -> Sequence[Action]:
    """Those made at a meeting, in the order they were made, whatever became of them."""
    return session.scalars(_with_all().where(Action.meeting_id == meeting_id).order_by(Action.id)).all()


def actions_taken_on(person_id: int) -> Sequence[Action]:
    """What somebody has to do, as far as the reader may see it; most pressing first."""
    wanted = _with_all().where(Action.person_id == person_id, _OPEN, may_be_seen())
    return session.scalars(wanted.order_by(*_PRESSING)).all()


def count_done_by(person_id: int) -> int:
    """How many they have done, of those the reader may see."""
    wanted = select(func.count(Action.id)).outerjoin(Action.meeting)
    return session.scalar(wanted.where(Action.person_id == person_id, Action.done_on.is_not(None), may_be_seen())) or 0


def actions_from(decision_id: int) -> Sequence[Action]:
    """Those that come of a decision, in the order they were made."""
    return session.scalars(_with_all().where(Action.decision_id == decision_id).order_by(Action.id)).all()


def actions_open_from(meeting_ids: Collection[int]) -> Sequence[Action]:
    """What is still open of what was agreed at these meetings, most pressing first."""
    if not meeting_ids:
        return []
    return session.scalars(_with_all().where(_OPEN, Action.meeting_id.in_(meeting_ids)).order_by(*_PRESSING)).all()


def carried_into(meeting: Meeting, *, most: int | None = None) -> Sequence[Action]:
    """What is still open from earlier meetings of a like kind, to go on this one's agenda; most pressing first."""
    kinds = like_kinds(meeting.kind)
    if not kinds:
        return []
    before = false() if meeting.start_time is None else func.coalesce(Meeting.start_time < meeting.start_time, false())
    earlier = or_(Meeting.meets_on < meeting.meets_on, and_(Meeting.meets_on == meeting.meets_on, before))
    wanted = _with_all().where(_OPEN, Meeting.kind.in_(kinds), earlier, Meeting.id != meeting.id)
    return session.scalars(wanted.order_by(*_PRESSING).limit(most)).all()


def open_at(meeting: Meeting) -> list[Action]:
    """What a meeting asks after: what is open from earlier ones, and what it agreed itself; most pressing first."""
    found = {one.id: one for one in (*carried_into(meeting), *actions_open_from([meeting.id]))}
    return sorted(
        found.values(), key=lambda one: (one.due_on is None, one.due_on or one.begun_on, one.begun_on, one.id)
    )
