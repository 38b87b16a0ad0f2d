"""A contact sheet is made and numbered; who has which copy, and what came back, is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.people.models import ContactSheet, ContactSheetCopy, ContactSheetEntry
from esteem.people.queries.sheets import copies_of, latest_for, next_number, seen_of
from esteem.people.rules.consents import Audience
from esteem.people.rules.sheets import check_sheet


def make_sheet(*, audience: Audience, copies: int, person_ids: Sequence[int]) -> ContactSheet:
    """Write down that a sheet is made, with these people on it; its copies get the next numbers. Raises RuleBroken."""
    check_sheet(len(person_ids), copies)
    before = latest_for(audience)
    sheet = ContactSheet(
        audience=audience, made_on=dates.today(), copies=copies, first_number=next_number(),
        people_count=len(person_ids), replaces_id=before.id if before else None,
    )  # fmt: skip
    session.add(sheet)
    session.flush()
    session.add_all(ContactSheetEntry(sheet_id=sheet.id, person_id=number) for number in person_ids)
    session.flush()
    return sheet


def write_copies(
    *, sheet: ContactSheet, holders: Mapping[int, int | None], back: frozenset[int], seen_version: int | None = None
) -> ContactSheet:
    """Who has which number, and which came back or were destroyed; a day that is known already stays.

    Raises RuleBroken when somebody else wrote copies down since `seen_version`.
    """
    known = copies_of(sheet)
    if seen_version is not None and seen_version != seen_of(known):
        raise RuleBroken("Somebody else wrote down copies of this sheet meanwhile. Open this page again to see theirs.")
    for number in sheet.numbers:
        _write_copy(sheet, known.get(number), number, holders.get(number), is_back=number in back)
    session.flush()
    return sheet


def _write_copy(
    sheet: ContactSheet, copy: ContactSheetCopy | None, number: int, person_id: int | None, *, is_back: bool
) -> None:
    if copy is None:
        if person_id is None and not is_back:
            return
        copy = ContactSheetCopy(sheet_id=sheet.id, number=number)
        session.add(copy)
    copy.person_id = person_id
    copy.back_on = _day_back(copy.back_on) if is_back else None


def _day_back(known: date | None) -> date:
    return known or dates.today()


def set_aside_sheet(*, sheet: ContactSheet) -> ContactSheet:
    """It was not handed out: the next sheet does not say that it replaces this one. Its numbers stay used."""
    sheet.unused_at = sheet.unused_at or dates.now()
    session.flush()
    return sheet


def take_sheet_up(*, sheet: ContactSheet) -> ContactSheet:
    """It was handed out after all."""
    sheet.unused_at = None
    session.flush()
    return sheet


# When somebody is erased, or two people are one


def forget_on_sheets(person_id: int) -> None:
    """Nothing tells any more which sheets they were on or had; a copy that is out is still known by its number."""
    for entry in _entries_of(person_id):
        session.delete(entry)
    for copy in _given_to(person_id):
        copy.person_id = None
        session.flush()
        history.blank("contact_sheet_copy", copy.id)
    session.flush()


def move_on_sheets(kept_id: int, gone_id: int) -> None:
    """What the one was on or was given, the other was."""
    there = {entry.sheet_id for entry in _entries_of(kept_id)}
    for entry in _entries_of(gone_id):
        session.delete(entry)
        if entry.sheet_id not in there:
            session.add(ContactSheetEntry(sheet_id=entry.sheet_id, person_id=kept_id))
    for copy in _given_to(gone_id):
        copy.person_id = kept_id
    session.flush()


def _entries_of(person_id: int) -> Sequence[ContactSheetEntry]:
    return session.scalars(select(ContactSheetEntry).where(ContactSheetEntry.person_id == person_id)).all()


def _given_to(person_id: int) -> Sequence[ContactSheetCopy]:
    return session.scalars(select(ContactSheetCopy).where(ContactSheetCopy.person_id == person_id)).all()
