"""What is chosen from when lines are booked: headings, funds, projects and accounts as they are open now."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.money.queries import places
from esteem.money.rules.kinds import HeadingKind

Choices = Iterable[tuple[object, str]]


def headings(*, came: bool) -> Choices:
    """Those of the way the money went, then the others as refunds or money given back."""
    first, otherwise = (HeadingKind.RECEIPT, "Refund") if came else (HeadingKind.PAYMENT, "Given back")
    listed = places.headings()
    own = [(heading.id, heading.name) for heading in listed if heading.kind is first]
    return own + [(heading.id, f"{otherwise}: {heading.name}") for heading in listed if heading.kind is not first]


def all_headings() -> Choices:
    return [(heading.id, f"{heading.kind.says}: {heading.name}") for heading in places.headings()]


def funds() -> Choices:
    return [(fund.id, fund.name) for fund in places.funds()]


def projects() -> Choices:
    return [(project.id, project.name) for project in places.projects()]


def accounts(*, without: int | None = None) -> Choices:
    return [(account.id, account.name) for account in places.accounts() if account.id != without]
