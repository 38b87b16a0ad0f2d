"""Contact sheets: who stands on one for whom, and what became of those that were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.people.models import ContactSheet, ContactSheetCopy, ContactSheetEntry, Person
from esteem.people.queries.consents import agreed_ids, shared_with
from esteem.people.rules.consents import Audience, Item, Purpose
from esteem.people.rules.held import Held
from esteem.people.rules.labels import lines_of
from esteem.people.rules.sheets import Entry, LeftOut, Reach, files_of, why_left_out


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who stands on a sheet, and who does not and why."""

    entries: Sequence[Entry]
    left_out: Sequence[tuple[Person, LeftOut]]

    @property
    def reasons(self) -> dict[LeftOut, int]:
        """How many are left out for each reason."""
        return dict(Counter(why for _, why in self.left_out))


def chosen_for(audience: Audience, people: Sequence[Person]) -> Chosen:
    """What may be shown of each of them to this audience today."""
    shown, agreed = shared_with(audience), agreed_ids(Purpose.PHONE_LIST)
    entries, left_out = list[Entry](), list[tuple[Person, LeftOut]]()
    for person in people:
        items = shown.get(person.id, frozenset())
        reach = reach_of(person, items)
        if why := why_left_out(person.is_here, person.id in agreed, items, reach):
            left_out.append((person, why))
        else:
            entries.append(Entry(person.id, person.goes_by, reach))
    return Chosen(entries, left_out)


def reach_of(person: Person, items: frozenset[Item]) -> tuple[Reach, ...]:
    """What of these items is kept of somebody, each with what must be minded beside it."""
    address = ", ".join(lines_of("", person.address, person.town, person.postcode))
    told = {
        Item.PHONE: ("Phone", person.phone, person.cautions),
        Item.SECOND_PHONE: ("Other phone", person.second_phone, person.second_cautions),
        Item.EMAIL: ("E-mail", person.email, person.email_cautions),
        Item.ADDRESS: ("Address", address, person.post_cautions),
        Item.TOWN: ("Town", person.town, []),
    }
    wanted = [item for item in told if item in items and not (item is Item.TOWN and Item.ADDRESS in items)]
    return tuple(Reach(what, words, tuple(minded)) for what, words, minded in map(told.__getitem__, wanted) if words)


def people_on(sheet: ContactSheet) -> Sequence[Person]:
    """Those who were on it when it was made and still belong, by name."""
    theirs = select(ContactSheetEntry.person_id).where(ContactSheetEntry.sheet_id == sheet.id)
    here = (Person.left_on.is_(None), Person.removed_at.is_(None), Person.erased_at.is_(None))
    return session.scalars(
        select(Person).where(Person.id.in_(theirs), *here).order_by(Person.sort_name, Person.id)
    ).all()


def sheets_made(number: int) -> Listing[ContactSheet]:
    """One page of all that were made, the newest first."""
    return listing(select(ContactSheet).order_by(ContactSheet.id.desc()), number=number)


def latest_for(audience: Audience) -> ContactSheet | None:
    """The one that these people have now: the newest that was handed out."""
    used = (ContactSheet.audience == audience, ContactSheet.unused_at.is_(None))
    return session.scalars(select(ContactSheet).where(*used).order_by(ContactSheet.id.desc()).limit(1)).first()


def replaced_by_new(audience: Audience) -> str:
    """`3 March 2026`, the day of the sheet that a new one replaces; "" when there was none."""
    before = latest_for(audience)
    return say_day(before.made_on) if before else ""


def replaced_by(sheet: ContactSheet) -> ContactSheet | None:
    """The one it replaces."""
    return session.get(ContactSheet, sheet.replaces_id) if sheet.replaces_id else None


def next_number() -> int:
    """The first number that no copy has."""
    used = select(func.max(ContactSheet.first_number + ContactSheet.copies))
    return session.scalar(used) or 1


def copies_of(sheet: ContactSheet) -> dict[int, ContactSheetCopy]:
    """What is written down of its copies, by number: whoever has one, and what came back."""
    known = select(ContactSheetCopy).where(ContactSheetCopy.sheet_id == sheet.id)
    rows = session.scalars(known.options(joinedload(ContactSheetCopy.person)))
    return {copy.number: copy for copy in rows}


def seen_of(copies: dict[int, ContactSheetCopy]) -> int:
    """A number that grows with every saving of the copies of one sheet."""
    return sum(copy.version for copy in copies.values())


def told_of_copies(sheet: ContactSheet) -> list[ContactSheetCopy]:
    """The copies of which there is something to tell, by number."""
    return [copy for _, copy in sorted(copies_of(sheet).items()) if copy.person_id or copy.back_on]


def still_out(sheet: ContactSheet) -> list[tuple[int, Person]]:
    """The copies somebody has that have not come back: number and person."""
    return [(copy.number, copy.person) for copy in told_of_copies(sheet) if copy.person and not copy.back_on]


def may_be_printed(sheet: ContactSheet) -> bool:
    """A sheet is printed on the day it was made: afterwards people may have changed their minds, and a new one is made."""
    return sheet.made_on == dates.today() and sheet.unused_at is None


def files_for(sheet: ContactSheet) -> list[range]:
    """The numbers in each file of its copies."""
    return files_of(sheet.first_number, sheet.copies, sheet.people_count)


# What is held about somebody


def held_of_sheets(person_id: int) -> list[Held]:
    """The sheets somebody was on, and the copies they were given."""
    was_on = select(ContactSheet).join(ContactSheetEntry, ContactSheetEntry.sheet_id == ContactSheet.id)
    sheets = session.scalars(was_on.where(ContactSheetEntry.person_id == person_id).order_by(ContactSheet.id))
    given = select(ContactSheetCopy).where(ContactSheetCopy.person_id == person_id).order_by(ContactSheetCopy.number)
    copies = session.scalars(given.options(joinedload(ContactSheetCopy.sheet)))
    on = [(say_day(one.made_on), one.audience.says, str(one.copies)) for one in sheets]
    had = [(str(c.number), say_day(c.sheet.made_on), say_day(c.back_on) if c.back_on else "No") for c in copies]
    told = (
        Held("Contact sheets they were on", ("Made on", "For", "Copies"), on, place=70),
        Held("Contact sheets they were given", ("Number", "Made on", "Came back or destroyed"), had, place=71),
    )
    return [one for one in told if one.rows]
