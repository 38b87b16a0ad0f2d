import pytest
from flask import Flask, session

from esteem.kernel import door, visit


def test_a_seat_taken_leaves_nothing_of_what_the_cookie_held(app: Flask) -> None:
    with app.test_request_context():
        session["notes"] = "before"
        before = door.csrf_token()
        visit.take_seat("a token")
        assert dict(session) == {visit.SEAT: "a token"}
        assert visit.seat_token() == "a token"
        assert door.csrf_token() != before


def test_a_seat_left_leaves_an_empty_cookie(app: Flask) -> None:
    with app.test_request_context():
        visit.take_seat("a token")
        visit.leave_seat()
        assert (dict(session), visit.seat_token()) == ({}, "")


def test_a_cookie_that_holds_something_else_names_no_seat(app: Flask) -> None:
    with app.test_request_context():
        session[visit.SEAT] = {"not": "a token"}
        assert visit.seat_token() == ""


def test_where_a_request_comes_from_and_with_what(app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": "198.51.100.7"}, headers={"User-Agent": "Firefox"}):
        assert (visit.address(), visit.browser()) == ("198.51.100.7", "Firefox")
    with app.test_request_context(environ_base={"REMOTE_ADDR": ""}):
        assert visit.address() == ""


@pytest.mark.parametrize(
    ("host", "home"),
    [
        ("localhost:8000", True),
        ("localhost", True),
        ("127.0.0.1:8031", True),
        ("127.9.9.9", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("192.168.1.20:8000", False),
        ("[fe80::1]:8000", False),
        ("localhost.example.org", False),
        ("circle.example", False),
        ("", False),
    ],
)
def test_an_address_that_leads_to_this_very_computer_is_known(host: str, home: bool) -> None:
    assert visit.leads_home(host) is home
