"""Two people take the minutes of one meeting on two screens: what each types is saved by itself, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from esteem.kernel.db import session
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import AgendaItem, Minutes
from tests.backstage import Group
from tests.cast import ALICE, CAROL
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_approved, make_meeting, make_minutes

PAGE = "/minutes/1/"
SAVE = "**/minutes/1/save/"
MONEY, OUTING = "#note_1", "#note_2"


@pytest.fixture(autouse=True)
def begun(group: Group) -> None:
    group.makes(make_minutes, items=("Money", "The outing"))


def is_saved(page: Page) -> None:
    expect(page.locator("[data-saving]")).to_contain_text("Saved ")


def note(group: Group, number: int) -> str:
    def ask() -> str:
        return session.get_one(AgendaItem, number).note

    return group.asks(ask)


def test_what_is_typed_is_saved_shortly_after_and_says_so(live: Live, opens: Callable[..., Page], group: Group) -> None:
    page = opens(live, PAGE, CAROL, width=1280)
    page.locator(MONEY).press_sequentially("Forty pounds in the tin.")
    is_saved(page)
    page.locator(OUTING).fill("To the sea.")
    page.locator("#chair").focus()
    is_saved(page)
    expect(page.locator("[data-minutes]")).to_be_visible()
    page.reload()
    expect(page.locator(MONEY)).to_have_value("Forty pounds in the tin.")
    assert note(group, 2) == "To the sea."


def test_two_in_the_same_place_both_keep_their_words(live: Live, opens: Callable[..., Page], group: Group) -> None:
    one, other = opens(live, PAGE, CAROL, width=1280), opens(live, PAGE, ALICE)
    one.locator(MONEY).fill("The tin is full.")
    is_saved(one)
    other.locator(MONEY).fill("The bank is empty.")
    expect(other.locator(MONEY)).to_have_value("The tin is full.\nThe bank is empty.")
    expect(other.locator(".meanwhile")).to_contain_text("The tin is full.")
    is_saved(other)
    assert note(group, 1) == "The tin is full.\nThe bank is empty."
    other.locator(OUTING).fill("We go in May.")
    is_saved(other)
    one.locator(OUTING).fill("The coach is dear.")
    one.locator("#chair").focus()
    expect(one.locator(OUTING)).to_have_value("We go in May.\nThe coach is dear.")
    is_saved(one)
    assert judged_by_axe(other) == []
    assert too_wide(other) == 0


def test_without_a_signal_it_says_so_and_goes_when_it_is_back(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    page = opens(live, PAGE, CAROL)
    page.context.set_offline(True)
    page.locator(MONEY).fill("Forty pounds.")
    expect(page.locator("[data-saving]")).to_have_text("Not saved: will try again.")
    page.context.set_offline(False)
    is_saved(page)
    assert note(group, 1) == "Forty pounds."


def test_a_save_whose_answer_was_lost_does_not_meet_itself(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    page = opens(live, PAGE, CAROL)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(SAVE, lose_the_answer, times=1)
    page.locator(MONEY).fill("Forty pounds.")
    expect(page.locator("[data-saving]")).to_have_text("Not saved: will try again.")
    page.locator(MONEY).press_sequentially(" And a button.")
    is_saved(page)
    assert note(group, 1) == "Forty pounds. And a button."


def test_signed_out_meanwhile_it_goes_when_signed_in_again_elsewhere(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    page = opens(live, PAGE, CAROL)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator(MONEY).fill("Forty pounds.")
    expect(page.locator("[data-saving]")).to_contain_text("sign in again in another window")
    page.context.add_cookies([one for one in cookies if one["name"] == "esteem"])
    page.evaluate("window.dispatchEvent(new Event('online'))")
    is_saved(page)
    assert note(group, 1) == "Forty pounds."


def test_minutes_that_were_approved_meanwhile_refuse_plainly(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    page = opens(live, PAGE, CAROL)
    group.makes(approve)
    page.locator(MONEY).fill("Too late.")
    expect(page.locator("#note_1-refused")).to_contain_text("These minutes are approved, and stay as they are.")
    expect(page.locator(MONEY)).to_have_value("Too late.")


def approve() -> None:
    make_approved(session.get_one(Minutes, 1), at=make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 17)))


def test_a_decision_is_written_down_without_leaving_the_page(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, PAGE, CAROL)
    page.locator(MONEY).fill("Talked over.")
    page.locator("[value=decide-1]").click()
    page.get_by_label("What was decided?").fill("We buy a tin.")
    page.get_by_label("For", exact=True).fill("3")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Decision 2026/1", exact=True)).to_be_visible()
    expect(page.locator(MONEY)).to_have_value("Talked over.")
    assert judged_by_axe(page) == []
    assert too_wide(page) == 0
    assert too_small(page) == []
