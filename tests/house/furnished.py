"""A group with some of everything, and the app's long lists: what the house tests walk through.

Each feature adds its things to `furnish` and its lists to `LISTS`, as they come.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from esteem.access.actions.accounts import stop_account
from esteem.access.actions.keeping import keep_form
from esteem.access.actions.seats import open_seat
from esteem.access.queries import account_named
from esteem.committee.actions import remove_term, retire_office
from esteem.people import actions
from tests import makers


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that shows many of something, and how to make the nth of them."""

    address: str
    make: Callable[[int], object]


LISTS: list[ListPage] = [
    ListPage("/access/", lambda number: makers.make_account(name=f"Person {number}")),
    ListPage("/people/", lambda number: makers.make_person(name=f"Person {number}")),
    ListPage("/committee/", lambda number: makers.make_term(office=f"Office {number}")),
]


def furnish() -> None:
    """Some of everything that can be made."""
    makers.make_person(name="Ann Example")
    actions.remove_person(person=makers.make_person(name="Ben Example"))
    left = makers.make_person(name="Cat Example", joined_on=date(2025, 1, 7))
    actions.record_leaving(person=left, left_on=date(2026, 6, 2))
    furnish_committee()
    furnish_access()


def furnish_committee() -> None:
    """An office that two share, one that somebody holds, one that stands empty, one no longer used."""
    makers.make_term(office="Chair", person=makers.make_person(name="Di Example"))
    makers.make_term(office="Chair", person=makers.make_person(name="Ed Example"))
    remove_term(term=makers.make_term(office="Chair", person=makers.make_person(name="Flo Example")))
    makers.make_term(office="Secretary", person=makers.make_person(name="Gil Example"))
    makers.make_office(name="Refreshments")
    retire_office(office=makers.make_office(name="Archivist"))


def furnish_access() -> None:
    """Somebody who has yet to choose a password, somebody who was stopped; a second browser and kept words of Alice's."""
    makers.make_account(name="Hal Example", roles=["member"])
    stop_account(account=makers.make_account(name="Ivy Example"))
    alice = account_named("alice")
    assert alice is not None
    open_seat(account_id=alice.id, agent="Safari iPhone")
    keep_form(account=alice, address="/people/add/", pairs=[("name", "Jo Example")], had_files=False)
