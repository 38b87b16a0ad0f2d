"""On a phone: a list is brought in from a spreadsheet and undone, and somebody who is on the list twice is made one."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.backstage import Group
from tests.cast import ALICE
from tests.journeys.conftest import Live, too_wide
from tests.journeys.test_every_page_is_clean import faults_of
from tests.makers import make_person
from tests.people.lists_from_files import xlsx

Opens = Callable[..., Page]
HEADS = ("Full Name", "Mobile", "E-mail address", "Date joined", "Status", "Remarks")
ROWS = (
    ("Ann Example", 7700900123, "ann@example.org", "25/12/25", "active", "Brings cake"),
    ("Example, A.", None, None, None, None, None),
    ("Bo Sample", 1632960114, "bo@", "31/02/2020", None, None),
)


def test_a_list_is_brought_in_on_a_phone_and_undone(live: Live, opens: Opens, group: Group) -> None:
    group.makes(make_person, name="Ann Example", phone="07700 900123", no_voicemail=True, town="Leeds")
    page = opens(live, "/people/imports/", ALICE, reduced_motion="reduce")
    assert faults_of(page) == []
    page.get_by_label("The list").set_input_files(
        FilePayload(name="people.xlsx", mimeType="application/octet-stream", buffer=xlsx(HEADS, *ROWS))
    )
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What each column is")
    assert faults_of(page) == []
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("Decide about 1 doubtful line first.")).to_be_visible()
    assert (faults_of(page), too_wide(page)) == ([], 0)
    page.get_by_label("Who is A. Example, on line 3?").select_option(label="Somebody else: add them")
    page.get_by_role("button", name="Remember what I decided").click()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("The list is brought in.")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_role("button", name="Undo the whole import").click()
    expect(page.get_by_text("The whole import is undone.")).to_be_visible()


def test_somebody_on_the_list_twice_is_made_one_on_a_phone(live: Live, opens: Opens, group: Group) -> None:
    group.makes(make_person, name="Ann Example", phone="07700 900123", no_voicemail=True, town="Leeds")
    group.makes(make_person, name="A. Example", phone="01632 960114", phone_care="Say you are Sam")
    page = opens(live, "/people/alike/", ALICE, reduced_motion="reduce")
    assert (faults_of(page), too_wide(page)) == ([], 0)
    page.get_by_role("link", name="The same person").click()
    assert (faults_of(page), too_wide(page)) == ([], 0)
    page.get_by_role("button", name="Make them one").click()
    expect(page.get_by_text("Both entries are one now")).to_be_visible()
    assert (faults_of(page), too_wide(page)) == ([], 0)
