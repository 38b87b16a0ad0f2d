"""What tests of Gift Aid stand on: a charity that claims, a tin and a bank, and somebody who gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.giftaid import actions
from esteem.giftaid.models import Declaration
from esteem.giftaid.queries.settings import likely_gifts, likely_reclaimed
from esteem.giftaid.rules.declared import How
from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.money import Money
from esteem.money import actions as money
from esteem.money.models import Transaction
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from tests.backstage import Group
from tests.makers import make_money_account, make_person


@dataclass(frozen=True)
class Ground:
    """The accounts, the headings by name, and Ann, who gives."""

    tin: int
    bank: int
    fund: int
    headings: dict[str, int]
    ann: int

    def gives(
        self, pence: int = 5000, day: date = date(2026, 6, 1), *, person: int | None = 0, account: int | None = None,
        heading: str = "Donations",
    ) -> Transaction:  # fmt: skip
        who = self.ann if person == 0 else person
        return money.record_money_in(
            day=day, amount=Money(pence), account=account or self.bank, heading=self.headings[heading], fund=self.fund,
            person=who, who="Ann Smith-Jones" if who else "",
        )  # fmt: skip

    def declares(self, **said: object) -> Declaration:
        told: dict[str, object] = {
            "person_id": self.ann, "title": "Mrs", "first_name": "Ann", "last_name": "Smith-Jones", "house": "12",
            "postcode": "s192bd", "made_on": date(2026, 5, 1), "how": How.WRITTEN, "for_future": True,
        }  # fmt: skip
        return actions.declare(**{**told, **said})


def lay_ground() -> Ground:
    change_group(formality=Formality.CHARITY)
    tin, bank = make_money_account(), make_money_account(name="Bank", kind=AccountKind.BANK)
    ann = make_person(name="Ann Smith-Jones", address="12 Hill Rise, Sampleton", postcode="S19 2BD")
    actions.decide(claims=True, reference="XR12345", headings=likely_gifts(), reclaimed_id=likely_reclaimed())
    headings = {row.name: row.id for row in places.headings()}
    return Ground(tin.id, bank.id, places.general_fund().id, headings, ann.id)


@pytest.fixture
def ground(group: Group) -> Ground:
    return group.makes(lay_ground)


@pytest.fixture
def here(books: Session) -> Ground:
    return lay_ground()
