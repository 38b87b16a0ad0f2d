"""What people's rights bring to the house: a section on a person's page, and what is held here."""

from __future__ import annotations

from typing import Any

from esteem.kernel import pages
from esteem.kernel.house import OPENED, House, Panel
from esteem.kernel.tasks import TO_DO
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, KEPT_UNTIL, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT
from esteem.privacy.actions import erasing
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import held, kept, retention
from esteem.privacy.rules.retention import Item
from esteem.privacy.tasks import to_do

# What one person wrote down about another, and is the other's own.
STAYS = {"needs": "Somebody else's emergency contact is theirs, and goes when they leave."}


def add_to(house: House) -> None:
    house.on(TO_DO, to_do)
    house.panels.append(Panel("people.person", "privacy/person_panel.html", Privacy.REQUESTS, _rights, place=80))
    house.panels.append(Panel("group.index", "privacy/group_panel.html", Privacy.SEE, lambda _group: {}, place=80))
    house.on(HELD, held.held_here)
    house.on(NAME_STAYS, lambda: STAYS)
    house.on(KEPT_UNTIL, lambda asked_on: retention.line_of(Item.ENQUIRER).ends_on(asked_on) if asked_on else None)
    house.on(KEPT, kept.kept_about_people)
    house.on(KEPT, kept.kept_for_others)
    house.on(KEPT, kept.kept_about_requests)
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
