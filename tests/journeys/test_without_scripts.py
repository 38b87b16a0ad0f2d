"""Scripts switched off: everything is links and forms, so finding, adding and recording go on as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.backstage import Group
from tests.cast import ALICE, PASSWORD
from tests.journeys.conftest import Live
from tests.makers import make_money_account, make_person

Opens = Callable[..., Page]


@pytest.fixture
def plain(opens: Opens) -> Opens:
    """Opens an address in a phone's browser that runs no scripts."""
    return lambda live, address, player=ALICE: opens(live, address, player, width=390, java_script_enabled=False)


def test_signing_in_needs_no_scripts(live: Live, plain: Opens) -> None:
    page = plain(live, "/people/", None)
    page.get_by_label("Sign-in name").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{live.url}/people/")


def test_every_part_is_reached_by_the_menu(live: Live, plain: Opens) -> None:
    page = plain(live, "/")
    parts = page.get_by_role("navigation", name="Main").get_by_role("link")
    expect(parts.first).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    names = [name.strip() for name in parts.all_inner_texts()]
    assert names == [
        "Home",
        "Members",
        "Helpers",
        "Committee",
        "Meetings",
        "Money",
        "Minutes",
        "Funding",
        "Constitution",
        "Our group",
        "Who may sign in",
    ]
    page.reload()
    for name in names:
        page.get_by_text("Menu", exact=True).click()
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator(".tabs [aria-current=page]")).to_have_text(name)


def test_a_list_is_searched_and_narrowed(live: Live, plain: Opens, group: Group) -> None:
    for name in ("Ann Ash", "Ben Birch"):
        group.makes(make_person, name=name)
    page = plain(live, "/people/")
    page.get_by_label("Find by name, town, number or e-mail").fill("birch")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Ben Birch"])
    page.get_by_label("Show", exact=True).select_option(label="Have left")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nobody here is found by “birch”.")).to_be_visible()


def test_somebody_is_added_and_a_slip_loses_nothing(live: Live, plain: Opens) -> None:
    page = plain(live, "/people/add/")
    page.locator("summary").get_by_text("Phone", exact=True).click()
    page.get_by_label("Phone", exact=True).fill("0115 496 0123")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Enter a name; a first name is enough.")
    expect(page.get_by_label("Phone", exact=True)).to_have_value("0115 496 0123")
    page.get_by_label("Name", exact=True).fill("Ann Ash")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ann Ash")
    expect(page.get_by_text("Ann Ash is added.")).to_be_visible()


def test_money_is_recorded(live: Live, plain: Opens, group: Group) -> None:
    group.makes(make_money_account, name="Tin", pence=10000)
    page = plain(live, "/money/out/")
    page.get_by_label("Amount").fill("22.50")
    page.get_by_label("Day", exact=True).fill("today")
    page.get_by_label("What was it for?").select_option(label="Room hire")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Room hire, £22.50")
    page.goto("/money/")
    expect(page.get_by_role("link", name="£77.50 Tin")).to_be_visible()
