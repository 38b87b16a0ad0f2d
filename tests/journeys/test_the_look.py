"""The page of the parts in real Chromium: what axe says of it, on a phone and a desk, by day and by night, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.cast import ALICE
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide

EVERY_WAY = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def workshop(own_app: Callable[..., Flask], serves: Callable[[Flask], Live]) -> Live:
    """An app that shows the page of the parts."""
    return serves(own_app(workbench=True))


@pytest.mark.parametrize(("width", "scheme"), EVERY_WAY)
def test_axe_finds_nothing_wrong_with_the_parts(
    workshop: Live, opens: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opens(workshop, "/parts/", ALICE, width=width, scheme=scheme)
    assert judged_by_axe(page) == []
    assert too_wide(page) == 0
    assert too_small(page) == []


@pytest.mark.parametrize(("width", "scheme"), EVERY_WAY)
def test_axe_finds_nothing_wrong_when_everything_is_open_and_wrong(
    workshop: Live, opens: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opens(workshop, "/parts/", ALICE, width=width, scheme=scheme)
    page.get_by_label("Paid").last.fill("a lot")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#problem")).to_be_focused()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert judged_by_axe(page) == []
    assert too_wide(page) == 0


def test_very_large_type_stays_inside_a_phone(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE, width=320)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == 0


def test_the_menu_folds_on_a_phone_and_stands_open_on_a_desk(workshop: Live, opens: Callable[..., Page]) -> None:
    phone = opens(workshop, "/parts/", ALICE, width=390)
    people = phone.get_by_role("navigation", name="Main").get_by_role("link").first
    expect(people).to_be_hidden()
    phone.get_by_text("Menu", exact=True).click()
    expect(people).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("button", name="Sign out")).to_be_visible()
    people.focus()
    phone.keyboard.press("Escape")
    expect(people).to_be_hidden()
    assert phone.evaluate("document.activeElement.textContent") == "Menu"
    desk = opens(workshop, "/parts/", ALICE, width=1280)
    expect(desk.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_in_viewport(ratio=1)
    expect(desk.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(desk.get_by_role("button", name="Sign out")).to_be_in_viewport(ratio=1)


def test_the_first_key_offers_the_way_past_the_menu(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_day_can_be_typed_or_picked(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE)
    joined = page.get_by_label("Joined", exact=True)
    expect(joined).to_have_attribute("type", "text")
    joined.fill("3/4/26")
    page.evaluate("HTMLInputElement.prototype.showPicker = function () { window.shown = this.value; }")
    page.get_by_role("button", name="Calendar for Joined").click()
    assert page.evaluate("window.shown") == "2026-04-03"
    page.evaluate(
        """() => { const calendar = document.querySelector(".picker input");
            calendar.value = "2026-12-25"; calendar.dispatchEvent(new Event("change", { bubbles: true })); }"""
    )
    expect(joined).to_have_value("25/12/2026")
    expect(joined).to_be_focused()


def test_the_calendar_button_is_not_offered_where_scripts_do_not_run(
    workshop: Live, opens: Callable[..., Page]
) -> None:
    page = opens(workshop, "/parts/", ALICE, java_script_enabled=False)
    expect(page.get_by_label("Joined", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Calendar for Joined")).to_have_count(0)


def test_a_table_folds_into_cards_that_say_what_each_value_is(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE, width=390)
    cell = page.get_by_role("cell", name="£1,250.00")
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').content") == '"Paid"'
    expect(page.get_by_role("rowheader", name="Aisha Rahman")).to_be_visible()
    empty = page.get_by_role("row", name="Carys Llŷr").locator("td[data-l=Office]")
    expect(empty).to_be_hidden()


def test_welsh_names_fetch_the_second_font_and_plain_pages_do_not(workshop: Live, opens: Callable[..., Page]) -> None:
    fonts = "document.fonts.ready.then(() => [...document.fonts].filter((one) => one.status === 'loaded').length)"
    page = opens(workshop, "/parts/", ALICE)
    assert page.evaluate(fonts) == 2
    plain = opens(workshop, "/nothing-here/")
    assert plain.evaluate(fonts) == 1


def test_high_contrast_colours_keep_the_picture_apart(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE, forced_colors="active")
    fills = [
        page.locator(f".chart svg[role=img] .s{place}").first.evaluate("(bar) => getComputedStyle(bar).fill")
        for place in (0, 1)
    ]
    assert len(set(fills)) == 2


def test_print_leaves_out_what_paper_cannot_press(workshop: Live, opens: Callable[..., Page]) -> None:
    page = opens(workshop, "/parts/", ALICE, width=1280)
    page.emulate_media(media="print")
    for control in (".menu nav", ".search", ".buttons", ".foot"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.get_by_role("link", name="Riverside Friends")).to_be_visible()
    expect(page.get_by_role("table", name="People")).to_be_visible()
