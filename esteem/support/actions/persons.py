"""The person behind the help: who it is, and what becomes of their help when they are erased or two are one."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.people.actions import add_person
from esteem.people.models import Person
from esteem.people.rules.standing import Stands
from esteem.support.actions.contacts import write_down_last
from esteem.support.models import Agreement, Contact, Helper, Speaker
from esteem.support.queries import helper_of
from esteem.support.queries.held import every_agreement, every_contact, every_talk
from esteem.support.rules.agreements import PASSAGES, State
from esteem.support.rules.roles import Area, Role


def somebody(person_id: int | None, *, name: str, phone: str, email: str) -> Person:
    """One who is on the list already, or somebody new, here as a helper. Raises RuleBroken."""
    if person_id is not None and name:
        raise RuleBroken("Choose somebody or write a new name, not both.", field="name")
    if person_id is None and not name:
        raise RuleBroken("Write a name, or choose somebody who is on the list.", field="name")
    if person_id is None:
        return add_person(name=name, phone=phone, email=email, stands=Stands.HELPER)
    someone = session.get(Person, person_id)
    if someone is None or not someone.is_here:
        raise RuleBroken("They are on no list now.", field="person_id")
    return someone


def make_findable(helper: Helper) -> None:
    """Write down what the list finds them by beside their name; after anything of that was changed."""
    helper.found_by = fold(f"{helper.job} {helper.offers} {helper.limits}")


def erase_person(person_id: int) -> None:
    """Put away what is kept about them: everything but the agreements that were signed, of which the file stays."""
    helper = helper_of(person_id)
    _forget(every_contact(helper) if helper else ())
    _forget([*every_talk(person_id), *([helper] if helper else [])])
    signed = [one for one in every_agreement(person_id) if one.state is State.SIGNED]
    _forget(one for one in every_agreement(person_id) if one not in signed)
    for agreement in signed:
        _keep_the_file_alone(agreement)


def _forget(rows: Iterable[Contact | Speaker | Helper | Agreement]) -> None:
    """Delete these rows, and what the history says of them."""
    gone = list(rows)
    for row in gone:
        session.delete(row)
    session.flush()
    for row in gone:
        history.blank(row.__tablename__, row.id)


def _keep_the_file_alone(agreement: Agreement) -> None:
    for passage in PASSAGES:
        setattr(agreement, passage.key, "")
    agreement.signed_for_us = ""
    session.flush()
    history.blank(agreement.__tablename__, agreement.id)


def merge_people(kept_id: int, gone_id: int) -> None:
    """What the one helped with, spoke about and signed is the other's; where both help, the words of both are kept."""
    for talk in every_talk(gone_id):
        talk.person_id = kept_id
    for agreement in every_agreement(gone_id):
        agreement.person_id = kept_id
    _one_draft(kept_id)
    kept, gone = helper_of(kept_id), helper_of(gone_id)
    if gone is not None and kept is None:
        gone.person_id = kept_id
    elif gone is not None and kept is not None:
        _join(kept, gone)
    session.flush()


def _one_draft(person_id: int) -> None:
    """Where each had a draft, the later one is gone on with; the other is set aside, and can be taken up again."""
    session.flush()
    drafts = [one for one in every_agreement(person_id) if one.state is State.DRAFT]
    for draft in drafts[:-1]:
        draft.set_aside_at = dates.now()


def _join(kept: Helper, gone: Helper) -> None:
    kept.roles = [role for role in Role if role in (*kept.roles, *gone.roles)]
    kept.areas = [area for area in Area if area in (*kept.areas, *gone.areas)]
    kept.offers, kept.limits = _both(kept.offers, gone.offers), _both(kept.limits, gone.limits)
    kept.job = kept.job or gone.job
    kept.organisation_id = kept.organisation_id or gone.organisation_id
    kept.agreed_on = kept.agreed_on or gone.agreed_on
    kept.review_on = min(filter(None, (kept.review_on, gone.review_on)), default=None)
    kept.ended_on = max(kept.ended_on, gone.ended_on) if kept.ended_on and gone.ended_on else None
    make_findable(kept)
    for contact in every_contact(gone):
        contact.helper_id = kept.id
    session.flush()
    session.delete(gone)
    session.flush()
    write_down_last(kept)


def _both(one: str, other: str) -> str:
    return one if other in one else "\n".join(filter(None, (one, other)))
