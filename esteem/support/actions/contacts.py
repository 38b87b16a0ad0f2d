"""The group was in touch with a helper or an organisation."""

from __future__ import annotations

from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.support.models import Contact, Helper, Organisation
from esteem.support.queries import contacts_with
from esteem.support.rules.kinds import check_not_to_come


def in_touch(*, subject: Helper | Organisation, day: date, about: str = "") -> Contact:
    """On that day the group was in touch. Raises RuleBroken for a day still to come."""
    check_not_to_come(day, dates.today(), field="day")
    contact = Contact(day=day, about=about)
    contact.helper_id = subject.id if isinstance(subject, Helper) else None
    contact.organisation_id = None if isinstance(subject, Helper) else subject.id
    session.add(contact)
    session.flush()
    write_down_last(subject)
    return contact


def in_touch_today(*, subject: Helper | Organisation) -> Contact:
    """In touch today; pressed twice it counts once."""
    already = next((one for one in contacts_with(subject) if one.day == dates.today()), None)
    return already or in_touch(subject=subject, day=dates.today())


def take_back_contact(*, subject: Helper | Organisation) -> Contact:
    """What was written down last was wrong; it stays in the history. Raises RuleBroken when there is nothing."""
    newest = max(contacts_with(subject), key=lambda one: one.id, default=None)
    if newest is None:
        raise RuleBroken("Nothing has been written down yet that could be taken back.")
    newest.taken_back_at = dates.now()
    session.flush()
    write_down_last(subject)
    return newest


def write_down_last(subject: Helper | Organisation) -> None:
    """Keep the last day beside the name, so that a list of thousands can be narrowed by it."""
    subject.last_touch_on = max((one.day for one in contacts_with(subject)), default=None)
    session.flush()
