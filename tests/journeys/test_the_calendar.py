"""The calendar on a phone and on a desk: it folds, it is read aloud as a table, and a text is copied with one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from playwright.sync_api import Page, expect

from esteem.meetings.rules.kinds import MeetingKind
from tests.backstage import Group
from tests.cast import ALICE, DANA
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_meeting, make_venue

MONTH = "/meetings/calendar/?month=2026-12"


@pytest.fixture(autouse=True)
def planned(group: Group) -> None:
    venue = group.makes(make_venue, name="Hall")
    for day in (8, 22):
        group.makes(make_meeting, meets_on=date(2026, 12, day), start_time=time(19, 30), venue_id=venue.id)
    group.makes(
        make_meeting, meets_on=date(2026, 12, 8), kind=MeetingKind.TALK, title="A-topic-without-a-space-in-it" * 4
    )


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_its_window_and_axe_finds_nothing(
    live: Live, opens: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opens(live, MONTH, ALICE, width=width, scheme=scheme)
    assert (too_wide(page), too_small(page), judged_by_axe(page)) == (0, [], [])


def test_a_month_with_nothing_on_a_phone_is_not_an_empty_table(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/meetings/calendar/?month=2027-02", ALICE)
    expect(page.get_by_text("No meeting this month.")).to_be_visible()
    assert (page.get_by_role("table").count(), judged_by_axe(page)) == (0, [])


def test_on_a_phone_only_the_days_with_something_are_shown(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, MONTH, DANA, width=390)
    expect(page.get_by_text("Tuesday 8 December 2026")).to_be_visible()
    expect(page.get_by_text("Friday 25 December 2026")).to_be_visible()
    expect(page.get_by_text("Wednesday 9 December 2026")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Tue")).to_have_count(1)


def test_one_leafs_through_it_and_opens_a_meeting_by_keyboard(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/meetings/calendar/", DANA, width=1280)
    page.get_by_role("link", name="December 2026").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("December 2026")
    page.get_by_role("link", name="7.30 pm Meeting").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meeting on Tuesday 8 December 2026")


@pytest.mark.parametrize(
    "address", ["/meetings/calendar/link/", "/meetings/programme/", "/meetings/1/notice/text/", "/meetings/public/"]
)
def test_the_pages_around_it_fit_a_phone(live: Live, opens: Callable[..., Page], address: str) -> None:
    page = opens(live, address, ALICE, width=390)
    assert (too_wide(page), too_small(page), judged_by_axe(page)) == (0, [], [])


def test_a_text_is_copied_with_one_press(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/meetings/1/notice/text/", DANA, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Meeting\n\nTuesday 8 December 2026, 7.30 pm\nHall")


def test_without_scripts_there_is_no_button_that_does_nothing(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/meetings/1/notice/text/", DANA, java_script_enabled=False)
    expect(page.get_by_label("To copy")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()


def test_a_link_is_made_and_shown_once_on_a_phone(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, "/meetings/calendar/link/", DANA)
    page.get_by_role("button", name="Make my link").click()
    address = page.get_by_label("To copy").input_value()
    assert address.endswith("/meetings.ics")
    webcal = page.get_by_role("link", name="Open in this device’s calendar").get_attribute("href")
    assert webcal == address.replace("http:", "webcal:")
    assert (too_wide(page), too_small(page), judged_by_axe(page)) == (0, [], [])
    page.reload()
    expect(page.get_by_label("To copy")).to_have_count(0)
