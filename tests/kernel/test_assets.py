"""Our own files: small on the way, and never stale after an update."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from esteem.kernel import assets
from esteem.kernel.assets import A_DAY, A_YEAR, FOLDER, asset


def fetched(app: Flask, address: str, **headers: str) -> TestResponse:
    """The answer, read to its end and closed."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with app.test_client() as client, client.get(address, headers=named) as answer:
        answer.get_data()
        return answer


def test_an_address_carries_the_mark_of_what_the_file_says(app: Flask) -> None:
    with app.test_request_context():
        assert re.fullmatch(r"/static/css/esteem\.css\?v=[0-9a-f]{10}", asset("css/esteem.css"))
        assert asset("css/esteem.css") != asset("js/esteem.js")


def test_a_changed_file_has_another_address(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    file = tmp_path / "a.css"
    file.write_text("one")
    with app.test_request_context():
        before = asset("a.css")
        file.write_text("two, and longer")
        assert asset("a.css") != before


def test_a_font_has_the_address_the_style_sheet_gives_it(app: Flask) -> None:
    with app.test_request_context():
        assert asset("fonts/x.woff2") == "/static/fonts/x.woff2"


def test_text_is_squeezed_for_a_browser_that_takes_it(app: Flask) -> None:
    plain = (FOLDER / "css" / "esteem.css").read_bytes()
    answer = fetched(app, "/static/css/esteem.css?v=x", Accept_Encoding="br, gzip")
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.data) == plain
    assert len(answer.data) * 3 < len(plain)
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_and_not_for_one_that_does_not(app: Flask) -> None:
    answer = fetched(app, "/static/css/esteem.css")
    assert "Content-Encoding" not in answer.headers
    assert answer.data == (FOLDER / "css" / "esteem.css").read_bytes()


def test_what_is_marked_is_kept_for_a_year_and_the_rest_for_a_day(app: Flask) -> None:
    assert fetched(app, "/static/css/esteem.css?v=x").cache_control.max_age == A_YEAR
    assert fetched(app, "/static/css/esteem.css").cache_control.max_age == A_DAY


def test_what_the_browser_has_is_not_sent_again(app: Flask) -> None:
    first = fetched(app, "/static/css/esteem.css", Accept_Encoding="gzip")
    plain = fetched(app, "/static/css/esteem.css")
    assert fetched(app, "/static/css/esteem.css", If_None_Match=plain.headers["ETag"]).status_code == 304
    assert first.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("path", ["/static/no-such.css", "/static/../app.py", "/static/%2e%2e/app.py", "/static/"])
def test_nothing_else_is_served(app: Flask, path: str) -> None:
    assert fetched(app, path).status_code == 404
