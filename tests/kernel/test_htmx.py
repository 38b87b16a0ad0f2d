"""Htmx: the same address, less of the page; decided on one header alone."""

from __future__ import annotations

import pytest
from flask import Flask

from esteem.kernel import htmx
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("headers", "asking"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "True"}, False),
        ({"HX-Request-Type": "partial"}, False),
        ({"HX-Boosted": "true"}, False),
        ({"HX-History-Restore-Request": "true"}, False),
    ],
)
def test_htmx_is_known_by_one_header(app: Flask, headers: dict[str, str], asking: bool) -> None:
    with app.test_request_context(headers=headers):
        assert htmx.is_asking() is asking
        assert htmx.frame() == ("kernel/bare.html" if asking else "kernel/frame.html")


def test_a_page_for_htmx_is_the_same_without_its_frame(alice: Visitor) -> None:
    whole = alice.visits("/group/").page
    bare = alice.visits("/group/", htmx=True).page
    assert (bare.title, bare.all("nav"), bare.all("main")) == (whole.title, [], [])
    (main,) = whole.all("main")
    assert [heading.text for heading in main.iter("h2")] == [heading.text for heading in bare.all("h2")]


def test_htmx_is_told_to_leave_the_page_and_is_never_redirected_under_its_feet(app: Flask) -> None:
    answer = htmx.send_to("/sign-in?next=/group/")
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.get_data()) == (401, "/sign-in?next=/group/", b"")


def test_every_page_says_that_it_depends_on_who_asks_how(app: Flask) -> None:
    answer = app.test_client().get("/group/")
    assert (answer.headers["Vary"], answer.headers["Cache-Control"]) == ("HX-Request, Cookie", "no-store")
