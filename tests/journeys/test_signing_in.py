"""Coming in with a real browser: being led back, and losing no word when the seat has ended meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from esteem.access.actions.links import make_password_link
from esteem.access.actions.seats import end_seats_of
from esteem.access.queries import account_named
from esteem.group.queries import our_group
from tests.backstage import Group
from tests.cast import ALICE, PASSWORD
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide

WORDS = "We meet & drink tea.\n\nEverybody <is> welcome.\n  Bring a “biscuit”."


def signs_in(page: Page) -> None:
    page.get_by_label("Sign-in name").fill("Alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def end_alices_seats() -> None:
    alice = account_named("alice")
    assert alice is not None
    end_seats_of(account_id=alice.id)


def test_words_of_several_lines_are_sent_after_signing_in_again_just_as_they_were_written(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    page = opens(live, "/group/change/")
    signs_in(page)
    expect(page).to_have_url(f"{live.url}/group/change/")
    page.get_by_label("What is the group, in its own words?").fill(WORDS)
    group.makes(end_alices_seats)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert judged_by_axe(page) == []
    signs_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your words are kept")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("The group's details are saved.")).to_be_visible()
    assert group.asks(lambda: our_group().notes) == WORDS


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_access_are_for_everybody(
    live: Live, opens: Callable[..., Page], group: Group, width: int, scheme: str
) -> None:
    """What axe finds, what is too wide for the screen, what is too small for a thumb: nothing, on any of them."""
    link = group.makes(lambda: make_password_link(account=account_named("bob") or pytest.fail("Bob is gone")))
    stranger = opens(live, "/sign-in/", width=width, scheme=scheme)
    faults = {"/sign-in/": faults_of(stranger)}
    stranger.goto(f"/sign-in/link/{link}/")
    faults["link"] = faults_of(stranger)
    alice = opens(live, "/account/", ALICE, width=width, scheme=scheme)
    addresses = ["/account/", "/account/password/", "/access/", "/access/add/", "/access/2/", "/access/2/change/",
                 "/access/2/stop/", "/access/roles/", "/access/roles/change/"]  # fmt: skip
    for address in addresses:
        alice.goto(address)
        faults[address] = faults_of(alice)
    alice.goto("/access/2/")
    alice.get_by_role("button", name="Make a link to choose a new password").click()
    expect(alice.get_by_text("It opens on this computer only")).to_be_visible()
    faults["shown"] = faults_of(alice)
    assert {address: found for address, found in faults.items() if found != ([], 0, [])} == {}


def faults_of(page: Page) -> tuple[list[str], int, list[str]]:
    return judged_by_axe(page), too_wide(page), too_small(page)
