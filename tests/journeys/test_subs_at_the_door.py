"""An evening's subs on a phone: ticked by name, the tin counted by two, booked once."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.backstage import Group
from tests.cast import CAROL
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.subs.conftest import make_circle


def test_subs_are_taken_at_the_door_on_a_phone(live: Live, group: Group, opens: Callable[..., Page]) -> None:
    group.makes(make_circle)
    page = opens(live, "/meetings/1/", CAROL)
    page.get_by_role("link", name="Take subs at the door").click()
    page.get_by_label("Paid, Ann Archer").check()
    page.get_by_label("Paid, Bo Baker").check()
    page.get_by_label("How, Bo Baker").select_option("card")
    assert not too_wide(page)
    assert too_small(page) == []
    assert judged_by_axe(page) == []
    page.get_by_label("How much is in the tin?").fill("2")
    page.get_by_role("textbox", name="Counted by").fill("Carol")
    page.get_by_label("And by").fill("Bob")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("Booked: £2.00 cash, £2.00 card.")).to_be_visible()
    assert judged_by_axe(page) == []
