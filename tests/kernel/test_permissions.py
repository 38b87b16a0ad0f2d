"""Who is asking, and what each address needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from esteem.group.permissions import Group as May
from esteem.kernel.permissions import (
    STRANGER,
    Actor,
    Permission,
    act_as,
    actor,
    allows,
    mark_of,
    may,
    public,
    refuse_unmarked,
    signed_in,
)
from tests.visitor import Visitor


def view() -> str:
    return "seen"


def test_a_permission_has_a_name_for_the_program_and_words_for_people() -> None:
    assert (May.SEE, May.SEE.says) == ("group:see", "See the group's own details and the rules in force")


def test_a_stranger_may_nothing_and_is_not_signed_in() -> None:
    assert (STRANGER.is_signed_in, STRANGER.may("group:see"), STRANGER.name) == (False, False, "")


def test_whoever_asks_may_what_their_permissions_say_and_no_more(app: Flask) -> None:
    ann = Actor(account_id=1, name="Ann", permissions=frozenset({"group:see"}))
    with app.app_context():
        assert actor() is STRANGER
        act_as(ann)
        assert actor() is ann
        assert (may(May.SEE), may("group:see"), may(May.CHANGE)) == (True, True, False)


def test_outside_any_request_a_stranger_asks() -> None:
    assert actor() is STRANGER


@pytest.mark.parametrize(
    ("mark", "meaning"), [(public, "public"), (signed_in, "signed-in"), (allows(May.SEE), May.SEE), (lambda v: v, None)]
)
def test_a_view_carries_its_mark(mark: Callable[[object], Callable[..., str]], meaning: object) -> None:
    assert mark_of(mark(lambda: "seen")) == meaning


def test_an_app_with_a_view_that_says_nothing_refuses_to_start_and_names_it(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    app.add_url_rule("/hidden", "hidden", lambda: "seen")
    with pytest.raises(RuntimeError) as refusal:
        refuse_unmarked(app)
    assert str(refusal.value) == "these views say nothing of who may open them: hidden"


def test_a_view_is_opened_by_those_its_mark_says(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    for name, mark in (("open", public), ("ours", signed_in), ("some", allows(May.SEE))):
        app.add_url_rule(f"/{name}", name, mark(lambda: "<title>Seen</title><h1>Seen</h1>"))
    asked = {
        "a stranger": STRANGER,
        "a nobody": Actor(account_id=1),
        "a reader": Actor(account_id=2, permissions=frozenset({"group:see"})),
    }
    opened = {
        who: [name for name in ("open", "ours", "some") if opens(app, who_asks, name)]
        for who, who_asks in asked.items()
    }
    assert opened == {"a stranger": ["open"], "a nobody": ["open", "ours"], "a reader": ["open", "ours", "some"]}


def opens(app: Flask, who: Actor, name: str) -> bool:
    app.extensions["esteem.house"].find_actor = lambda: who
    app.extensions["esteem.house"].is_set_up = lambda: True
    return app.test_client().get(f"/{name}").status_code == 200


def test_templates_ask_with_the_same_word(alice: Visitor, dana: Visitor) -> None:
    alice.visits("/group/").sees("Change the details")
    dana.visits("/group/").does_not_see("Change the details")


def test_every_permission_of_a_feature_begins_with_its_name(app: Flask) -> None:
    owned = app.extensions["esteem.house"].permissions
    wrong = [
        p
        for feature, permissions in owned.items()
        for p in permissions
        if not p.startswith(f"{feature}:") or not p.says
    ]
    assert wrong == []
    assert all(issubclass(permissions, Permission) for permissions in owned.values())
