"""Papers that are long tables, seen on a phone: they fold within the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from tests.backstage import Group
from tests.cast import BOB
from tests.journeys.conftest import Live, judged_by_axe, too_wide
from tests.money.booking import Books


def _book() -> None:
    """Sums and words as long as they get in a small group."""
    shelf = Books()
    shelf.gets(12_345_678, "Grants", account="Bank", who="The Hillside and Brookvale Community Foundation")
    shelf.pays(1_234_567, "Transport and mileage", account="Bank", description="Two coaches, Whitsun, with the driver")
    shelf.pays(350, account="Bank", day=date(2026, 11, 20))


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("large", ["", "?large=1"])
def test_the_general_ledger_folds(live: Live, opens: Callable[..., Page], group: Group, width: int, large: str) -> None:
    group.makes(_book)
    page = opens(live, f"/money/ledger/paper/{large}", BOB, width=width)
    assert (too_wide(page), judged_by_axe(page)) == (0, [])
