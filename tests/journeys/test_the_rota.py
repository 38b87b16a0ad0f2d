"""A term's jobs are shared out on a phone, a turn is swapped, a speaker confirms, two go in one car; each page is clean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way
from tests.backstage import Group
from tests.cast import ALICE
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_asked, make_lift, make_meeting, make_person, make_talk

ROTA = "/meetings/jobs/rota/"


@pytest.fixture(autouse=True)
def planned(group: Group) -> None:
    """Three evenings, three who may be asked for tea; a speaker, and an outing with a car."""
    with group.at_work():
        for day in (1, 8, 15):
            make_meeting(meets_on=date(2026, 12, day))
        make_asked(*(make_person(name=f"{name} Example") for name in ("Ann", "Bea", "Cat")))
        make_talk(meeting=make_meeting(meets_on=date(2026, 12, 16), kind=MeetingKind.TRAINING))
        outing = make_meeting(kind=MeetingKind.OUTING, meets_on=date(2026, 12, 12))
        make_lift(meeting=outing, way=Way.OFFERED, name="Dan Driver", seats=2)
        make_lift(meeting=outing)


def is_clean(page: Page) -> None:
    assert (judged_by_axe(page), too_wide(page), too_small(page)) == ([], 0, [])


def test_a_term_is_shared_out_on_a_phone(live: Live, opens: Callable[..., Page]) -> None:
    page = opens(live, ROTA, ALICE)
    page.get_by_role("link", name="Suggest a fair rota").click()
    is_clean(page)
    page.get_by_role("button", name="Keep this rota").click()
    expect(page.get_by_label("Tea, Tuesday 8 December 2026")).to_have_value("2")
    page.get_by_label("Tea, Tuesday 8 December 2026").select_option("Cat")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Tea, Tuesday 8 December 2026")).to_have_value("3")
    is_clean(page)
    page.get_by_role("link", name="Tuesday 1 December 2026").click()
    page.get_by_role("link", name=re.compile("Swap.*Ann Example")).click()
    is_clean(page)
    page.get_by_role("button", name="With Cat Example, Tuesday 8 December 2026").click()
    expect(page.get_by_role("button", name=re.compile("Take off.*Cat Example"))).to_be_visible()
    is_clean(page)


@pytest.mark.parametrize(
    "address",
    [
        "/meetings/jobs/", "/meetings/jobs/3/", "/meetings/jobs/3/who/", "/meetings/jobs/who-does-what/", "/meetings/speakers/",
        "/meetings/speakers/1/", "/meetings/4/speakers/add/", "/meetings/5/lifts/", "/meetings/5/lifts/add/",
        "/meetings/lifts/1/", "/meetings/5/",
    ],
)  # fmt: skip
def test_every_page_of_an_evening_is_clean_on_a_phone(live: Live, opens: Callable[..., Page], address: str) -> None:
    page = opens(live, address, ALICE)
    is_clean(page)
