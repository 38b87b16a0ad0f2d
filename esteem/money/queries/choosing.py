"""What is chosen from when money is written down: accounts, funds and headings as they are open now."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.money.queries import places
from esteem.money.rules.kinds import HeadingKind, Statutory

Choices = Iterable[tuple[object, str]]


def accounts(*, without: int | None = None) -> Choices:
    return [(account.id, account.name) for account in places.accounts() if account.id != without]


def funds() -> Choices:
    return [(fund.id, fund.name) for fund in places.funds()]


def headings(*, came: bool) -> Choices:
    """Those of the way the money goes, then the others as what goes back: a refund, money given back."""
    first, otherwise = (HeadingKind.RECEIPT, "Refund") if came else (HeadingKind.PAYMENT, "Given back")
    listed = places.headings()
    own = [(heading.id, heading.name) for heading in listed if heading.kind is first]
    return own + [(heading.id, f"{otherwise}: {heading.name}") for heading in listed if heading.kind is not first]


def all_headings() -> Choices:
    return [(heading.id, f"{heading.kind.says}: {heading.name}") for heading in places.headings()]


def projects() -> Choices:
    return [(project.id, project.name) for project in places.projects()]


def sorting() -> Choices:
    return [(one, f"{one.kind.says}: {one.says}") for one in Statutory]


def passing_headings() -> Choices:
    """Those in use, and those that are marked already: what may pass between the group and the body over it."""
    listed = places.headings(with_closed=True)
    return [(one.id, f"{one.kind.says}: {one.name}") for one in listed if one.closed_on is None or one.with_parent]
