"""The first start, and the command that builds an invented group."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from esteem.access.rules.roles import ROLES
from esteem.cli import main, set_up_links
from esteem.home.actions import claim_group
from esteem.kernel import db
from esteem.kernel.instances import using

ADDRESS = "http://127.0.0.1:8001/"


def test_until_somebody_sets_the_group_up_each_start_prints_a_link_that_works(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    (first,), (second,) = set_up_links(app, ADDRESS), set_up_links(app, ADDRESS)
    assert second.startswith(ADDRESS)
    browser = app.test_client()
    opened = [browser.get(urlsplit(link).path, base_url=ADDRESS).status_code for link in (first, second)]
    assert opened == [404, 200]


def test_a_group_that_is_set_up_gets_no_link(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    (link,) = set_up_links(app, ADDRESS)
    with using(app), db.transaction():
        claim_group(
            token=link.rstrip("/").rpartition("/")[2], group_name="Friday Friends", name="Ann Example", sign_in="ann",
            password="kettle and four cups",
        )  # fmt: skip
    assert set_up_links(app, ADDRESS) == []


def test_each_of_several_groups_gets_a_link_at_its_own_name(new_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = new_app(hosts={"north.example": tmp_path / "north", "south.example": tmp_path / "south"})
    names = [urlsplit(link).netloc for link in set_up_links(app, ADDRESS.rstrip("/"))]
    assert names == ["north.example:8001", "south.example:8001"]


def test_the_invented_group_is_told_in_one_line_and_never_built_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["demo", "--json", "--no-serve", "--port", "8002", "--instance", str(tmp_path / "demo")]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["url"] == "http://127.0.0.1:8002/"
    assert [sorted(one) for one in told["people"]] == [["password", "role", "sign_in"]] * len(ROLES)
    assert main(asked) == 1
    refused = f"That did not work. {tmp_path / 'demo'} is not empty. Name a folder that is, or is not there yet.\n"
    assert capsys.readouterr().err == refused
