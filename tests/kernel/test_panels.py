"""Panels: a higher feature's section on a lower feature's page, for those who may see it and where there is something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import DictLoader

from esteem.group.permissions import Group as May
from esteem.kernel.house import House, Panel, the_house
from esteem.kernel.panels import panels
from esteem.kernel.permissions import Actor, act_as

READER = Actor(account_id=1, permissions=frozenset({"group:see"}))


@pytest.fixture
def house(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """An empty register, inside a request by somebody who may see the group and not change it."""
    shelf = DictLoader({"a.html": "<p>{{ subject }} &amp; {{ word }}</p>", "b.html": "<p>second</p>"})
    monkeypatch.setattr(app.jinja_env, "loader", shelf)
    monkeypatch.setattr(the_house(app), "panels", [])
    monkeypatch.setattr(app, "template_context_processors", {None: []})
    with app.test_request_context():
        act_as(READER)
        yield the_house(app)


def say(subject: str) -> dict[str, str]:
    return {"subject": subject, "word": "<b>"}


def test_a_panel_is_shown_on_its_page_with_its_subject_and_escaped(house: House) -> None:
    house.panels.append(Panel("people.person", "a.html", May.SEE, say))
    assert panels("people.person", "Ann") == "<p>Ann &amp; &lt;b&gt;</p>"
    assert panels("people.index", "Ann") == ""


def test_panels_stand_in_their_places(house: House) -> None:
    house.panels.append(Panel("people.person", "b.html", May.SEE, say, place=60))
    house.panels.append(Panel("people.person", "a.html", May.SEE, say, place=10))
    assert panels("people.person", "Ann").endswith("<p>second</p>")


def test_a_panel_is_hidden_from_those_who_may_not_see_it_and_is_not_even_asked(house: House) -> None:
    asked: list[str] = []
    house.panels.append(Panel("people.person", "a.html", May.CHANGE, asked.append))
    assert (panels("people.person", "Ann"), asked) == ("", [])


def test_a_panel_with_nothing_to_show_is_left_out(house: House) -> None:
    house.panels.append(Panel("people.person", "a.html", May.SEE, lambda _subject: None))
    assert panels("people.person", "Ann") == ""
