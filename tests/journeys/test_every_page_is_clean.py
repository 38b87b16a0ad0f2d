"""Every page of a group with some of everything, on a phone and on a desk, by day and by night: axe finds nothing wrong,
nothing is wider than the screen, nothing is too small for a thumb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, url_for
from playwright.sync_api import Page, ViewportSize

from tests import makers
from tests.backstage import Group
from tests.cast import ALICE, cookie_of
from tests.house.walk import Place
from tests.journeys.conftest import AXE, RULES, Live, too_small, too_wide

NOWHERE = "/no-such-page/"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 844}
LOOKED_AT, UPLOADED = 3, 4  # lists from files that wait; the first was brought in
ADOPTED = 2  # the constitution that is in force; that numbered 4 is a draft
CONTENTS = 'href="#clause-'  # the contents of a constitution shown as its paper, close together as on paper
COLOURS = ["color-contrast", "link-in-text-block"]  # all that night changes

JUDGE = """async ([runOnly, colours]) => {
    const asked = colours ? { runOnly: { type: "rule", values: colours } } : { runOnly };
    const { violations } = await axe.run(document, { ...asked, resultTypes: ["violations"], preload: false });
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}"""


def pages_of(app: Flask, places: list[Place]) -> Iterator[str]:
    """The address of one page of every kind that Alice can reach."""
    kinds = {
        place.endpoint: place.address for place in reversed(places) if place.method == "GET" and is_page(app, place)
    }
    yield from sorted(kinds.values())
    with app.test_request_context():
        yield url_for("privacy.erase_several", person=[1, 2])
        waiting = {
            "people.import_preview": LOOKED_AT,
            "people.import_lines": LOOKED_AT,
            "people.import_columns": UPLOADED,
        }
        yield from (url_for(page, import_id=number, shows="new") for page, number in waiting.items())
        yield url_for("people.merge", person_id=1, other_id=3)
        yield from (url_for("governance.version", constitution_id=ADOPTED), NOWHERE)


def is_page(app: Flask, place: Place) -> bool:
    """Whether a browser shows it, and does not keep it as a file (whose name has an ending)."""
    if "." in place.address.split("?")[0]:
        return False
    client = app.test_client()
    client.set_cookie("esteem", cookie_of(app, ALICE))
    answer = client.get(place.address, follow_redirects=True)
    return answer.status_code == 200 and answer.mimetype == "text/html"


def faults_of(page: Page) -> list[str]:
    """All that axe knows by day, the colours again by night, and what has the wrong size."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    found = list(page.evaluate(JUDGE, [RULES, None]))
    page.emulate_media(color_scheme="dark")
    found += [f"by night, {fault}" for fault in page.evaluate(JUDGE, [RULES, COLOURS])]
    return found + sizes_of(page)


def sizes_of(page: Page) -> list[str]:
    """What is wider than the screen, and what is too small for a thumb."""
    found = [f"{too_wide(page)} pixels too wide"] if too_wide(page) else []
    return found + [f"too small: {control}" for control in too_small(page) if CONTENTS not in control]


def test_every_page_is_for_everybody(
    live: Live, opens: Callable[..., Page], places: list[Place], furnished: Group, *, thorough: bool
) -> None:
    """On a phone and as wide as a desk; axe looks at every third, by night too, and at all of them when asked to be thorough."""
    page = opens(live, "/", ALICE, reduced_motion="reduce")
    faults = {}
    for number, address in enumerate(pages_of(live.app, places)):
        answer = page.goto(address)
        assert (address, answer and answer.status) == (address, 404 if address == NOWHERE else 200)
        look = faults_of if thorough or number % 3 == 0 else sizes_of
        faults[address] = look(page)
        page.set_viewport_size(DESK)
        faults[address] += faults_of(page) if thorough else sizes_of(page)
        page.set_viewport_size(PHONE)
    assert {address: found for address, found in faults.items() if found} == {}


ENDLESS = {
    "/": "M" * 120, "/people/": "A" * 200, "/people/1/": "A" * 200, "/committee/": "T" * 80,
    "/meetings/": "M" * 120, "/meetings/venues/": "V" * 120, "/meetings/venues/1/": "C" * 200, "/money/": "D" * 200,
    "/money/places/": "B" * 60, "/money/years/2027/": "B" * 60, "/funding/": "P" * 200, "/funding/1/": "F" * 200,
}  # fmt: skip


def make_endless() -> None:
    """Names as long as they may be, without a space to break them at."""
    minding = {"phone": "0115 496 0123", "phone_care": "C" * 200}
    person = makers.make_person(name="A" * 200, known_as="K" * 80, email=f"{'e' * 60}@example.org", **minding)
    makers.make_term(office="T" * 80, person=person)
    venue = makers.make_venue(name="V" * 120, address="L" * 300, contact_name="N" * 120, **minding)
    makers.make_meeting(venue_id=venue.id, title="M" * 120)
    makers.make_payment(who="W" * 120, description="D" * 200)
    makers.make_money_account(name="B" * 60)
    makers.make_application(funder="F" * 200, purpose="P" * 200)


@pytest.mark.parametrize("width", [390, 700, 1280])
def test_a_name_without_a_space_makes_no_page_wider(
    live: Live, opens: Callable[..., Page], group: Group, width: int
) -> None:
    group.makes(make_endless)
    page = opens(live, "/sign-in/", ALICE, width=width)
    wider = {}
    for address, name in ENDLESS.items():
        page.goto(address)
        assert (address, name in page.locator("body").inner_text()) == (address, True)
        wider[address] = too_wide(page)
    assert {address: pixels for address, pixels in wider.items() if pixels} == {}
