"""Somebody is erased; the list of erasures is kept; and whoever comes back with an old copy is erased again."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates, db, history, sqlite
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.instances import Instance, current, memory
from esteem.people.actions import forget_row
from esteem.people.models import Person
from esteem.people.rules.held import ERASED
from esteem.privacy.models import Erasure, HeldFile, KeptLonger, PrivacyRequest
from esteem.privacy.queries.erasing import came_back, erased_before, lines_about, list_file, not_listed, why_not
from esteem.privacy.queries.held import find_whole
from esteem.privacy.queries.mentions import mentions, traces
from esteem.privacy.rules.erasures import Erased, Reason
from esteem.privacy.rules.requests import Ended, Kind
from esteem.privacy.rules.traces import Traces

log = logging.getLogger("esteem")
CAME_BACK = "Erased before; came back with an old copy of the database"
SWEPT_WITHIN = timedelta(days=2)


def erase_people(*, person_ids: Iterable[int], reason: Reason, note: str = "") -> list[Erasure]:
    """Erase each of them, all or none. Raises RuleBroken with the reason when one of them cannot be."""
    return [erase_person(person_id=number, reason=reason, note=note) for number in person_ids]


def erase_person(*, person_id: int, reason: Reason, note: str = "", again: bool = False) -> Erasure:
    """Put away every word about them, wherever it is; what must stay stays without them. Flushes.

    There is no way back, on purpose. Once it is kept, a line is added to the list of erasures (`again` marks who came back
    with an old copy), and the database is written anew. Raises RuleBroken: erased already, the only coordinator.
    """
    person = find_whole(person_id)
    if person is None:
        raise RuleBroken("They are erased already.")
    if refused := why_not(person_id):
        raise RuleBroken(refused[0])
    left, lines = traces(person), lines_about(person, dates.now().isoformat())
    _put_away(person, left)
    erasure = Erasure(person_id=person_id, erased_at=dates.now(), reason=reason, note=left.without(note))
    session.add(erasure)
    session.flush()
    _settle_requests(person_id)
    _once_kept(replace(line, again=again) for line in lines)
    return erasure


def _put_away(person: Person, left: Traces) -> None:
    """Those who hold something put it away, knowing still who it was; then their own row; then other people's words."""
    the_house().announce(ERASED, person_id=person.id)
    session.flush()
    spelt = set(left.sure)
    for mention in mentions(person, left):
        spelt |= left.spelt_in(mention.text)
        setattr(mention.row, mention.column, mention.instead)
    session.flush()
    forget_row(person_id=person.id)
    history.blank_saying(spelt)


def _settle_requests(person_id: int) -> None:
    """Being forgotten is what they asked for: that request is done."""
    wanted = select(PrivacyRequest).where(
        PrivacyRequest.person_id == person_id, PrivacyRequest.kind == Kind.ERASURE, PrivacyRequest.closed_on.is_(None)
    )
    for request in session.scalars(wanted):
        request.closed_on, request.ended = dates.today(), Ended.DONE
    session.flush()


def put_away_here(person_id: int) -> None:
    """What is kept here about somebody who is erased: their words in requests, the files made, why they were kept longer."""
    for request in session.scalars(select(PrivacyRequest).where(PrivacyRequest.person_id == person_id)):
        request.name = request.details = request.answer = ""
        history.blank("privacy_request", request.id)
    for row in [*_about(HeldFile, person_id), *_about(KeptLonger, person_id)]:
        session.delete(row)
        session.flush()
        history.blank(row.__tablename__, row.id)
    session.flush()


def _about(kind: type[Any], person_id: int) -> list[Any]:
    return list(session.scalars(select(kind).where(kind.person_id == person_id)))


def joined(kept_id: int, gone_id: int) -> None:
    """Two people are one: what was asked by the one, and kept about them here, belongs to the other."""
    for kind in (PrivacyRequest, HeldFile, KeptLonger):
        for row in _about(kind, gone_id):
            row.person_id = kept_id
    session.flush()


# The list beside the database


def _once_kept(added: Iterable[Erased]) -> None:
    """Add the lines and write the database anew when this transaction is kept: once, however many it erases."""
    instance, lines = current(), memory().setdefault("erased", [])
    is_first = not lines
    lines.extend(added)

    def list_and_sweep() -> None:
        _write_down(instance, lines)
        sweep(instance)

    if is_first:
        db.after_commit(list_and_sweep)


def _write_down(instance: Instance, lines: Iterable[Erased]) -> None:
    """Add lines to the list, on disk before this returns; a full disk is told, and made good by the daily job."""
    path = list_file(instance)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as file:
            file.writelines(f"{line.line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        log.error("the list of erasures could not be written: %s", problem.strerror)


def sweep(instance: Instance) -> None:
    """Leave nothing of what was erased in free pages; when the database is busy, the daily job does it."""
    try:
        sqlite.sweep(instance.database)
    except sqlite3.Error as problem:
        log.error("the database could not be written anew after an erasure: %s", type(problem).__name__)


def keep_list() -> None:
    """At the start and once a day: whoever came back with an old copy is erased again, and the list is made whole.

    In transactions of its own. One who cannot be erased is told of in the log, by number, and the rest go on.
    """
    instance = current()
    again = [person.id for person, _ in came_back()]
    session.rollback()
    for person_id in again:
        _erase_again(person_id)
    missing = not_listed()
    session.rollback()
    if missing:
        _write_down(instance, missing)


def _erase_again(person_id: int) -> None:
    if find_whole(person_id) is None:  # a row that was merged into one that is erased again already
        return
    try:
        with db.transaction():
            erase_person(person_id=person_id, reason=Reason.OTHER, note=CAME_BACK, again=True)
    except RuleBroken as refused:
        log.error(
            "person %d was erased before and came back, and cannot be erased again: %s", person_id, refused.sentence
        )
    else:
        log.warning("person %d was erased before and came back with an old copy; erased again", person_id)


def sweep_lately() -> None:
    """Once a day: when somebody was erased lately, write the database anew, in case it was too busy then."""
    since = (dates.now() - SWEPT_WITHIN).isoformat()
    instance = current()
    if any(line.at >= since for line in erased_before(instance)):
        session.rollback()
        sweep(instance)
