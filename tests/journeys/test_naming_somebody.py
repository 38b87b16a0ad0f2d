"""Naming one person in a group too large for a list: words find some while they are typed, and one is picked."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.backstage import Group
from tests.cast import ALICE
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_office, make_person


def test_somebody_is_found_while_typing_and_picked(live: Live, opens: Callable[..., Page], group: Group) -> None:
    for number in range(41):
        group.makes(make_person, name=f"Person {number:02}")
    office = group.makes(make_office, name="Librarian")
    page = opens(live, f"/committee/offices/{office.id}/begin/", ALICE)
    page.get_by_role("searchbox", name="Who?").press_sequentially("person 1")
    expect(page.get_by_role("radio")).to_have_count(8)
    assert (judged_by_axe(page), too_wide(page), too_small(page)) == ([], 0, [])
    page.get_by_label("Person 17").check()
    page.get_by_role("searchbox", name="Who?").press_sequentially("zzz")
    expect(page.get_by_text("Nobody is found by these words.")).to_be_visible()
    page.get_by_role("searchbox", name="Who?").fill("person 17")
    page.get_by_label("Person 17").check()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(f"{live.url}/committee/offices/{office.id}/")
    expect(page.get_by_role("link", name="Person 17", exact=True)).to_be_visible()
