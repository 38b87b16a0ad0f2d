"""Where people stood, who is to be got in touch with again, and who has the same name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from esteem.kernel.db import session
from esteem.kernel.signs import in_days, some
from esteem.kernel.text import fold
from esteem.people.models import Person, StandingChange
from esteem.people.rules.standing import Stands

_ON_A_LIST = Person.removed_at.is_(None) & Person.erased_at.is_(None)
_ENQUIRER = _ON_A_LIST & Person.left_on.is_(None) & (Person.stands == Stands.ENQUIRER)
SOMEBODY_TO_REACH = some(_ENQUIRER, Person.follow_up_on <= in_days())


def record_of(person_id: int) -> Sequence[StandingChange]:
    """Every change of where they stood, the first one first; a day that is not known comes before the others."""
    wanted = select(StandingChange).where(StandingChange.person_id == person_id)
    return session.scalars(wanted.order_by(StandingChange.changed_on.nulls_first(), StandingChange.id)).all()


def enquirers_to_reach() -> Sequence[Person]:
    """Enquirers with a day on which to get in touch again, the longest due first."""
    wanted = select(Person).where(_ENQUIRER & Person.follow_up_on.is_not(None))
    return session.scalars(wanted.order_by(Person.follow_up_on, Person.sort_name, Person.id)).all()


def due_enquirers(today: date) -> Sequence[Person]:
    """Those among them whose day has come."""
    wanted = select(Person).where(_ENQUIRER & (Person.follow_up_on <= today))
    return session.scalars(wanted.order_by(Person.follow_up_on, Person.sort_name, Person.id)).all()


def namesakes(person: Person) -> int:
    """How many others on the lists have the same name, whatever the accents."""
    same = _ON_A_LIST & (Person.sort_name == fold(person.name)) & (Person.id != person.id)
    return session.scalar(select(func.count(Person.id)).where(same)) or 0
