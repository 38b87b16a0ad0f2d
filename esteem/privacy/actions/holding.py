"""Everything held about somebody is put together: that it was is written down."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.kernel import dates
from esteem.kernel.db import apart
from esteem.kernel.permissions import actor
from esteem.people.actions.looking import record_looks
from esteem.people.queries.needs import needs_of
from esteem.privacy.models import HeldFile
from esteem.privacy.queries.requests import open_access_request


def record_looks_at(person_ids: Iterable[int]) -> None:
    """What is private about these people is shown too: that is written down where every look at it is.

    Before anything else is read, and never in a request that writes: it ends the open transaction.
    """
    record_looks([number for number in person_ids if needs_of(number) is not None])


def record_file(*, person_id: int, form: str) -> None:
    """Write down that it was put together, for their open request if there is one; in a small transaction of its own.

    What was read before must be read again. Raises what the database raises when it cannot write: nothing is shown that
    was not recorded.
    """
    asked = open_access_request(person_id)
    request_id = asked.id if asked else None
    with apart() as own:
        own.add(
            HeldFile(
                person_id=person_id, request_id=request_id, form=form, made_at=dates.now(), account_id=actor().account_id
            )
        )  # fmt: skip
