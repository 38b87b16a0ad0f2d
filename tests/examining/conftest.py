"""What tests of examining stand on: two years of a few vouchers, and an examiner who looks through the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask

from esteem.access.actions.seats import open_seat
from esteem.examining.actions import invite
from esteem.examining.models import ExaminerVisit
from esteem.kernel.dates import frozen
from esteem.kernel.uploads import Uploaded
from esteem.kernel.visit import SEAT
from esteem.money.actions.receipts import attach_receipt
from tests import makers
from tests.backstage import Group
from tests.cast import ALWAYS_JUST_TAKEN
from tests.money.booking import Books
from tests.visitor import Visitor

UNTIL = date(2026, 12, 8)  # a fortnight from the day it is


@dataclass(frozen=True)
class Year:
    """The year to 31 March 2026 with three vouchers, one voucher of the next year, and its visit."""

    visit: ExaminerVisit
    rent: int
    receipt: int
    sub: int
    sub_receipt: int
    milk: int
    later: int
    later_receipt: int


def begin(*, shows_names: bool = False) -> ExaminerVisit:
    """A visit to the year that ended in March."""
    return invite(ending=2026, name="Erin Vale", sign_in="erin", until_on=UNTIL, shows_names=shows_names)


def _book() -> Year:
    shelf, scan = Books(), Uploaded("scan.pdf", b"%PDF-1.7 sample")
    ann = makers.make_person(name="Annabel Quint")
    rent = shelf.pays(4000, day=date(2025, 5, 1), who="Sample Hall", description="Room in May")
    sub = shelf.gets(9000, day=date(2025, 6, 1), who="Annabel Quint", person=ann.id)
    milk = shelf.pays(250, day=date(2026, 3, 31), heading="Refreshments")
    later = shelf.pays(100, day=date(2026, 4, 1), who="Later Hall")
    files = [attach_receipt(transaction=row, file=scan).id for row in (rent, sub, later)]
    return Year(begin(), rent.id, files[0], sub.id, files[1], milk.id, later.id, files[2])


@pytest.fixture
def year(group: Group) -> Year:
    return group.makes(_book)


@pytest.fixture
def erin(app: Flask, group: Group, year: Year) -> Visitor:
    """Erin examines."""
    return come_in(app, group, year.visit.account_id)


def come_in(app: Flask, group: Group, account_id: int) -> Visitor:
    """The browser of an account, signed in."""

    def seat() -> str:
        with frozen(ALWAYS_JUST_TAKEN):
            return open_seat(account_id=account_id, agent="Firefox")

    token = group.makes(seat)
    visitor = Visitor(app, "Erin")
    with app.test_request_context():
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # our own interface signs them
        visitor.client.set_cookie("esteem", str(signer.dumps({SEAT: token})))
    return visitor


Freeze = Callable[[date], None]
