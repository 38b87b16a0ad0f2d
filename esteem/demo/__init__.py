"""An invented group with two years behind it, for trying Esteem out: made by the same actions as a real one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from flask import Flask

from esteem.access.actions.accounts import add_account
from esteem.access.actions.links import begin_claim
from esteem.access.actions.passwords import give_password
from esteem.access.rules.roles import EXAMINER
from esteem.demo import (
    adopted,
    agendas,
    agreed,
    banking,
    budgets,
    cashbook,
    consents,
    evenings,
    examined,
    gatherings,
    grants,
    members,
    minuted,
    paying,
    projects,
    rights,
    sheets,
    spending,
    spoken,
    subs,
    support,
    told,
)
from esteem.demo.story import Deed, Story
from esteem.group.actions import change_group
from esteem.group.rules import Formality, Nation
from esteem.home.actions import begin_books, claim_group, describe_group
from esteem.kernel import dates, db
from esteem.kernel.instances import Instance, using
from esteem.kernel.permissions import Actor, act_as
from esteem.people.models import Person

NAME = "The Thursday Circle"
WORDS = "amber basket candle drizzle feather garden harbour kettle lantern meadow pebble ribbon saffron teapot willow".split()


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who may sign in to the invented group."""

    role: str
    sign_in: str
    password: str


def build(app: Flask, instance: Instance) -> list[SignIn]:
    """The invented group in this empty folder, whose database is ready; returns who may sign in.

    Raises RuleBroken when there is a group in it already.
    """
    password = "-".join(secrets.SystemRandom().sample(WORDS, 4))
    story = Story(dates.today())
    with using(app, instance):
        with db.transaction(), dates.frozen(story.begins_on):
            people = _set_up(password)
        others = (
            room.life(story) for room in (gatherings, agendas, cashbook, projects, grants, adopted, support, budgets)
        )
        theirs = (
            room.life(story, people)
            for room in (members, consents, sheets, rights, evenings, told, subs, spending, paying)
        )
        _live(
            chain(
                *theirs,
                *others,
                agreed.life(story, people),
                minuted.life(story),
                spoken.life(story, people),
                banking.life(story, people),
                examined.life(story),
            )
        )
        with db.transaction():
            examined.comes_back(password)
    seats = [SignIn(seat.role, seat.sign_in, password) for seat in members.SEATS]
    return [*seats, SignIn(EXAMINER, examined.SIGN_IN, password)]


def _set_up(password: str) -> dict[str, Person]:
    """The first day: somebody claims the group, and lets the others in."""
    first, *others = members.SEATS
    coordinator = claim_group(
        token=begin_claim(), group_name=NAME, name=first.name, sign_in=first.sign_in, password=password
    )
    act_as(Actor(account_id=coordinator.id, name=coordinator.name))
    describe_group(members_word="members", formality=Formality.CONSTITUTED, nation=Nation.ENGLAND)
    begin_books(year_end_day=31, year_end_month=3, tin=cashbook.TIN_AT_FIRST, bank=cashbook.BANK_AT_FIRST)
    change_group(notes="An invented group, for trying things out. Nobody in it is real.")
    people = members.join()
    for seat in others:
        person_id = people[seat.name].id if seat.name in people else None
        account = add_account(sign_in=seat.sign_in, name=seat.name, roles={seat.role: None}, person_id=person_id)
        give_password(account=account, password=password)
    return people


def _live(deeds: Iterator[Deed]) -> None:
    """Everything that happened, each on its own day, in the order of days."""
    for alone, some in groupby(sorted(deeds, key=attrgetter("day")), key=attrgetter("alone")):
        for together in [[deed] for deed in some] if alone else [list(some)]:
            with db.transaction():
                for deed in together:
                    with dates.frozen(deed.day):
                        deed.do()
