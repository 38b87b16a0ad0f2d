"""A declaration on paper: blank, to be filled in with a pen, or as it was given."""

from __future__ import annotations

from esteem.giftaid.models import Declaration
from esteem.giftaid.rules.declared import TOLD
from esteem.group.queries import our_group
from esteem.kernel.papers import Paper


def declaration_paper(declaration: Declaration | None = None) -> Paper:
    """The form; filled in with what somebody declared."""
    group = our_group()
    return Paper(
        template="giftaid/declaration_paper.html", title="Gift Aid declaration",
        group_name=declaration.charity if declaration else group.name, draft=False,
        registered_as=f"Charity number {group.charity_number}" if group.charity_number else "",
        facts={"declared": declaration, "given": declaration.given if declaration else None, "told": TOLD},
        file_name=f"Gift Aid declaration {declaration.id}" if declaration else "Gift Aid declaration form",
    )  # fmt: skip
