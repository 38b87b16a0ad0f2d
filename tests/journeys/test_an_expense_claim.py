"""Somebody claims tea and a journey back on a phone; somebody else approves it, and it is paid."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from sqlalchemy import select

from esteem.access.models import Account
from esteem.kernel.db import session
from esteem.money.rules.kinds import AccountKind
from tests.backstage import Group
from tests.cast import ALICE, BOB, CAROL
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_money_account, make_person


@pytest.fixture(autouse=True)
def ground(group: Group) -> None:
    def lay() -> None:
        make_money_account()
        make_money_account(name="Bank", kind=AccountKind.BANK, pence=50_000)
        person = make_person(name=CAROL.name)
        session.scalars(select(Account).where(Account.sign_in == CAROL.sign_in)).one().person_id = person.id

    group.makes(lay)


def looks_right(page: Page) -> None:
    assert (judged_by_axe(page), too_wide(page), too_small(page)) == ([], 0, [])


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (600, 900), "white").save(made, "JPEG")
    return made.getvalue()


def test_a_claim_is_written_approved_and_paid_on_a_phone(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/claims/mine/", CAROL)
    page.get_by_role("link", name="New claim").first.click()
    page.get_by_label("How much?").fill("12.50")
    page.get_by_label("What was it for?").fill("Tea and biscuits")
    page.get_by_label("Photo of the receipt").set_input_files(
        {"name": "IMG_7.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    looks_right(page)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Add a journey").click()
    for label, words in (("From", "Sampleton"), ("To", "Brookvale"), ("What for?", "A talk")):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Miles, there and back").fill("24")
    looks_right(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Claim 1, £25.70")
    looks_right(page)
    page.get_by_role("link", name="Hand it in").click()
    page.get_by_label("I spent this for the group").check()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("This claim is your own: somebody else must approve it.")).to_be_visible()
    other = opens(live, "/claims/1/approve/", ALICE)
    looks_right(other)
    other.get_by_role("button", name="Approve").click()
    payer = opens(live, "/claims/1/pay/", BOB)
    looks_right(payer)
    payer.get_by_label("From which account?").select_option(label="Bank")
    payer.get_by_label("Heading for what has none").select_option(label="Refreshments")
    payer.get_by_role("button", name="It is paid").click()
    expect(payer.get_by_text("£25.70 is paid, as booking number")).to_be_visible()
    assert date(2026, 11, 24).strftime("%-d %B %Y") in payer.content()
