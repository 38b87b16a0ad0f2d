"""An evening at the door with a phone: two phones add up, the signal goes and comes back, and no tap is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from esteem.meetings.actions.door import decide_door
from tests.backstage import Group
from tests.cast import ALICE, CAROL
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_meeting, make_person

DOOR = "/meetings/1/door/"
TAP = "**/door/tap/"
IN_THE_BROWSER = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"


@pytest.fixture(autouse=True)
def held(group: Group) -> None:
    group.makes(make_meeting, meets_on=date(2026, 11, 10))


def plus(page: Page, kind: str = "Members", times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=f"One more: {kind}").click()


def total(page: Page, number: int) -> None:
    expect(page.locator("[data-total]")).to_have_text(str(number))


def waits(page: Page) -> int:
    return int(page.evaluate("JSON.parse(sessionStorage.getItem('door-1') ?? '[]').length"))


def settled(page: Page) -> None:
    expect(page.locator("[data-door]")).to_have_attribute("data-unsent", "0")
    assert waits(page) == 0


def test_two_phones_at_the_door_add_up(live: Live, opens: Callable[..., Page]) -> None:
    one, other = opens(live, DOOR, ALICE), opens(live, DOOR, CAROL)
    plus(one, times=3)
    plus(other, "Carers", times=2)
    plus(other)
    settled(one)
    settled(other)
    one.reload()
    total(one, 6)
    total(other, 6)


def test_taps_without_a_signal_wait_are_told_of_and_go_when_it_is_back(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, DOOR, ALICE)
    page.context.set_offline(True)
    plus(page, times=2)
    plus(page, "First-timers")
    total(page, 3)
    expect(page.locator("[data-waiting]")).to_have_text("3 taps wait for the signal.")
    assert waits(page) == 3
    page.context.set_offline(False)
    settled(page)
    expect(page.locator("[data-waiting]")).to_be_hidden()
    page.reload()
    total(page, 3)


def test_what_waits_is_still_there_when_the_page_is_loaded_again(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, DOOR, ALICE)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route(TAP, lambda route: route.abort())
    plus(page, times=2)
    expect(page.locator("[data-waiting]")).to_have_text("2 taps wait for the signal.")
    page.reload()
    total(page, 2)
    page.unroute(TAP)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    settled(page)
    page.reload()
    total(page, 2)


def test_a_tap_whose_answer_was_lost_is_sent_again_and_counts_once(live: Live, opens: Callable[..., Page]) -> None:
    page, lost = opens(live, DOOR, ALICE), []

    def lose_the_answer(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route(TAP, lose_the_answer, times=1)
    plus(page)
    settled(page)
    page.reload()
    total(page, 1)
    assert len(lost) == 1
    assert live.requests.count("POST /meetings/1/door/tap/") == 2


def test_a_tap_the_group_refuses_is_told_and_waits_no_longer(live: Live, opens: Callable[..., Page]) -> None:
    one, other = opens(live, DOOR, ALICE), opens(live, DOOR, CAROL)
    plus(one)
    settled(one)
    other.reload()
    for page in (one, other):
        page.get_by_role("button", name="One fewer: Members").click()
        settled(page)
    expect(other.locator("[data-waiting]")).to_have_text("There is nobody left to take away.")
    total(other, 0)


def test_signed_out_meanwhile_nothing_is_lost(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, DOOR, ALICE)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    plus(page)
    expect(page.locator("[data-waiting]")).to_have_text(
        "1 tap waits until you have signed in again: load this page. Nothing is lost."
    )
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(DOOR)
    settled(page)
    page.reload()
    total(page, 1)


def test_a_name_is_ticked_counted_and_never_kept_in_the_browser(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    group.makes(make_person, name="Ann Example")
    page = opens(live, DOOR, ALICE)
    name = page.get_by_role("button", name="Ann Example is here")
    name.click()
    expect(name).to_have_attribute("aria-pressed", "true")
    total(page, 1)
    settled(page)
    assert page.evaluate(IN_THE_BROWSER) == "[{},{}]"


def test_names_tapped_without_a_signal_wait_in_the_page_alone_and_go_when_it_is_back(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    for name in ("Ann Example", "Ben Example"):
        group.makes(make_person, name=name)
    page = opens(live, DOOR, ALICE)
    page.context.set_offline(True)
    for name in ("Ann", "Ben", "Ben"):
        page.get_by_role("button", name=f"{name} Example is here").click()
    plus(page, "Carers")
    expect(page.locator("[data-waiting]")).to_have_text(
        "4 taps wait for the signal. Names wait on this page alone: leave it open."
    )
    total(page, 2)
    assert waits(page) == 1
    assert "names" not in page.evaluate(IN_THE_BROWSER)
    page.context.set_offline(False)
    settled(page)
    page.reload()
    total(page, 2)
    expect(page.get_by_role("button", name="Ann Example is here")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Ben Example is here")).to_have_attribute("aria-pressed", "false")


def test_a_name_the_group_refuses_is_not_left_ticked(live: Live, opens: Callable[..., Page], group: Group) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    group.makes(make_person, name="Ann Example")
    page = opens(live, DOOR, ALICE)
    group.makes(decide_door, names=False, by_itself=False)
    name = page.get_by_role("button", name="Ann Example is here")
    name.click()
    settled(page)
    expect(page.locator("[data-waiting]")).to_contain_text("Names are not ticked here.")
    expect(name).to_have_attribute("aria-pressed", "false")
    total(page, 0)


def test_names_that_wait_go_on_once_somebody_signed_in_in_another_tab(
    live: Live, opens: Callable[..., Page], group: Group
) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    group.makes(make_person, name="Ann Example")
    page, again = opens(live, DOOR, ALICE), opens(live, DOOR, ALICE)
    page.context.clear_cookies()
    page.get_by_role("button", name="Ann Example is here").click()
    expect(page.locator("[data-waiting]")).to_contain_text(
        "1 tap waits until you have signed in again, in another tab."
    )
    page.context.clear_cookies()
    page.context.add_cookies(again.context.cookies())
    for _ in range(2):
        page.evaluate("window.dispatchEvent(new Event('online'))")
        page.wait_for_timeout(200)
    settled(page)
    total(page, 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_door_is_for_one_thumb(
    live: Live, opens: Callable[..., Page], group: Group, width: int, scheme: str
) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    group.makes(make_person, name="Ann Example")
    page = opens(live, DOOR, ALICE, width=width, scheme=scheme)
    assert (judged_by_axe(page), too_wide(page), too_small(page)) == ([], 0, [])
    plus(page, "Children")
    total(page, 1)
