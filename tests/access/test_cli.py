import re
from pathlib import Path

import pytest

from esteem import cli
from esteem.access.actions.accounts import stop_account
from tests.backstage import Group
from tests.makers import make_account
from tests.visitor import Visitor


def types(folder: Path, *words: str) -> int:
    return cli.main([words[0], "--instance", str(folder), *words[1:]])


def test_a_lost_password_is_reset_at_the_command_line(
    group: Group, charlie: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert types(group.instance.folder, "reset-password", "BOB", "--address", "https://our.example") == 0
    said = capsys.readouterr().out
    found = re.search(r"https://our\.example(/sign-in/link/\S+)", said)
    assert found is not None
    assert said.splitlines()[0] == "Bob Okafor can choose a new password here, once, within a week:"
    charlie.visits(found[1]).sees("Choose your password")


def test_a_name_nobody_signs_in_with_is_told(group: Group, capsys: pytest.CaptureFixture[str]) -> None:
    assert types(group.instance.folder, "reset-password", "nobody") == 1
    assert "Nobody signs in with that name." in capsys.readouterr().err


def test_who_was_stopped_gets_no_link(group: Group, capsys: pytest.CaptureFixture[str]) -> None:
    group.makes(lambda: stop_account(account=make_account(name="Erin")))
    assert types(group.instance.folder, "reset-password", "erin") == 1
    assert "Let them sign in again first." in capsys.readouterr().err


def test_there_is_no_set_up_link_for_a_group_that_is_set_up(group: Group, capsys: pytest.CaptureFixture[str]) -> None:
    assert types(group.instance.folder, "set-up-link") == 1
    assert "This group is set up already." in capsys.readouterr().err


def test_before_that_the_link_is_printed_as_often_as_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = []
    for _ in range(2):
        assert types(tmp_path / "fresh", "set-up-link") == 0
        links.append(capsys.readouterr().out.splitlines()[-1])
    assert links[0] != links[1]
    assert all(link.startswith("http://127.0.0.1:8000/") for link in links)
