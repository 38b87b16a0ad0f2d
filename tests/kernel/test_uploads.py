"""The field that takes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from esteem.kernel import uploads
from esteem.kernel.forms import Form, Upload
from esteem.kernel.uploads import LARGEST, Uploaded

Sent = Callable[..., Any]


class ListForm(Form):
    file = Upload("The list", required="Choose a file.", endings=(".csv", ".xlsx"))


@pytest.fixture
def sent(app: Flask) -> Iterator[Sent]:
    """The form as it was sent with this file, or with none."""
    contexts = []

    def send(name: str = "", content: bytes = b"") -> Any:
        data = {"file": (BytesIO(content), name)} if name else {"file": "only words"}
        context = app.test_request_context(method="POST", data=data)
        context.push()
        contexts.append(context)
        form = ListForm()
        form.ok = form.sent()
        return form

    yield send
    for context in reversed(contexts):
        context.pop()


def test_a_file_comes_with_its_name_and_its_bytes(sent: Sent) -> None:
    form = sent("people.CSV", b"Name\nAnn\n")
    assert (form.ok, form.clean) == (True, {"file": Uploaded("people.CSV", b"Name\nAnn\n")})
    assert form.clean["file"].ending == ".csv"


@pytest.mark.parametrize(
    ("sent_name", "kept"),
    [("lists/people.csv", "people.csv"), ("../../people.csv", "people.csv"), ("in\u202evis.csv", "invis.csv")],
)
def test_of_the_name_only_its_last_part_is_kept(sent: Sent, sent_name: str, kept: str) -> None:
    assert sent(sent_name, b"x").clean["file"].name == kept


def test_a_very_long_name_keeps_its_ending(sent: Sent) -> None:
    uploaded = sent("x" * 300 + ".xlsx", b"x").clean["file"]
    assert (len(uploaded.name), uploaded.ending) == (120, ".xlsx")


def test_no_file_is_asked_for(sent: Sent) -> None:
    form = sent()
    assert (form.ok, form.file.errors) == (False, ["Choose a file."])


def test_a_file_over_ten_megabytes_is_refused(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST == 10 * 1024 * 1024
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    assert sent("people.csv", b"x" * 1000).ok is True
    form = sent("people.csv", b"x" * 1001)
    assert form.file.errors == ["This file is too large: 10 megabytes are the most."]


def test_the_page_says_what_may_be_chosen(sent: Sent) -> None:
    html = str(sent("people.csv", b"x").file())
    assert 'type="file"' in html
    assert 'accept=".csv,.xlsx"' in html


def test_a_name_without_an_ending_has_none() -> None:
    assert [Uploaded(name, b"").ending for name in ("people", ".csv", "a.b.csv")] == ["", "", ".csv"]
