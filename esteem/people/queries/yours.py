"""Members' own door: whether it is open, the links that work, what people sent, and when they last confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import contains_eager

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.signs import some
from esteem.kernel.text import Said
from esteem.kernel.tokens import fingerprint
from esteem.people.models import PeopleSettings, Person, YoursAnswer, YoursLink
from esteem.people.rules.held import Held
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.yours import ASKED, CONFIRMS, Correction, Outcome, plain, said

_KINDS: dict[str, type[Said]] = {
    "preferred": Channel, "by_phone": MayReach, "by_text": MayReach, "by_email": MayReach, "by_post": MayReach,
}  # fmt: skip
_HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
ANSWERS_WAIT = some(YoursAnswer.outcome == Outcome.WAITING)


def own_door_is_open() -> bool:
    """Whether the group lets people look after their own details; it does not until somebody switches it on."""
    decided = session.get(PeopleSettings, 1)
    return decided is not None and decided.own_door


def _works() -> ColumnElement[bool]:
    """A link neither used nor stopped nor run out, of somebody who is here."""
    unused = YoursLink.used_at.is_(None) & YoursLink.stopped_at.is_(None)
    return unused & (YoursLink.expires_at > dates.now()) & _HERE


def link_of(token: str) -> YoursLink | None:
    """The link of this secret, with its person, while it works; None for every other, whatever the reason."""
    if not own_door_is_open():
        return None
    wanted = select(YoursLink).join(YoursLink.person).where(YoursLink.fingerprint == fingerprint(token), _works())
    return session.scalar(wanted.options(contains_eager(YoursLink.person)))


def working_link_of(person_id: int) -> YoursLink | None:
    """The link they were given last, while it works."""
    wanted = select(YoursLink).join(YoursLink.person).where(YoursLink.person_id == person_id, _works())
    return session.scalar(wanted.order_by(YoursLink.id.desc()).limit(1))


def links_out() -> Sequence[YoursLink]:
    """Every link that works, the one that runs out first foremost; its person with each."""
    wanted = select(YoursLink).join(YoursLink.person).where(_works()).options(contains_eager(YoursLink.person))
    return session.scalars(wanted.order_by(YoursLink.expires_at, YoursLink.id)).all()


def answers_waiting(*, most: int | None = None) -> Sequence[YoursAnswer]:
    """What people sent and nobody has looked at, the oldest first; its person with each."""
    wanted = (
        select(YoursAnswer)
        .join(YoursAnswer.person)
        .where(YoursAnswer.outcome == Outcome.WAITING, Person.erased_at.is_(None))
        .options(contains_eager(YoursAnswer.person))
    )
    return session.scalars(wanted.order_by(YoursAnswer.id).limit(most)).all()


def answers_of(person_id: int) -> Sequence[YoursAnswer]:
    """All they ever sent, the latest first."""
    return session.scalars(
        select(YoursAnswer).where(YoursAnswer.person_id == person_id).order_by(YoursAnswer.id.desc())
    ).all()


def confirmed_on(answers: Sequence[YoursAnswer]) -> date | None:
    """The last day on which they themselves said what is kept here: that it is right, or what then was taken over."""
    return next((dates.day_of(answer.sent_at) for answer in answers if answer.outcome in CONFIRMS), None)


def corrections_of(answer: YoursAnswer, person: Person) -> list[Correction]:
    """Each field of what they sent, beside what stands there now."""
    return [
        Correction(field, ASKED[field], seen, wrote, plain(getattr(person, field)))
        for field, (seen, wrote) in answer.corrected.items()
    ]


def value_of(field: str, wrote: Any) -> Any:
    """A value that was written down, as the table of people keeps it."""
    kind = _KINDS.get(field)
    return wrote if kind is None else next((member for member in kind if member.value == wrote), None)


def shown(field: str, wrote: Any) -> str:
    """The same as a page shows it."""
    return said(value_of(field, wrote))


def held_of_yours(person_id: int) -> list[Held] | None:
    """The links they were sent, and what they sent back."""
    links = session.scalars(select(YoursLink).where(YoursLink.person_id == person_id).order_by(YoursLink.id)).all()
    sent = [
        (dates.say_moment(answer.sent_at), answer.outcome.says, _in_words(answer)) for answer in answers_of(person_id)
    ]
    made = [(dates.say_moment(link.made_at), dates.say_moment(link.expires_at), _used(link)) for link in links]
    found = []
    if made:
        found.append(Held("Links to your own details", ("Made", "Works until", "Used"), made, place=46))
    if sent:
        found.append(Held("What you sent through them", ("When", "What became of it", "What"), sent, place=47))
    return found or None


def _used(link: YoursLink) -> str:
    if link.used_at:
        return dates.say_moment(link.used_at)
    return "taken back" if link.stopped_at else "not used"


def _in_words(answer: YoursAnswer) -> str:
    return "; ".join(
        f"{ASKED[field]}: {shown(field, wrote)} (it was {shown(field, seen)})"
        for field, (seen, wrote) in answer.corrected.items()
    )
