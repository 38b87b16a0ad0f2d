"""Where minutes name somebody: as in the chair, as there or not there, in what was written of an item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from esteem.group.queries import our_words
from esteem.kernel.dates import say_weekday
from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.minutes.models import AgendaItem, Minutes
from esteem.minutes.rules.parts import Part
from esteem.people.models import Person
from esteem.people.rules.held import Held

STAYS = "Approved minutes are the group’s own record, and stay as they were signed."
TEXTS = (
    Minutes.chair,
    Minutes.present,
    Minutes.in_attendance,
    Minutes.apologies,
    Minutes.other_words,
    Minutes.signed_by,
)
ITEM_TEXTS = (AgendaItem.title, AgendaItem.about, AgendaItem.brought_by, AgendaItem.note)


def has_minutes() -> bool:
    """Whether any were ever begun."""
    return session.scalar(select(Minutes.id).limit(1)) is not None


def held_in_minutes(person_id: int) -> list[Held]:
    """Where minutes name somebody by their whole name: those approved stay, drafts are reworded when they are erased."""
    person = session.get(Person, person_id)
    names = [name for name in (person.name, person.known_as) if " " in name.strip()] if person else []
    found = _naming(names) if names else []
    approved, draft = ([one for one in found if one.is_approved is wanted] for wanted in (True, False))
    return [
        *_section(
            "Approved minutes that name them", approved, names, stays=STAYS, kept_as="As it was written.", place=57
        ),
        *_section("Drafts of minutes that name them", draft, names, place=58),
    ]


def _section(title: str, found: Sequence[Minutes], names: Sequence[str], **more: Any) -> list[Held]:
    word = str(our_words().Meeting)
    rows = [(say_weekday(one.meeting.meets_on), one.meeting.kind_in(word), _as_what(one, names)) for one in found]
    return [Held(title, ("Day", "What", "As what"), rows, **more)] if rows else []


def _naming(names: Sequence[str]) -> Sequence[Minutes]:
    in_items = (
        select(AgendaItem.id).where(AgendaItem.meeting_id == Minutes.meeting_id, _says(ITEM_TEXTS, names)).exists()
    )
    wanted = select(Minutes).join(Minutes.meeting).where(or_(_says(TEXTS, names), in_items))
    return session.scalars(wanted.order_by(Meeting.meets_on, Meeting.id)).all()


def _says(columns: Iterable[Any], names: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(func.instr(func.lower(column), name.lower()) > 0 for column in columns for name in names))


def _as_what(minutes: Minutes, names: Sequence[str]) -> str:
    told = {part: str(getattr(minutes, part.value) or "") for part in Part}
    there = [part.says for part, text in told.items() if any(fold(name) in fold(text) for name in names)]
    return ", ".join(there) or "In what was said"


def drafts() -> Sequence[Minutes]:
    """All that are not approved."""
    return session.scalars(select(Minutes).where(Minutes.approved_on.is_(None))).all()


def items_not_settled() -> Sequence[AgendaItem]:
    """The items of every meeting whose minutes are not approved, and those parked."""
    settled = select(Minutes.id).where(Minutes.meeting_id == AgendaItem.meeting_id, Minutes.approved_on.is_not(None))
    return session.scalars(select(AgendaItem).where(~settled.exists())).all()
