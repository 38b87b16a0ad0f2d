"""Every long list asks the database as much for thirty rows as for three."""

from __future__ import annotations

import re

import pytest

from tests.backstage import Group
from tests.house.furnished import LISTS, ListPage
from tests.statements import queries
from tests.visitor import Visitor

FEW, MANY = 3, 30
MOST_QUERIES = 20  # a plain list stays under ten
GATHERING = {
    "/": 28,
    "/privacy/": 40,
    "/privacy/notice/": 40,
    "/people/1/": 40,
    "/meetings/1/": 40,
}  # these ask every feature


def make(group: Group, page: ListPage, first: int, last: int) -> None:
    for number in range(first, last):
        page.make(number)


def asked(visitor: Visitor, address: str) -> list[str]:
    """The queries of a page, whatever number of rows each asks for by name."""
    with queries() as heard:
        visitor.visits(address)
    return [re.sub(r"IN \((\?, )*\?\)", "IN (?)", statement) for statement in heard]


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.address)
def test_a_list_asks_as_much_for_thirty_rows_as_for_three(group: Group, alice: Visitor, page: ListPage) -> None:
    group.makes(make, group, page, 0, FEW)
    for_few = asked(alice, page.address)
    shown = len(alice.page.text)
    group.makes(make, group, page, FEW, MANY)
    for_many = asked(alice, page.address)
    assert len(alice.page.text) > shown  # or the list showed nothing of what was made
    assert for_many == for_few


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.address)
def test_a_list_asks_little(group: Group, alice: Visitor, page: ListPage) -> None:
    group.makes(make, group, page, 0, FEW)
    assert len(asked(alice, page.address)) <= GATHERING.get(page.address, MOST_QUERIES)
