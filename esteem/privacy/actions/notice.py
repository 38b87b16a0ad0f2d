"""What is done about the privacy notice: its details are written, and it is adopted, with its paper stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from esteem.kernel import dates, storage
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.privacy.models import AdoptedNotice, NoticeDetails
from esteem.privacy.queries.notice import adopted_notices, details, notice
from esteem.privacy.rules.notice import NEEDED_CONTACT, Notice
from esteem.privacy.rules.requests import check_day


def write_details(
    *, contact: str, recipients: str, abroad: str, more: str, seen_version: int | None = None
) -> NoticeDetails:
    """What the group adds to the notice. Raises StaleEdit. Flushes."""
    own = details()
    if own is None:
        own = NoticeDetails(id=1)
        session.add(own)
    else:
        check_version(own, seen_version)
    own.contact, own.recipients, own.abroad, own.more = contact, recipients, abroad, more
    session.flush()
    return own


def adopt_notice(*, adopted_on: date, print_it: Callable[[Notice, int, date], bytes]) -> AdoptedNotice:
    """The notice as it reads today counts from that day; its paper is stored and served ever after.

    `print_it` ends the open transaction. Raises RuleBroken: no contact, a day to come, nothing can be printed.
    """
    check_day(adopted_on, dates.today(), field="adopted_on")
    words = notice()
    if not words.contact:
        raise RuleBroken(NEEDED_CONTACT)
    number = _next_number()
    pdf = print_it(words, number, adopted_on)
    if _next_number() != number:
        raise RuleBroken("A notice was adopted a moment ago. Look at it first.")
    kept = storage.keep(pdf)
    adopted = AdoptedNotice(
        number=number, adopted_on=adopted_on, sha256=kept.sha256, file_size=kept.size, words=words.code
    )
    session.add(adopted)
    session.flush()
    return adopted


def _next_number() -> int:
    return max((one.number for one in adopted_notices()), default=0) + 1
