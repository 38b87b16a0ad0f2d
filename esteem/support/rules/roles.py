"""The five ways somebody from outside helps a group, and the four areas in which they do."""

from __future__ import annotations

from collections.abc import Mapping

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, fold


class Role(Said):
    """A way to help. `means` says it in one plain line; the group may call it something else."""

    RESOURCE_BUILDER = "resource-builder", "Resource-builder"
    CAPACITY_BUILDER = "capacity-builder", "Capacity-builder"
    FACILITATOR = "facilitator", "Facilitator"
    BRIDGE_BUILDER = "bridge-builder", "Bridge-builder"
    CO_EDUCATOR = "co-educator", "Co-educator"

    @property
    def means(self) -> str:
        return MEANING[self]

    @property
    def column(self) -> str:
        """The name of its column."""
        return f"is_{self.value.replace('-', '_')}"


MEANING = {
    Role.RESOURCE_BUILDER: "Helps to find money, rooms and things, and to account for them.",
    Role.CAPACITY_BUILDER: "Helps us learn to run the group ourselves.",
    Role.FACILITATOR: "Helps us through a hard time: a quarrel, a loss, a change, an ending.",
    Role.BRIDGE_BUILDER: "Brings us together with people and services we would not have met.",
    Role.CO_EDUCATOR: "Learns from us as we learn from them, and passes it on.",
}


class Area(Said):
    """What the help is about."""

    ORGANISATION = "organisation", "Running the group"
    NURTURING = "nurturing", "Looking after people"
    EXPERTISE = "expertise", "Knowledge"
    CONNECTIONS = "connections", "Connections"

    @property
    def column(self) -> str:
        return f"for_{self.value}"


LONGEST_NAME = 60


def check_role_names(names: Mapping[Role, str]) -> None:
    """Raise RuleBroken when two roles would be called the same."""
    seen: dict[str, Role] = {}
    for role, name in names.items():
        called = fold(name or role.says)
        if called in seen:
            raise RuleBroken("Another role is called that already.", field=role.column)
        seen[called] = role
