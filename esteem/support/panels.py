"""What support brings to the house: its tab, a section on a person's page, and what it keeps about somebody."""

from __future__ import annotations

from typing import Any

from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.people.models import Person
from esteem.people.rules.finding import FILTERS
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.standing import Stands
from esteem.support import actions, queries
from esteem.support.permissions import Support
from esteem.support.tasks import to_do


def _on_person_page(person: Person) -> dict[str, Any] | None:
    """Their help and their talks; for a helper of whom nothing is written down, where to begin."""
    helper, talks = queries.helper_of(person.id), queries.talks_of(person.id)
    if helper is None and not talks and person.stands is not Stands.HELPER:
        return None
    names = queries.role_names() if helper else {}
    return {"helper": helper, "talks": talks, "names": names, "person": person}


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.tabs.append(Tab("Helpers", "support.index", Support.SEE, place=25))
    house.panels.append(Panel("people.person", "support/person_panel.html", Support.SEE, _on_person_page, place=45))
    house.on(FILTERS, lambda: queries.circles() if may(Support.SEE) else None)
    house.on(HELD, queries.held)
    house.on(ERASED, actions.erase_person)
    house.on(MERGED, actions.merge_people)
