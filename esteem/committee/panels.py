"""What the committee brings to the house: its tab, on a person's page what they hold and held, and what it holds about them."""

from typing import Any

from esteem.committee import actions, queries
from esteem.committee.permissions import Committee
from esteem.committee.tasks import to_do
from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.people.models import Person
from esteem.people.rules.finding import FILTERS
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept

OFFICES = Kept(
    "Which offices and jobs you held, from when to when", "To know who answers for what, and who did.", Basis.INTEREST,
    "minutes", Committee.SEE, place=40,
)  # fmt: skip


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.tabs.append(Tab("Committee", "committee.index", Committee.SEE, place=30, shown=queries.has_committee))
    house.panels.append(Panel("people.person", "committee/panel.html", Committee.SEE, _offices_of, place=20))
    house.on(FILTERS, lambda: queries.circles() if may(Committee.SEE) else None)
    house.on(HELD, queries.terms_held)
    house.on(ERASED, actions.end_everything)
    house.on(MERGED, actions.hand_on)
    house.on(KEPT, lambda: OFFICES if queries.has_terms() else None)


def _offices_of(person: Person) -> dict[str, Any] | None:
    if not queries.has_committee():
        return None
    terms = queries.terms_of_person(person, dates.today())
    return {"terms": terms} if terms.now or terms.ahead or terms.before else None
