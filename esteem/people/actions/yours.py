"""Members' own door is opened and shut; a link is made and taken back; what somebody sent is kept, taken over, declined."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import Actor, act_as
from esteem.kernel.tokens import fingerprint, new_token
from esteem.people.actions.person import change_person
from esteem.people.models import PeopleSettings, Person, YoursAnswer, YoursLink
from esteem.people.queries.yours import own_door_is_open, value_of
from esteem.people.rules.yours import (
    ASKED,
    DECIDED,
    LINK_LASTS,
    NOT_HERE,
    SHUT,
    Outcome,
    changes_between,
    check_ticked,
)


def set_own_door(*, is_open: bool) -> PeopleSettings:
    """Let people look after their own details through a link, or no longer; shutting it stops every link. Flushes."""
    decided = session.get(PeopleSettings, 1)
    if decided is None:
        decided = PeopleSettings(id=1, own_door=False)
        session.add(decided)
    decided.own_door = is_open
    if not is_open:
        _stop(select(YoursLink))
    session.flush()
    return decided


def _stop(links: Any) -> None:
    for link in session.scalars(links.where(YoursLink.used_at.is_(None), YoursLink.stopped_at.is_(None))):
        link.stopped_at = dates.now()


def make_link(*, person: Person) -> str:
    """The secret of a link with which they look at their own details, once; an older one counts no more.

    It is kept nowhere else. Flushes. Raises RuleBroken while the door is shut, and for somebody who is not here.
    """
    if not own_door_is_open():
        raise RuleBroken(SHUT)
    if not person.is_here:
        raise RuleBroken(NOT_HERE)
    stop_links(person=person)
    token, now = new_token(), dates.now()
    session.add(
        YoursLink(
            person_id=person.id, fingerprint=fingerprint(token), made_at=now, expires_at=now + LINK_LASTS,
        )
    )  # fmt: skip
    session.flush()
    return token


def stop_links(*, person: Person) -> None:
    """Their link works no more. Flushes."""
    _stop(select(YoursLink).where(YoursLink.person_id == person.id))
    session.flush()


def confirm(*, link: YoursLink) -> YoursAnswer:
    """They say that all is right as it is. The link is used up. Flushes."""
    return _receive(link, {})


def receive(*, link: YoursLink, seen_version: int | None, **wrote: Any) -> YoursAnswer:
    """What they wrote, for somebody to look at; nothing of it counts before that. The link is used up. Flushes.

    Raises StaleEdit when their details were changed since they opened the page.
    """
    check_version(link.person, seen_version)
    seen = {field: getattr(link.person, field) for field in ASKED}
    return _receive(link, changes_between(seen, wrote))


def _receive(link: YoursLink, changes: dict[str, list[Any]]) -> YoursAnswer:
    act_as(Actor(via="own link"))
    link.used_at = dates.now()
    answer = YoursAnswer(
        person_id=link.person_id, sent_at=dates.now(), changes=json.dumps(changes, ensure_ascii=False),
        outcome=Outcome.WAITING if changes else Outcome.CONFIRMED,
    )  # fmt: skip
    session.add(answer)
    session.flush()
    return answer


def take_over(*, answer: YoursAnswer, person: Person, seen_version: int | None, take: Sequence[str]) -> YoursAnswer:
    """These fields of what they sent are kept from now on. Flushes. Raises RuleBroken, StaleEdit."""
    _check_waiting(answer)
    check_ticked(take)
    corrected = answer.corrected
    taken = {field: value_of(field, wrote) for field, (_, wrote) in corrected.items() if field in take}
    change_person(person=person, seen_version=seen_version, **taken)
    _decide(answer, Outcome.TAKEN if len(taken) == len(corrected) else Outcome.TAKEN_IN_PART)
    return answer


def decline(*, answer: YoursAnswer) -> YoursAnswer:
    """Nothing of it is taken over; it can be looked at again. Raises RuleBroken."""
    _check_waiting(answer)
    _decide(answer, Outcome.DECLINED)
    return answer


def look_again(*, answer: YoursAnswer) -> YoursAnswer:
    """It waits again, after it was declined. Raises RuleBroken."""
    if answer.outcome is not Outcome.DECLINED:
        raise RuleBroken(DECIDED)
    _decide(answer, Outcome.WAITING)
    return answer


def _check_waiting(answer: YoursAnswer) -> None:
    if answer.outcome is not Outcome.WAITING:
        raise RuleBroken(DECIDED)


def _decide(answer: YoursAnswer, outcome: Outcome) -> None:
    answer.outcome = outcome
    answer.decided_at = None if outcome is Outcome.WAITING else dates.now()
    session.flush()


def _rows_of(person_id: int) -> list[YoursLink | YoursAnswer]:
    links = session.scalars(select(YoursLink).where(YoursLink.person_id == person_id))
    answers = session.scalars(select(YoursAnswer).where(YoursAnswer.person_id == person_id))
    return [*links, *answers]


def erase_yours(*, person_id: int) -> None:
    """Nothing is left of their links and of what they sent, nor of what history said of it."""
    rows = _rows_of(person_id)
    for row in rows:
        session.delete(row)
    session.flush()
    for row in rows:
        history.blank(row.__tablename__, row.id)


def merge_yours(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: what either sent is kept; a link made for the one that is gone works no more."""
    _stop(select(YoursLink).where(YoursLink.person_id == gone_id))
    for row in _rows_of(gone_id):
        row.person_id = kept_id
    session.flush()
