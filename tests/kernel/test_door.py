"""The door: which group, who asks, may they, is it a real form; every answer carries its headers; logs name nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from esteem.group.queries import our_group
from tests.backstage import Group
from tests.cast import ALICE, Player
from tests.judge import judge_answer
from tests.visitor import Visitor


def token(visitor: Visitor) -> str:
    visitor.visits("/group/change/")
    return next(field.get("value", "") for field in visitor.page.all("input") if field.get("name") == "csrf_token")


def post(visitor: Visitor, headers: dict[str, str] | None = None, **data: str) -> int:
    return visitor.client.post("/group/change/", data=data, headers=headers or {}).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"Sec-Fetch-Site": "same-origin"}, 422),
        ({"Sec-Fetch-Site": "none"}, 422),
        ({"Origin": "http://localhost"}, 422),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "http://evil.test"}, 400),
        ({"Origin": "null"}, 400),
        ({"Origin": "http://localhost.evil.test"}, 400),
        ({"Origin": "http://["}, 400),
    ],
)
def test_a_form_is_taken_from_our_own_pages_alone(alice: Visitor, headers: dict[str, str], status: int) -> None:
    assert post(alice, headers, csrf_token=token(alice)) == status


def test_a_form_without_the_token_of_this_cookie_is_refused_and_does_nothing(
    alice: Visitor, signed_in: Callable[[Player], Visitor], group: Group
) -> None:
    other, theirs = signed_in(ALICE), token(alice)
    assert [post(alice), post(alice, csrf_token=""), post(alice, csrf_token="x"), post(other, csrf_token=theirs)] == [
        400
    ] * 4
    assert group.asks(our_group).version == 3


def test_htmx_may_send_the_token_as_a_header(alice: Visitor) -> None:
    assert post(alice, {"X-CSRFToken": token(alice)}, name="") == 422


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_other_method_writes(alice: Visitor, method: str) -> None:
    answer = alice.client.open("/group/change/", method=method, headers={"X-CSRFToken": token(alice)})
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "address", ["/group/", "/nowhere", "/static/css/esteem.css", "/static/nothing.css", "/static/../secret"]
)
def test_every_answer_carries_the_headers_of_the_house(app: Flask, address: str) -> None:
    with app.test_client().get(address) as answer:
        assert judge_answer(answer) == []


@pytest.mark.parametrize(
    ("address", "kept"),
    [("/static/css/esteem.css", "public, max-age=86400"), ("/static/nothing.css", "no-store"), ("/group/", "no-store")],
)
def test_a_static_file_may_be_kept_and_a_page_may_not(app: Flask, address: str, kept: str) -> None:
    with app.test_client().get(address) as answer:
        assert answer.headers["Cache-Control"] == kept


@pytest.mark.parametrize(
    ("base", "name", "secure"), [("http://localhost", "esteem", False), ("https://localhost", "__Host-esteem", True)]
)
def test_the_cookie_is_closed_to_scripts_and_other_sites_and_to_plain_http_where_there_is_better(
    app: Flask, base: str, name: str, secure: bool
) -> None:
    answer = app.test_client().get("/sign-in/", base_url=base)
    cookies = [cookie for cookie in answer.headers.getlist("Set-Cookie") if cookie.startswith(f"{name}=")]
    assert len(cookies) == 1
    parts = {part.strip().partition("=")[0] for part in cookies[0].split(";")[1:]}
    assert {"HttpOnly", "SameSite", "Path"} <= parts
    assert ("Secure" in parts, "Domain" in parts) == (secure, False)
    assert "SameSite=Lax" in cookies[0]


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", ""])
def test_a_host_nobody_trusts_gets_nothing(app: Flask, host: str) -> None:
    answer = FlaskClient(app).get("/group/", headers={"Host": host})
    assert answer.status_code in (400, 404)
    assert "Riverside" not in answer.text


def test_the_log_says_what_was_done_and_never_to_whom(alice: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "esteem.requests")
    alice.client.get("/people/7/?q=Ann+Example")
    alice.client.get("/Ann-Example")
    told = [record.getMessage().rsplit(" ", 2)[0] for record in caplog.records if record.name == "esteem.requests"]
    assert told == ["GET /people/<int:person_id>/ 404", "GET - 404"]


@pytest.mark.parametrize(("behind", "secure"), [(True, True), (False, False)])
def test_a_proxy_is_believed_only_when_there_is_one(new_app: Callable[..., Flask], behind: bool, secure: bool) -> None:
    app = new_app(behind_proxy=behind)
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "localhost"}
    answer = app.test_client().get("/sign-in/", headers=told)
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert ("Secure" in cookie, cookie.startswith("__Host-esteem=")) == (secure, secure)


@pytest.mark.parametrize(
    ("origin", "said"), [("http://localhost", "another site"), ("https://localhost", "open too long")]
)
def test_a_form_from_plain_http_is_not_ours_where_the_page_came_by_https(app: Flask, origin: str, said: str) -> None:
    client = app.test_client()
    answer = client.post("/sign-in/", data={}, base_url="https://localhost", headers={"Origin": origin})
    assert (answer.status_code, said in answer.text) == (400, True)
