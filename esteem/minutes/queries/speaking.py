"""Who may speak for the group outside, what was said, and whether somebody spoke without having been asked to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, contains_eager, joinedload

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.text import like
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import Decision, Mandate, SaidOutside
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.rules.speaking import Days, Standing, without_mandate
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import Held
from esteem.people.rules.names import initials

OFFERED = 60


@dataclass(frozen=True, slots=True)
class WantedMandates:
    """What the list of mandates is narrowed to."""

    stands: Standing = Standing.NOW
    sought: str = ""


@dataclass(frozen=True, slots=True)
class WantedSaid:
    """What the list of what was said is narrowed to; None and "" narrow nothing."""

    sought: str = ""
    removed: bool = False


def called(person: Person | None, who: str = "") -> str:
    """Who it is, as far as the reader may know: by name to those who see people, by initials to the rest."""
    name = person.goes_by if person is not None else who
    if may(People.SEE):
        return name
    return initials(person.name if person is not None else who)


def _stands(wanted: Standing) -> list[ColumnElement[bool]]:
    today = dates.today()
    here, over = Mandate.removed_at.is_(None), Mandate.last_on < today
    if wanted is Standing.REMOVED:
        return [Mandate.removed_at.is_not(None)]
    if wanted is Standing.ENDED:
        return [here, over]
    return [here, or_(Mandate.last_on.is_(None), ~over)]


def _with_words(column: InstrumentedAttribute[str], sought: str) -> list[ColumnElement[bool]]:
    """Each word is found in what was written, or by those who see people in the name."""
    columns = [column, Person.sort_name, Person.known_as] if may(People.SEE) else [column]
    return [or_(*(one.like(like(word), escape="\\") for one in columns)) for word in sought.split()]


def _mandates() -> Select[Mandate]:
    found = select(Mandate).join(Mandate.person).options(contains_eager(Mandate.person), joinedload(Mandate.decision))
    return found.order_by(Person.sort_name, Mandate.since_on, Mandate.id)


def _wanted_mandates(wanted: WantedMandates) -> Select[Mandate]:
    return _mandates().where(*_stands(wanted.stands), *_with_words(Mandate.found_by, wanted.sought))


def mandates_listed(wanted: WantedMandates, *, number: int) -> Listing[Mandate]:
    """One page of them, by name."""
    return listing(_wanted_mandates(wanted), number=number)


def mandates_found(wanted: WantedMandates) -> Sequence[Mandate]:
    """All of them, for a file."""
    return session.scalars(_wanted_mandates(wanted)).all()


def may_speak_on(day: date) -> Sequence[Mandate]:
    """Who may speak on that day, those left out who have left the group."""
    runs = (Mandate.since_on <= day) & or_(Mandate.last_on.is_(None), Mandate.last_on >= day)
    here = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
    return session.scalars(_mandates().where(Mandate.removed_at.is_(None), runs, here)).all()


def mandate_of(number: int) -> Mandate | None:
    """One mandate with its person and decision."""
    return session.scalar(_mandates().where(Mandate.id == number)) if 0 < number < 2**63 else None


def decisions_to_rest_on(now: Decision | None = None) -> list[tuple[int, str]]:
    """The latest decisions that stand, to whoever reads them all, and the one it rests on now."""
    wanted = select(Decision).where(Decision.withdrawn_on.is_(None))
    wanted = wanted.order_by(Decision.decided_on.desc(), Decision.id.desc()).limit(OFFERED)
    latest = list(session.scalars(wanted)) if may(MinutesOf.SEE_ALL) else []
    found = latest if now is None or now in latest else [now, *latest]
    return [(one.id, f"{one.name}: {one.words[:80]}") for one in found]


def _said() -> Select[SaidOutside]:
    found = select(SaidOutside).outerjoin(SaidOutside.person).options(contains_eager(SaidOutside.person))
    found = found.options(joinedload(SaidOutside.meeting))
    return found.order_by(SaidOutside.said_on.desc(), SaidOutside.id.desc())


def _wanted_said(wanted: WantedSaid) -> Select[SaidOutside]:
    gone = SaidOutside.removed_at.is_not(None) if wanted.removed else SaidOutside.removed_at.is_(None)
    return _said().where(gone, *_with_words(SaidOutside.found_by, wanted.sought))


def said_listed(wanted: WantedSaid, *, number: int) -> Listing[SaidOutside]:
    """One page of what was said, the latest first."""
    return listing(_wanted_said(wanted), number=number)


def said_found(wanted: WantedSaid) -> Sequence[SaidOutside]:
    """All of it, for a file."""
    return session.scalars(_wanted_said(wanted)).all()


def said_by(person_id: int) -> Sequence[SaidOutside]:
    """What somebody said, the latest first."""
    return session.scalars(
        _said().where(SaidOutside.person_id == person_id, SaidOutside.removed_at.is_(None)).limit(OFFERED)
    ).all()


def said_at(meeting_id: int) -> Sequence[SaidOutside]:
    """What was said at a meeting outside."""
    return session.scalars(_said().where(SaidOutside.meeting_id == meeting_id, SaidOutside.removed_at.is_(None))).all()


def said_numbered(number: int) -> SaidOutside | None:
    """One entry with its person and meeting."""
    return session.scalar(_said().where(SaidOutside.id == number)) if 0 < number < 2**63 else None


def unasked(entries: Iterable[SaidOutside]) -> frozenset[int]:
    """The numbers of those entries whose speaker nobody had asked to speak on that day; in one query."""
    told = list(entries)
    numbers = {one.person_id for one in told if one.person_id is not None}
    days: dict[int, list[tuple[int, Days]]] = defaultdict(list)
    if numbers:
        found = select(Mandate).where(Mandate.person_id.in_(numbers), Mandate.removed_at.is_(None))
        for mandate in session.scalars(found):
            days[mandate.person_id].append((mandate.person_id, mandate.days))
    return frozenset(
        one.id for one in told if without_mandate(one.person_id, days.get(one.person_id or 0, []), one.said_on)
    )


def outside_meetings(now: Meeting | None = None) -> list[tuple[int, str]]:
    """The meetings of others that were, the latest first, and the one it is linked to now."""
    wanted = select(Meeting).where(
        Meeting.kind == MeetingKind.OUTSIDE, Meeting.removed_at.is_(None), Meeting.meets_on <= dates.today()
    )
    latest = list(session.scalars(wanted.order_by(Meeting.meets_on.desc(), Meeting.id.desc()).limit(OFFERED)))
    found = latest if now is None or now in latest else [now, *latest]
    return [(one.id, f"{dates.say_day(one.meets_on)}{f': {one.title}' if one.title else ''}") for one in found]


def outside_meeting(number: int | None) -> Meeting | None:
    """The meeting of others of this number, when it has been."""
    meeting = session.get(Meeting, number) if number is not None else None
    if meeting is None or meeting.kind is not MeetingKind.OUTSIDE or meeting.meets_on > dates.today():
        return None
    return meeting


def has_spoken() -> bool:
    """Whether it is kept of anybody that they may speak for the group, or spoke."""
    return any(
        session.scalar(select(kind.person_id).where(kind.person_id.is_not(None)).limit(1)) is not None
        for kind in (Mandate, SaidOutside)
    )


def held_of_speaking(person_id: int) -> list[Held] | None:
    """What they may say for the group, and what they said."""
    stays = {
        "stays": "Who spoke for the group, and who asked them to, is part of its own record.",
        "kept_as": f"The entry and its days, of “Former member {person_id}”.",
    }
    found = session.scalars(_mandates().where(Mandate.person_id == person_id)).all()
    asked = [
        (one.about, one.to, dates.say_day(one.since_on), dates.say_day(one.last_on) if one.last_on else "",
         "yes" if one.removed_at else "")
        for one in found
    ]  # fmt: skip
    entries = session.scalars(_said().where(SaidOutside.person_id == person_id)).all()
    said = [(dates.say_day(one.said_on), one.place, one.to_whom, one.words, one.follow_up) for one in entries]
    heads = ("About", "To whom", "From", "Last day", "Taken off as a mistake")
    told = [Held("What you may say for the group", heads, asked, place=53, **stays)] if asked else []
    if said:
        heads = ("Day", "Where", "To whom", "What you said", "What follows")
        told.append(Held("What you said for the group", heads, said, place=54, **stays))
    return told or None
