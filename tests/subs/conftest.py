"""What tests of subs stand on: a tin and a bank, a plan for evenings and one for months, three people, a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from esteem.meetings.models import Meeting
from esteem.money.rules.kinds import AccountKind
from esteem.people.models import Person
from esteem.subs.actions.plans import put_on_plan
from esteem.subs.models import SubsPlan
from esteem.subs.rules.kinds import Every, Rate
from tests import makers
from tests.backstage import Group


@dataclass
class Circle:
    """Ann, Bo and Cy; the tin and the bank; evenings for everybody, and a plan of months; a meeting a fortnight ago."""

    ann: Person
    bo: Person
    cy: Person
    tin: int
    bank: int
    evenings: SubsPlan
    monthly: SubsPlan
    meeting: Meeting

    def monthly_for(self, person: Person, **told: Any) -> None:
        put_on_plan(
            person=person, plan_id=self.monthly.id, **{"rate": Rate.STANDARD, "starts_on": date(2026, 9, 1), **told}
        )


def make_circle() -> Circle:
    tin = makers.make_money_account()
    bank = makers.make_money_account(name="Bank", kind=AccountKind.BANK)
    people = [makers.make_person(name=name) for name in ("Ann Archer", "Bo Baker", "Cy Cooper")]
    monthly = {"name": "Membership", "every": Every.MONTH, "pence": 1200}
    return Circle(
        *people,
        tin.id,
        bank.id,
        makers.make_plan(),
        makers.make_plan(**monthly),
        makers.make_meeting(meets_on=date(2026, 11, 10)),
    )


@pytest.fixture
def circle(group: Group) -> Circle:
    return group.makes(make_circle)
