"""Addresses, built once."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, url_for

from esteem.kernel.addresses import remembering


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        ("people.person", {"person_id": 7}),
        ("people.person", {"person_id": 7, "_anchor": "history"}),
        ("people.index", {"q": "Siân & co", "standing": None}),
        ("people.index", {"page": [1, 2]}),
        ("people.index", {"_external": True}),
        ("static", {"filename": "css/esteem.css", "v": "a"}),
    ],
)
def test_an_address_from_memory_is_the_address(app: Flask, endpoint: str, told: dict[str, Any]) -> None:
    address = remembering()
    with app.test_request_context():
        assert [address(endpoint, **told) for _ in range(2)] == [url_for(endpoint, **told)] * 2


def test_what_is_equal_but_written_otherwise_is_not_mixed_up(app: Flask) -> None:
    address = remembering()
    with app.test_request_context():
        assert (address("people.index", large=1), address("people.index", large=True)) == (
            "/people/?large=1",
            "/people/?large=True",
        )


def test_an_app_mounted_elsewhere_has_its_own_addresses(app: Flask) -> None:
    address = remembering()
    with app.test_request_context():
        assert address("people.index") == "/people/"
    with app.test_request_context(base_url="http://localhost/group"):
        assert address("people.index") == "/group/people/"


def test_one_host_never_gets_the_address_of_another(app: Flask) -> None:
    address = remembering()
    for host in ("localhost", "127.0.0.1"):
        with app.test_request_context(base_url=f"http://{host}/"):
            assert address("people.index", _external=True) == f"http://{host}/people/"
