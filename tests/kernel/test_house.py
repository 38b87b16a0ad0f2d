"""What the features offer one another: tabs in their order, events announced upwards."""

from __future__ import annotations

import pytest
from flask import Flask, url_for

from esteem.group.permissions import Group as May
from esteem.kernel.house import House, Tab, the_house
from tests.visitor import Visitor


def test_what_is_announced_is_heard_by_all_who_asked_in_their_order() -> None:
    house, heard = House(), []
    house.on("person erased", lambda person_id: heard.append(("first", person_id)))
    house.on("person erased", lambda person_id: heard.append(("second", person_id)))
    house.on("year closed", lambda: heard.append("never"))
    house.announce("person erased", person_id=7)
    house.announce("nobody listens")
    assert heard == [("first", 7), ("second", 7)]


def test_what_is_asked_is_answered_by_all_who_have_something_to_say() -> None:
    house = House()
    house.on("who holds something", lambda person_id: f"the tin holds {person_id}")
    house.on("who holds something", lambda person_id: None)
    house.on("who holds something", lambda person_id: "the shed")
    assert house.ask("who holds something", person_id=7) == ["the tin holds 7", "the shed"]
    assert house.ask("nobody listens") == []


def test_a_tab_s_words_may_be_the_group_s_own() -> None:
    assert Tab("Money", "money.index", May.SEE, 1).text == "Money"
    assert Tab(lambda: "Friends", "people.index", May.SEE, 1).text == "Friends"


def test_two_apps_share_no_register() -> None:
    one, other = House(), House()
    one.daily["x"] = print
    one.on("x", print)
    assert (other.daily, dict(other.hooks)) == ({}, {})


def test_the_tabs_of_the_page_are_in_their_places_and_the_open_one_is_marked(app: Flask, alice: Visitor) -> None:
    alice.visits("/group/")
    (nav,) = [nav for nav in alice.page.all("nav") if nav.get("aria-label") == "Main"]
    links = [(link.get("href"), link.get("aria-current")) for link in nav.iter("a")]
    with app.test_request_context():
        own_way = ("examining.books", "claims.mine")  # for those who have no other way there, as Alice has
        main = [tab for tab in the_house(app).tabs if not tab.under and tab.endpoint not in own_way]
        tabs = sorted(main, key=lambda tab: tab.place)
        assert [href for href, _ in links] == [url_for(tab.endpoint) for tab in tabs]
    assert [href for href, current in links if current == "page"] == ["/group/"]


@pytest.mark.parametrize(("address", "marked"), [("/", ["/"]), ("/help/", []), ("/people/", ["/people/"])])
def test_the_first_page_is_marked_as_the_open_one_on_no_page_but_itself(
    address: str, marked: list[str], alice: Visitor
) -> None:
    links = alice.visits(address).page.all("a")
    assert [link.get("href") for link in links if link.get("aria-current") == "page"] == marked
