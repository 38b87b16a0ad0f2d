"""What claims bring to the house: ways to them, sections on a person's and a booking's page, what they keep of people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from esteem.claims import actions
from esteem.claims.checks import all_checks
from esteem.claims.permissions import Claims
from esteem.claims.queries import held
from esteem.claims.queries.claims import claim_paid_with, of_person
from esteem.claims.queries.settled import agreed_with, owed_by_fund, unsettled_until
from esteem.claims.tasks import to_do
from esteem.kernel.dates import Period
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.kernel.text import plural
from esteem.money.models import Transaction
from esteem.money.permissions import Money
from esteem.money.rules.events import AGREED, CHECKED, REVERSED, STEPS, UNPAID, Owing, Step
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, MAY_ERASE, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT, Basis, Kept

STAYS = {"claim": "Of a claim that was paid stays what the books need: days, amounts and what for."}

CLAIMED = Kept(
    "What you claimed back from us, with receipts and journeys", "To pay you back, and to show that the money is in order.",
    Basis.LAW, "money", Claims.MAKE, also="and whoever looks at our accounts", place=46,
)  # fmt: skip


def add_to(house: House) -> None:
    """Its ways, its sections on lower pages, what it answers and what it keeps about people."""
    house.tabs.append(Tab("Claims", "claims.index", Claims.SEE, 25, under="money.index"))
    house.tabs.append(Tab("My claims", "claims.mine", Claims.OWN, 45, shown=lambda: not may(Money.SEE)))
    house.panels.append(Panel("people.person", "claims/person_panel.html", Claims.MAKE, _of_person, place=62))
    house.panels.append(Panel("money.transaction", "claims/booking_panel.html", Claims.MAKE, _of_booking, place=15))
    house.on(TO_DO, to_do)
    house.on(REVERSED, actions.unpay)
    house.on(REVERSED, actions.undo_top_up)
    house.on(CHECKED, all_checks)
    house.on(AGREED, agreed_with)
    house.on(STEPS, lambda year: list(_steps(year)))
    house.on(UNPAID, _unpaid)
    house.on(HELD, held.claims_held)
    house.on(MAY_ERASE, held.why_not_erase)
    house.on(ERASED, actions.forget)
    house.on(MERGED, actions.hand_on)
    house.on(NAME_STAYS, lambda: STAYS)
    house.on(KEPT, lambda: CLAIMED if held.has_claims() else None)


def _of_person(person: Person) -> dict[str, Any]:
    return {"person": person, "claims": of_person(person.id)}


def _of_booking(booking: Transaction) -> dict[str, Any] | None:
    claim = claim_paid_with(booking.id)
    return {"claim": claim} if claim else None


def _steps(year: Period) -> Iterator[Step]:
    left = unsettled_until(year.last_day)
    yield Step(
        "Expense claims are settled", not left,
        f"{plural(left, 'claim')} with something of this year {'waits' if left == 1 else 'wait'}. Pay or send back."
        if left else "",
        "claims.index", (("standing", "open"),), place=20,
    )  # fmt: skip


def _unpaid(as_of: date) -> list[Owing]:
    return [
        Owing("Expense claims not yet paid", amount.pence, by_us=True, fund=fund, count=count)
        for fund, amount, count in owed_by_fund(as_of)
    ]
