"""A coordinator with nothing but the set-up link and a phone: by the end of it both papers are in her hand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from flask import Flask
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from esteem.access.actions.links import begin_claim
from esteem.kernel import db
from esteem.kernel.instances import using
from tests.journeys.conftest import Live, too_wide

PHRASE = "four words and a kettle"
MEMBERS = ("Ann Ash", "Ben Birch", "Cat Cedar")


class Phone:
    """What a thumb does; each page it comes to is the one awaited, and no wider than the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")

    def is_at(self, heading: str) -> Phone:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        assert (heading, too_wide(self.page)) == (heading, 0)
        return self

    def opens(self, part: str) -> Phone:
        """By the menu, which is folded on a phone."""
        self.page.get_by_text("Menu", exact=True).click()
        assert too_wide(self.page) == 0
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=part, exact=True).click()
        return self.is_at(part)

    def fills(self, label: str, words: str) -> Phone:
        self.page.get_by_label(label, exact=True).fill(words)
        return self

    def chooses(self, label: str, option: str) -> Phone:
        self.page.get_by_label(label, exact=True).select_option(label=option)
        return self

    def picks(self, option: str) -> Phone:
        self.page.get_by_label(option, exact=True).check()
        return self

    def follows(self, link: str, to: str) -> Phone:
        self.main.get_by_role("link", name=link).first.click()
        return self.is_at(to)

    def presses(self, button: str, to: str) -> Phone:
        self.main.get_by_role("button", name=button, exact=True).click()
        return self.is_at(to)

    def is_told(self, words: str) -> Phone:
        expect(self.page.locator("#status")).to_have_text(words)
        return self

    def fetches(self, link: str) -> str:
        """The words of the paper behind a link."""
        address = self.main.get_by_role("link", name=link).first.get_attribute("href")
        answer = self.page.request.get(str(address))
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.body())).pages).split())


def test_from_the_set_up_link_to_both_papers_on_a_phone(
    new_app: Callable[..., Flask], serves: Callable[[Flask], Live], opens: Callable[..., Page]
) -> None:
    app = new_app(leads_to_set_up=True)
    with using(app), db.transaction():
        link = f"/set-up/{begin_claim()}/"
    phone = Phone(opens(serves(app), link, width=390))
    sets_up(phone)
    adds_three_members(phone)
    plans_a_meeting_at_a_place(phone)
    fills_two_offices(phone)
    keeps_books(phone)
    applies_for_money(phone)
    constitution = adopts_a_constitution(phone)
    accounts = looks_at_the_accounts(phone)
    signed = ("Thursday Circle", "17 November 2026", "nobody is alone with it", "Ann Ash", "Ben Birch")
    assert missing(signed, constitution) == []
    assert "DRAFT" not in constitution.upper()
    assert missing(("Thursday Circle", "Subs at meetings", "45.00", "Room hire", "22.50", "122.50"), accounts) == []
    phone.page.goto("/")
    desk = phone.is_at("Thursday Circle").main.inner_text()
    assert missing(("Tuesday 1 December 2026", "£122.50", "Send the application to Sample Trust"), desk) == []


def missing(wanted: tuple[str, ...], words: str) -> list[str]:
    return [one for one in wanted if one not in words]


def sets_up(phone: Phone) -> None:
    phone.is_at("Set up your group").fills("What is the group called?", "Thursday Circle").fills("Your name", "Ann Ash")
    phone.fills("A name to sign in with", "ann").fills("A password", PHRASE).fills("The password again", PHRASE)
    phone.presses("Go on", to="What kind of group are you?")
    phone.picks("Constituted: we have, or want, a constitution and a committee").picks("England")
    phone.presses("Go on", to="The money you begin with").fills("Day", "31").chooses("Month", "March")
    phone.fills("In the tin", "100").presses("Finish", to="Thursday Circle")
    phone.is_told("Your group is set up. Here is what you could do next.")


def adds_three_members(phone: Phone) -> None:
    for name in MEMBERS:
        phone.opens("Members").follows("Add someone", to="Add someone").fills("Name", name)
        phone.presses("Add", to=name).is_told(f"{name} is added.")
    phone.opens("Members")
    assert phone.main.get_by_role("rowheader").all_inner_texts() == list(MEMBERS)


def plans_a_meeting_at_a_place(phone: Phone) -> None:
    phone.opens("Meetings").follows("Places", to="Places").follows("Add a place", to="Add a place")
    phone.fills("What is it called?", "St Ann’s Hall").presses("Add", to="St Ann’s Hall").opens("Meetings")
    phone.follows("Add a meeting", to="Add a meeting").fills("Day", "1/12/26").fills("Starts at", "7.30pm")
    phone.chooses("Where?", "St Ann’s Hall").presses("Add", to="Meeting on Tuesday 1 December 2026")


def fills_two_offices(phone: Phone) -> None:
    phone.opens("Committee").presses("Add chair, secretary and treasurer", to="Committee")
    for office, name in (("Chair", "Ann Ash"), ("Secretary", "Ben Birch")):
        phone.opens("Committee").follows("Say who holds it", to=f"Somebody takes on {office}")
        phone.chooses("Who?", name).presses("Save", to=office).is_told(f"{name} is down as {office}.")


def keeps_books(phone: Phone) -> None:
    for way, amount, purpose in (("Money in", "45.00", "Subs at meetings"), ("Money out", "22.50", "Room hire")):
        phone.opens("Money").follows(way, to=way).fills("Amount", amount).chooses("What was it for?", purpose)
        phone.presses("Record", to=f"{purpose}, £{amount}")
    phone.opens("Money")


def applies_for_money(phone: Phone) -> None:
    phone.opens("Funding").follows("Begin an application", to="Begin an application")
    phone.fills("Who is the money from?", "Sample Trust").fills("What is it for?", "Room hire for a year")
    phone.fills("How much do you ask for?", "500").fills("Deadline", "18/12/26").presses(
        "Save", to="Room hire for a year"
    )


def adopts_a_constitution(phone: Phone) -> str:
    draft, adopted = "Constitution, draft of version 1", "Constitution, version 1"
    phone.opens("Constitution").presses("Write our constitution", to="The group")
    phone.fills("Area", "Nottingham").fills("Whom is the group for?", "people living with long-term pain")
    phone.fills("Aims", "to meet, so that nobody is alone with it").presses("Save and look at the draft", to=draft)
    phone.follows("Record that it was adopted", to="Record that it was adopted")
    phone.fills("Day it was adopted", "17/11/26").chooses("By which meeting?", "The founding meeting of the group")
    phone.fills("Place of the meeting", "St Ann’s Hall, Nottingham").fills("First who signed", "Ann Ash")
    phone.fills("Second who signed", "Ben Birch").presses("Record the adoption", to=adopted)
    phone.is_told("The constitution is adopted, and its rules are in force.")
    return phone.opens("Constitution").fetches("Open the stored PDF")


def looks_at_the_accounts(phone: Phone) -> str:
    phone.opens("Money").follows("The year", to="Money in the year 2026–27")
    return phone.fetches("Print the draft (PDF)")
