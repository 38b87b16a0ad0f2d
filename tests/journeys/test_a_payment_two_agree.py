"""A treasurer proposes a payment over the limit on a phone; somebody else agrees, and it is recorded as paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.actions.payments import decide_limit
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, FundKind
from tests.backstage import Group
from tests.cast import BOB, CAROL
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_money_account


@pytest.fixture(autouse=True)
def ground(group: Group) -> None:
    def lay() -> None:
        make_money_account()
        bank = make_money_account(name="Bank", kind=AccountKind.BANK, pence=90_000)
        decide_limit(starts_on=date(2026, 1, 1), amount=Money(25_000), decided="The committee")
        pot = actions.add_fund(name="Days out", kind=FundKind.DESIGNATED, spend_by_on=date(2026, 12, 31))
        general = places.general_fund().id
        actions.record_transfer(
            day=date(2026, 5, 7),
            amount=Money(20_000),
            account=bank.id,
            fund=general,
            to_fund=pot.id,
            description="A start",
        )

    group.makes(lay)


def looks_right(page: Page) -> None:
    assert (judged_by_axe(page), too_wide(page), too_small(page)) == ([], 0, [])


def test_a_payment_is_proposed_agreed_and_recorded_on_a_phone(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/money/out/", BOB)
    page.get_by_label("Amount", exact=True).fill("320")
    page.get_by_label("What was it for?", exact=True).select_option(label="Trips and events")
    page.get_by_label("Where did it come from?").select_option(label="Bank")
    page.get_by_label("Which fund pays?").select_option(label="Days out")
    page.get_by_label("Who to?").fill("Hillside Coaches")
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_label("Record it all the same: this is what was paid").check()
    looks_right(page)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("£320.00, Hillside Coaches")
    looks_right(page)
    other = opens(live, "/", CAROL)
    other.get_by_role("link", name="Look at it").first.click()
    looks_right(other)
    other.get_by_role("button", name="Agree").click()
    page.goto(f"{live.url}/money/payments/1/made/")
    looks_right(page)
    page.get_by_role("button", name="Record it as paid").click()
    page.get_by_label("Record it all the same: this is what was paid").check()
    looks_right(page)
    page.get_by_role("button", name="Record it as paid").click()
    expect(page.get_by_text("Days out is overspent by £120.00.")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="Record a transfer").click()
    looks_right(page)
    for address in (
        "/money/payments/",
        "/money/payments/limit/",
        "/money/payments/limit/decide/",
        "/money/funds/2/",
        "/money/",
    ):
        page.goto(live.url + address)
        looks_right(page)
