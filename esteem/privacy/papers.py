"""Papers of people's rights: everything held about one person, and the group's privacy notice."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.group.queries import our_group
from esteem.kernel import dates
from esteem.kernel.papers import Paper
from esteem.people.models import Person
from esteem.people.rules.held import Held


def held_paper(person: Person, sections: Sequence[Held]) -> Paper:
    """Everything held about somebody, to be handed to them."""
    return Paper(
        template="privacy/held_paper.html",
        title="What we hold about you",
        group_name=our_group().name,
        file_name=f"Held {person.id} {dates.today().isoformat()}",
        facts={"person": person, "sections": sections},
        draft=False,
    )
