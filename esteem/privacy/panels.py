"""What people's rights bring to the house: a section on a person's page, and what is held here."""

from __future__ import annotations

from typing import Any

from esteem.kernel import pages
from esteem.kernel.house import OPENED, House, Panel
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.privacy.actions import erasing
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import held


def add_to(house: House) -> None:
    house.panels.append(Panel("people.person", "privacy/person_panel.html", Privacy.REQUESTS, _rights, place=80))
    house.on(HELD, held.held_here)
    house.on(ERASED, erasing.put_away_here)
    house.on(ERASED, lambda person_id: pages.forget_form_keys_with_words())
    house.on(MERGED, erasing.joined)
    house.on(OPENED, erasing.keep_list)
    house.daily["erasures"] = erasing.keep_list
    house.daily["sweeping"] = erasing.sweep_lately


def _rights(person: Person) -> dict[str, Any] | None:
    """What they asked and the files made for them; nothing for who was erased."""
    if person.erased_at is not None:
        return None
    made = held.files_of(person.id)
    return {"person": person, "requests": held.requests_of(person.id), "last_made": made[0] if made else None}
