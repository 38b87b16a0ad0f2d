"""What governance brings to the house: its tab, and a line on the group's own page."""

from __future__ import annotations

from typing import Any

from esteem.governance import queries
from esteem.governance.permissions import Governance
from esteem.group.queries import the_group
from esteem.group.rules import RULES_FROM
from esteem.kernel.house import House, Panel, Tab
from esteem.minutes.rules.asked import BUSINESS
from esteem.people.rules.held import HELD, NAME_STAYS

STAYS = dict.fromkeys(
    ("constitution", "constitution_clause", "clause_wording", "constitution_signature"),
    "A constitution stays as it was written, adopted and signed.",
)


def _wants_one() -> bool:
    """Informal groups are never pushed towards a constitution: theirs is found on the group's own page."""
    group = the_group()
    return group is not None and group.has_committee


def _on_group_page(_group: Any) -> dict[str, Any]:
    return {"shelf": queries.shelf(), "informal": queries.is_informal()}


def add_to(house: House) -> None:
    house.tabs.append(Tab("Constitution", "governance.index", Governance.SEE, place=70, shown=_wants_one))
    house.panels.append(Panel("group.index", "governance/group_panel.html", Governance.SEE, _on_group_page))
    house.on(HELD, queries.signatures_held)
    house.on(NAME_STAYS, lambda: STAYS)
    house.on(RULES_FROM, queries.rules_from)
    house.on(BUSINESS, queries.agm_business)
