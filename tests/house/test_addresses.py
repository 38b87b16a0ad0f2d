"""Every address: known to somebody, marked, refused to strangers, open to exactly those roles the marks say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.routing import Rule

from esteem.kernel.permissions import allows, mark_of, public, refuse_unmarked
from tests.cast import BOB, CAROL, DANA, Player, actor_of
from tests.house.walk import Place, Walk, fault_of, is_paper, walk
from tests.visitor import Visitor

NOT_THERE = 987_654_321


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_view_says_who_may_open_it(app: Flask) -> None:
    assert [rule.endpoint for rule in rules(app) if mark_of(app.view_functions[rule.endpoint]) is None] == []


def test_an_app_with_an_unmarked_view_refuses_to_start(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    app.add_url_rule("/open", view_func=lambda: "anybody", endpoint="forgotten")
    with pytest.raises(RuntimeError, match="forgotten"):
        refuse_unmarked(app)


def test_every_address_is_reached_by_a_link_or_a_form(app: Flask, places: list[Place]) -> None:
    """An address nobody can get to is untested and forgotten; so is a page without a way to it."""
    reached = {place.endpoint for place in places}
    assert sorted({rule.endpoint for rule in rules(app)} - reached - set(UNLINKED)) == []


UNLINKED = {
    "home.claim": "a one-time link leads here, printed where the program was started",
    "home.waiting": "shown before the group is set up, like the two below; tests of home go there",
    "home.character": "shown while the group is set up",
    "home.money": "shown while the group is set up",
    "access.sign_in": "shown to those who are not signed in",
    "access.choose_password": "a one-time link leads here, handed over on paper or by a camera",
    "access.link": "shown once, right after a link is made",
    "people.open_own_door": "offered while it is switched off, and in the furnished group it is on",
    "people.yours": "a private link leads here, sent to the person it is for",
    "people.yours_right": "a button of that page",
    "people.yours_thanks": "where both lead",
    "meetings.feed": "a private link leads here, which a phone's calendar asks",
    "minutes.own_answer": "a private link leads here, sent to the person it is for",
    "minutes.own_answer_kept": "where that leads",
    "minutes.save_minutes": "the script of the page on which minutes are typed sends each field there; tests of minutes go there",
    "minutes.saved": "where that leads",
    "minutes.speaking_pdf": "offered once somebody is ticked by hand; tests of speaking go there",
    "money.save_report": "the script of the page on which the year's report is typed sends each field there",
    "money.saved_report": "where that leads",
    "governance.begin": "offered while no draft is being written, and in the furnished group one is",
    "meetings.door_now": "the door's script asks it, and is led there after each tap",
    "access.let_in_again": "stands on the page of who was stopped, at the end of the list",
}


def test_every_page_keeps_the_rules_that_the_visitor_judges_by(alices_walk: Walk) -> None:
    assert (alices_walk.shut, alices_walk.faults) == ([], [])


def test_the_papers_of_every_feature_are_printed(places: list[Place], alice: Visitor, *, thorough: bool) -> None:
    """Two of each, or all of them: the tests of a feature print its own."""
    kinds = defaultdict(list)
    for place in places:
        if is_paper(place):
            kinds[place.endpoint.split(".")[0]].append(place)
    papers = [
        place for listed in kinds.values() for place in (listed if thorough else dict.fromkeys((listed[0], listed[-1])))
    ]
    assert [place for place in papers if fault_of(alice, place)] == []


def some(places: list[Place]) -> list[Place]:
    """Two of each kind: what may be opened hangs on the kind, and not on which."""
    kinds: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        kinds[place.endpoint, place.method].append(place)
    return [place for listed in kinds.values() for place in dict.fromkeys((listed[0], listed[-1]))]


def filled(places: list[Place], number: int) -> list[Place]:
    """The same places with another number in each address that has one."""
    changed = [Place(p.endpoint, re.sub(r"(?<=/)\d+(?=/|\.|$)", str(number), p.address), p.method) for p in places]
    return [new for new, old in zip(changed, places, strict=True) if new.address != old.address]


@pytest.mark.parametrize("number", [NOT_THERE, 0, 2**63, 10**30])
def test_an_unknown_number_in_an_address_is_a_plain_404(places: list[Place], alice: Visitor, number: int) -> None:
    found = {place: answer_of(alice, place) for place in filled(some(places), number)}
    assert {place: code for place, code in found.items() if code != 404} == {}


def answer_of(visitor: Visitor, place: Place) -> int:
    """The status of an address, without following it anywhere; a POST carries the visitor's own token and nothing else."""
    data = {"csrf_token": visitor.token} if place.method == "POST" else None
    visitor._fetch(place.method, place.address, data=data)
    return visitor.answer.status_code


def test_a_stranger_is_asked_to_sign_in_or_refused_at_every_address(
    app: Flask, places: list[Place], charlie: Visitor
) -> None:
    closed = [
        place
        for place in some(places)
        if mark_of(app.view_functions[place.endpoint]) != "public" and place.endpoint != "static"
    ]
    got_in = {}
    for place in [*closed, *filled(closed, NOT_THERE)]:
        code = answer_of(charlie, place)
        to_sign_in = code == 303 and charlie.answer.headers["Location"].startswith("/sign-in")
        asked_and_kept = place.method == "POST" and code == 401
        if code != 403 and not to_sign_in and not asked_and_kept:
            got_in[place] = code
    assert got_in == {}


@pytest.mark.parametrize("player", [BOB, CAROL, DANA], ids=lambda player: player.role)
def test_a_role_opens_exactly_what_its_permissions_say(
    app: Flask, places: list[Place], signed_in: Callable[[Player], Visitor], player: Player
) -> None:
    may = actor_of(app, player).permissions
    visitor, wrong = signed_in(player), {}
    for place in sorted(some(places), key=lambda place: place.method):
        mark = mark_of(app.view_functions[place.endpoint])
        if place.endpoint == "static" or leaves(place):
            continue
        allowed = mark in ("public", "signed-in") or str(mark) in may
        if allowed and is_paper(place):  # Alice was given it, by the same mark
            continue
        if (answer_of(visitor, place) != 403) != allowed:
            wrong[place] = visitor.answer.status_code
    assert wrong == {}


def leaves(place: Place) -> bool:
    """Signing out ends the walk; it has tests of its own."""
    return place.endpoint in ("access.sign_out", "access.sign_out_everywhere")


@pytest.mark.parametrize("player", [BOB, CAROL, DANA], ids=lambda player: player.role)
def test_what_is_linked_can_be_opened(
    furnished: object, signed_in: Callable[[Player], Visitor], player: Player
) -> None:
    """Nobody is shown a link that then refuses them."""
    walked = walk(signed_in(player), examples=1)
    assert (walked.shut, walked.faults) == ([], [])


def test_a_mark_is_one_of_three_kinds() -> None:
    assert mark_of(public(lambda: "")) == "public"
    assert mark_of(lambda: "") is None
    assert allows.__annotations__["permission"] == "Permission"
