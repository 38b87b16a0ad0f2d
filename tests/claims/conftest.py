"""What tests of claims stand on: a tin and a bank, and a treasurer and a member whose sign-ins are their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from esteem.access.actions.accounts import add_account
from esteem.access.actions.seats import open_seat
from esteem.access.models import Account
from esteem.claims import actions
from esteem.claims.models import Claim
from esteem.kernel.dates import frozen
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.kernel.visit import SEAT
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from tests.backstage import Group
from tests.cast import ALWAYS_JUST_TAKEN
from tests.makers import make_money_account, make_person
from tests.visitor import Visitor


@dataclass(frozen=True)
class Ground:
    """The accounts, the headings by name, and the people who can sign in."""

    tin: int
    bank: int
    headings: dict[str, int]
    bob: int
    mia: int
    fund: int


@pytest.fixture
def ground(group: Group) -> Ground:
    return group.makes(lay_ground)


def lay_ground() -> Ground:
    bob, mia = make_person(name="Bob Okafor"), make_person(name="Mia Member")
    session.scalars(select(Account).where(Account.sign_in == "bob")).one().person_id = bob.id
    tin, bank = make_money_account(), make_money_account(name="Bank", kind=AccountKind.BANK, pence=100_000)
    headings = {row.name: row.id for row in places.headings()}
    return Ground(tin.id, bank.id, headings, bob.id, mia.id, places.general_fund().id)


@pytest.fixture
def mia(app: Flask, group: Group, ground: Ground) -> Visitor:
    """Mia is a member: she sees no books, and nobody's details."""
    return _sign_in(app, group, "Mia Member", "member", ground.mia)


def _sign_in(app: Flask, group: Group, name: str, role: str, person_id: int) -> Visitor:
    def seat() -> str:
        account = add_account(sign_in=name.split()[0].lower(), name=name, roles={role: None}, person_id=person_id)
        with frozen(ALWAYS_JUST_TAKEN):
            return open_seat(account_id=account.id, agent="Firefox")

    token = group.makes(seat)
    visitor = Visitor(app, name)
    with app.test_request_context():
        signer = app.session_interface.get_signing_serializer(app)
        visitor.client.set_cookie("esteem", str(signer.dumps({SEAT: token})))
    return visitor


def write_claim(
    ground: Ground, *, person: int | None = None, pence: int = 1250, day: date = date(2026, 11, 3)
) -> Claim:
    """A claim with one thing in it, not yet handed in."""
    claim = actions.begin_claim(person_id=person or ground.mia)
    actions.add_spent(
        claim=claim, day=day, purpose="Tea and biscuits", amount=Money(pence), fund=ground.fund,
        heading=ground.headings["Refreshments"],
    )  # fmt: skip
    return claim


def tin_row(ground: Ground) -> MoneyAccount:
    return session.get_one(MoneyAccount, ground.tin)
