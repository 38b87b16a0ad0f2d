"""One helper, one organisation: who works there, when the group was in touch, what the roles are called."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from esteem.kernel.db import session
from esteem.kernel.text import like
from esteem.people.models import Person
from esteem.support.models import Contact, Helper, Organisation, RoleName, Speaker
from esteem.support.rules.roles import Role

FEW, SHOWN = 40, 8
NAMED = Person.removed_at.is_(None) & Person.erased_at.is_(None)


def role_names() -> dict[Role, str]:
    """What the group calls each role, in their order: its own word, or the one Esteem brings."""
    own = {row.role: row.name for row in session.scalars(select(RoleName))}
    return {role: own.get(role, role.says) for role in Role}


def helper_of(person_id: int) -> Helper | None:
    """What this person helps with, if anything is written down."""
    return session.scalar(select(Helper).where(Helper.person_id == person_id))


def talks_of(person_id: int) -> Sequence[Speaker]:
    """What this person speaks about, the newest first, without what was put away."""
    wanted = select(Speaker).where(Speaker.person_id == person_id, Speaker.put_away_at.is_(None))
    return session.scalars(wanted.order_by(Speaker.id.desc())).all()


def those_at(organisation: Organisation) -> Sequence[Helper]:
    """The helpers who work there, by name; those whose help has ended too."""
    wanted = select(Helper).join(Person, Helper.person_id == Person.id).where(NAMED)
    wanted = wanted.where(Helper.organisation_id == organisation.id)
    return session.scalars(wanted.order_by(Person.sort_name, Person.id)).all()


def contacts_with(subject: Helper | Organisation) -> Sequence[Contact]:
    """When the group was in touch, the latest first."""
    with_whom = Contact.helper_id if isinstance(subject, Helper) else Contact.organisation_id
    wanted = select(Contact).where(with_whom == subject.id, Contact.taken_back_at.is_(None))
    return session.scalars(wanted.order_by(Contact.day.desc(), Contact.id.desc())).all()


class Organisations:
    """The organisations in use, for a field of `kernel.sought`."""

    def few(self) -> list[tuple[int, str]] | None:
        """All by name, or None when a list to choose from would be long."""
        found = session.execute(self._offered().limit(FEW + 1)).all()
        return None if len(found) > FEW else [(number, name) for number, name in found]

    def found(self, typed: str) -> list[tuple[int, str]]:
        """Those whose name has the words."""
        wanted = self._offered().where(*(Organisation.sort_name.like(like(w), escape="\\") for w in typed.split()))
        return [(number, name) for number, name in session.execute(wanted.limit(SHOWN))]

    def called(self, number: int) -> str | None:
        return session.scalar(select(Organisation.name).where(Organisation.id == number))

    def _offered(self) -> Select[int, str]:
        wanted = select(Organisation.id, Organisation.name).where(Organisation.put_away_at.is_(None))
        return wanted.order_by(Organisation.sort_name, Organisation.id)
