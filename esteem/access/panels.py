"""What access brings to the house: who is asking, what a stranger is answered, and whether a person signs in."""

from __future__ import annotations

from typing import Any

from esteem.access import exports, queries, routes
from esteem.access.actions import closing, keeping, seats, visitors
from esteem.access.permissions import Access
from esteem.kernel.house import House, Panel, Tab
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, MAY_ERASE, MERGED
from esteem.people.rules.kept import KEPT, WHO_MAY, Basis, Kept

SIGNING_IN = Kept(
    "For those who keep our records with us: a sign-in name, and when and with what kind of browser you signed in",
    "So that only they can look, and to show who changed what.", Basis.INTEREST, "current", Access.SEE, place=50,
)  # fmt: skip


def add_to(house: House) -> None:
    house.find_actor = seats.find_actor
    house.answer_stranger = routes.ask_to_sign_in
    house.ask_again = routes.ask_again
    house.name_account = queries.name_of_account
    house.account_may = queries.permissions_of
    house.person_of_account = queries.person_of_account
    house.visitors = visitors
    house.links.update(sign_out="access.sign_out", account="access.account")
    house.tabs.append(Tab("Who may sign in", "access.index", Access.SEE, place=95))
    house.panels.append(Panel("people.person", "access/person_panel.html", Access.SEE, _signing_in))
    house.on(HELD, exports.account_held)
    house.on(MAY_ERASE, closing.why_not)
    house.on(ERASED, closing.close_account)
    house.on(MERGED, closing.hand_on)
    house.on(KEPT, lambda: SIGNING_IN)
    house.on(WHO_MAY, queries.who_may)
    house.daily["sign-ins"] = keeping.forget_old


def _signing_in(person: Person) -> dict[str, Any] | None:
    account = queries.account_of_person(person.id)
    return {"account": account, "person": person} if account or person.is_here else None
