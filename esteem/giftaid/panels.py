"""What Gift Aid brings to the house: its way, sections on a person's, a booking's and the group's page, what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from esteem.giftaid.actions.claims import hear_of_reversal
from esteem.giftaid.actions.people import forget, hand_on, let_go
from esteem.giftaid.checks import all_checks
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.claims import paid_with, unpaid_on
from esteem.giftaid.queries.declarations import declarations_of
from esteem.giftaid.queries.gifts import gift_of, ready_until
from esteem.giftaid.queries.held import declarations_held, has_declarations
from esteem.giftaid.queries.settings import is_on
from esteem.giftaid.rules.gifts import BADGES
from esteem.giftaid.tasks import to_do
from esteem.group.models import Group
from esteem.kernel.dates import Period
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.kernel.text import plural
from esteem.money.models import Transaction
from esteem.money.rules.events import CHECKED, REVERSED, STEPS, UNPAID, Owing, Step
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT, Basis, Kept

STAYS = {
    "giftaid_declaration": "A declaration that was claimed on is kept as given, as long as the law asks.",
    "giftaid_moved": "Where they moved to belongs to a declaration that was claimed on.",
    "giftaid_claimed": "What was claimed from HMRC stays as it was claimed, as long as the law asks.",
}
DECLARED = Kept(
    "Your Gift Aid declaration, with your name and home address, and the gifts that were claimed on it",
    "To claim back tax on what you give, and to show HMRC that we may.", Basis.LAW, "money", GiftAid.KEEP,
    also="and HMRC", place=47,
)  # fmt: skip


def add_to(house: House) -> None:
    """Its way, its sections on lower pages, what it answers and what it keeps about people."""
    house.tabs.append(Tab("Gift Aid", "giftaid.index", GiftAid.KEEP, 60, shown=is_on, under="money.index"))
    house.tabs.append(
        Tab("Gift Aid claims", "giftaid.claims", GiftAid.CLAIM, 61, shown=_claims_only, under="money.index")
    )
    house.panels.append(Panel("people.person", "giftaid/person_panel.html", GiftAid.KEEP, _of_person, place=63))
    house.panels.append(Panel("money.transaction", "giftaid/booking_panel.html", GiftAid.KEEP, _of_booking, place=25))
    house.panels.append(Panel("group.index", "giftaid/group_panel.html", GiftAid.CLAIM, _of_group, place=60))
    house.daily["gift aid declarations"] = let_go
    house.on(TO_DO, to_do)
    house.on(REVERSED, hear_of_reversal)
    house.on(CHECKED, all_checks)
    house.on(STEPS, lambda year: list(_steps(year)))
    house.on(UNPAID, _unpaid)
    house.on(HELD, lambda person_id: declarations_held(person_id) or None)
    house.on(ERASED, forget)
    house.on(MERGED, hand_on)
    house.on(NAME_STAYS, lambda: STAYS)
    house.on(KEPT, lambda: DECLARED if has_declarations() else None)


def _claims_only() -> bool:
    return not may(GiftAid.KEEP) and is_on()


def _of_person(person: Person) -> dict[str, Any] | None:
    if person.erased_at is not None or not is_on():
        return None
    return {"person": person, "declarations": declarations_of(person.id)}


def _of_booking(booking: Transaction) -> dict[str, Any] | None:
    """Whether it is a gift and why, or the claim it paid."""
    if not is_on():
        return None
    gift, claim = gift_of(booking.id), paid_with(booking.id)
    return {"gift": gift, "claim": claim, "badges": BADGES} if gift or claim else None


def _of_group(ours: Group) -> dict[str, Any] | None:
    return {"is_on": is_on()} if ours.is_charity else None


def _steps(year: Period) -> Iterator[Step]:
    if is_on():
        left = ready_until(year.last_day)
        yield Step(
            "Gift Aid is claimed", not left, f"{plural(len(left), 'gift')} can still be claimed." if left else "",
            "giftaid.index", place=60,
        )  # fmt: skip


def _unpaid(as_of: date) -> list[Owing]:
    count, tax = unpaid_on(as_of)
    return [Owing("Gift Aid claimed, not yet paid", tax.pence, by_us=False, count=count)] if count else []
