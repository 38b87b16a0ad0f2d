"""Declarations are written down, put right, cancelled; their donors move; the record of a spoken one is sent."""

from __future__ import annotations

from datetime import date

from esteem.giftaid.models import Declaration, Moved
from esteem.giftaid.queries.declarations import is_relied_on
from esteem.giftaid.rules.declared import How
from esteem.giftaid.rules.schedule import ABROAD, read_house, read_postcode
from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.people.models import Person


def declare(*, person_id: int, charity: str = "", **said: object) -> Declaration:
    """Somebody declares. `said` is what `_fill` takes. Raises RuleBroken."""
    person = session.get(Person, person_id)
    if person is None or person.removed_at or person.erased_at:
        raise RuleBroken("Choose somebody of the list.", field="person_id")
    row = Declaration(person_id=person_id, charity=charity or our_group().name, person=person, moves=[])
    _fill(row, **said)  # type: ignore[arg-type]  # the form's own clean values
    session.add(row)
    session.flush()
    return row


def change_declaration(*, declaration: Declaration, seen_version: int | None = None, **said: object) -> Declaration:
    """What was copied wrongly is put right, while no claim rests on it. Raises RuleBroken, StaleEdit."""
    if is_relied_on(declaration):
        raise RuleBroken("A claim rests on this declaration: it stays as it was. Ask for a new one.")
    check_version(declaration, seen_version)
    _fill(declaration, **said)  # type: ignore[arg-type]  # the form's own clean values
    session.flush()
    return declaration


def _fill(
    row: Declaration, *, first_name: str, last_name: str, house: str, postcode: str, made_on: date, how: How, title: str = "",
    abroad: bool = False, for_one: bool = False, gift_on: date | None = None, for_past: bool = False,
    for_future: bool = False, wanted: bool = True, was_told: bool = True, sent_on: date | None = None,
) -> None:  # fmt: skip
    _check_day(made_on, "made_on")
    if for_one:
        gift_on = gift_on or made_on
    if sent_on is not None:
        _check_day(sent_on, "sent_on")
    row.title, row.first_name, row.last_name = title, first_name, last_name
    row.house, row.postcode = _house(house), _postcode(postcode, abroad=abroad)
    row.made_on, row.for_one, row.gift_on = made_on, for_one, gift_on if for_one else None
    row.for_past, row.for_future, row.wanted, row.was_told = for_past, for_future, wanted, was_told
    row.how, row.sent_on = how, sent_on if how is How.ORAL else None


def _house(typed: str) -> str:
    try:
        return read_house(typed)
    except ValueError as wrong:
        raise RuleBroken(str(wrong), field="house") from wrong


def _postcode(typed: str, *, abroad: bool) -> str:
    if abroad:
        return ABROAD
    try:
        return read_postcode(typed)
    except ValueError as wrong:
        raise RuleBroken(str(wrong), field="postcode") from wrong


def _check_day(day: date, field: str) -> None:
    if day > dates.today():
        raise RuleBroken(f"{dates.say_day(day)} has not come yet.", field=field)


def send_record(*, declaration: Declaration, sent_on: date) -> Declaration:
    """The written record of what was said went to the donor: from now on it counts. Raises RuleBroken."""
    if declaration.how is not How.ORAL:
        raise RuleBroken("Only what was said by word of mouth needs a record to be sent.")
    _check_day(sent_on, "sent_on")
    if sent_on < declaration.made_on:
        raise RuleBroken("That is before it was said.", field="sent_on")
    declaration.sent_on = sent_on
    session.flush()
    return declaration


def cancel(*, declaration: Declaration, cancelled_on: date | None) -> Declaration:
    """The donor wants no more Gift Aid from that day; None takes a cancellation back that was a mistake. Raises RuleBroken."""
    if cancelled_on is not None:
        _check_day(cancelled_on, "cancelled_on")
        if cancelled_on < declaration.made_on:
            raise RuleBroken("That is before it was made.", field="cancelled_on")
    declaration.cancelled_on = cancelled_on
    session.flush()
    return declaration


def move_home(*, declaration: Declaration, from_on: date, house: str, postcode: str, abroad: bool = False) -> Moved:
    """The donor lives somewhere else; what was given before is claimed from where they lived then. Raises RuleBroken."""
    _check_day(from_on, "from_on")
    if from_on < declaration.made_on:
        raise RuleBroken("That is before the declaration, which has the address of its own day.", field="from_on")
    if any(one.from_on == from_on for one in declaration.moves):
        raise RuleBroken("They moved on that day already.", field="from_on")
    moved = Moved(from_on=from_on, house=_house(house), postcode=_postcode(postcode, abroad=abroad))
    declaration.moves.append(moved)
    session.flush()
    return moved


def put_away(*, declaration: Declaration) -> Declaration:
    """It was a mistake, or was none after all. Raises RuleBroken while a claim rests on it."""
    if declaration.removed_at is None and is_relied_on(declaration):
        raise RuleBroken("A claim rests on this declaration: it stays.")
    declaration.removed_at = None if declaration.removed_at else dates.now()
    session.flush()
    return declaration
