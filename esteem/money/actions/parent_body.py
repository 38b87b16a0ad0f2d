"""The body that stands over the group is named, and the headings for what passes between them are marked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.money.actions.places import add_heading
from esteem.money.models import Heading, ParentBody
from esteem.money.queries.figures import parent_body
from esteem.money.rules.kinds import HeadingKind, Statutory

# A levy is a grant made to another body; a share of an appeal a gift through it.
USUAL = (("Levies to the body over us", Statutory.GRANTS_MADE), ("Our share of their appeals", Statutory.DONATIONS))


def name_parent_body(
    *,
    name: str,
    headings: Sequence[int] = (),
    with_usual: bool = False,
    about: str = "",
    seen_version: int | None = None,
) -> ParentBody:
    """Say what it is called and which headings are for it; no money changes. Raises RuleBroken, StaleEdit."""
    body = parent_body()
    if body is None:
        body = ParentBody(name=name, about=about)
        session.add(body)
    else:
        check_version(body, seen_version)
        body.name, body.about = name, about
    wanted = set(headings)
    if with_usual:
        wanted |= {_usual(called, statutory).id for called, statutory in USUAL}
    for heading in session.scalars(select(Heading)):
        if heading.id in wanted and heading.kind not in (HeadingKind.RECEIPT, HeadingKind.PAYMENT):
            raise RuleBroken("Choose from the list.", field="headings")
        heading.with_parent = heading.id in wanted
    session.flush()
    return body


def _usual(called: str, statutory: Statutory) -> Heading:
    """The heading of that name, if there is one already."""
    same = select(Heading).where(Heading.name == called, Heading.kind == statutory.kind)
    return session.scalars(same).first() or add_heading(name=called, statutory=statutory)
