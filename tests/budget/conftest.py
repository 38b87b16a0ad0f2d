"""What tests of budgets stand on: a tin and a bank, last year's room and subs, and this year's so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.money.actions import add_fund
from esteem.money.actions.repeats import begin_repeat
from esteem.money.queries import places, years
from esteem.money.rules.kinds import FundKind
from esteem.money.rules.repeats import Every
from tests.backstage import Group
from tests.money.booking import Books


@dataclass(frozen=True)
class Ground:
    """The year of the tests (April 2026 to March 2027; today is 24 November 2026), and places by name."""

    year: Period
    headings: dict[str, int]
    general: int
    grant: int


@pytest.fixture
def ground(group: Group) -> Ground:
    return group.makes(lay_ground)


def lay_ground() -> Ground:
    books = Books()
    for name in ("Tin", "Bank"):
        books.account(name)
    books.gets(100_000, "Donations", day=date(2025, 5, 1))
    for month in range(4, 11):
        books.pays(5_000, day=date(2026, month, 3))
    books.gets(24_049, "Subs at meetings", day=date(2026, 2, 1))
    books.gets(18_000, "Subs at meetings", day=date(2026, 6, 1))
    rent = books.pays(5_000, day=date(2026, 11, 3))
    begin_repeat(transaction=rent, every=Every.MONTH)
    grant = add_fund(name="Days out", kind=FundKind.RESTRICTED, given_by="A trust", purpose="Coaches")
    headings = {row.name: row.id for row in places.headings()}
    return Ground(years.year_ending_in(2027), headings, places.general_fund().id, grant.id)


def pounds(amount: int) -> Money:
    return Money(amount * 100)
