"""What the docs promise: every permission and every setting stands there, as it is."""

from __future__ import annotations

import ast
import re
from argparse import ArgumentParser, _SubParsersAction

import pytest
from flask import Flask

from esteem.access.rules.roles import ROLES, as_delivered
from esteem.cli import _parser
from esteem.kernel.config import HOME
from esteem.kernel.house import the_house
from tests.house.source import code

DOCS = HOME / "docs"


def table_in(name: str) -> list[list[str]]:
    """The rows of the first table of a document, its heading row first."""
    lines = [
        line for line in (DOCS / name).read_text().splitlines() if line.startswith("|") and not line.startswith("|--")
    ]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_the_table_of_permissions_says_what_each_role_may_do_as_delivered(app: Flask) -> None:
    heads = ["Permission", "What it allows", *(role.name for role in ROLES)]
    known = [permission for feature in the_house(app).permissions.values() for permission in feature]
    rows = [
        [str(permission), permission.says, *("yes" if as_delivered(role.key, permission) else "" for role in ROLES)]
        for permission in known
    ]
    assert table_in("permissions.md") == [heads, *rows]


def test_every_role_stands_in_the_docs_with_what_it_is_for() -> None:
    written = (DOCS / "permissions.md").read_text()
    assert [role.name for role in ROLES if f"- **{role.name}**: {role.says}" not in written] == []


def test_every_setting_of_the_environment_stands_in_the_docs() -> None:
    asked = {
        name
        for tree in code().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for name in re.findall(r"\bESTEEM_[A-Z_]+\b", node.value)
    }
    written = set(re.findall(r"\bESTEEM_[A-Z_]+\b", (DOCS / "settings.md").read_text()))
    assert written == asked


def pictures() -> list[tuple[str, str]]:
    """What the guide shows: its words for those who do not see it, and its file."""
    pages = [path.read_text() for path in sorted((DOCS / "guide").glob("*.md"))]
    return [found for page in pages for found in re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", page)]


def test_every_picture_of_the_guide_is_there_says_what_it_shows_and_is_small() -> None:
    folder = HOME / "static" / "guide"
    shown = {(DOCS / "guide" / address).resolve() for _, address in pictures()}
    assert shown == set(folder.glob("*.webp"))
    assert [address for words, address in pictures() if len(words) < 20] == []
    assert [path.name for path in shown if path.stat().st_size > 60_000] == []


def commands() -> dict[str, ArgumentParser]:
    (known,) = [action for action in _parser()._actions if isinstance(action, _SubParsersAction)]
    return dict(known.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_and_its_options_stand_in_the_docs(command: str) -> None:
    parser = commands()[command]
    options = [
        option for action in parser._actions for option in action.option_strings if option not in ("-h", "--help")
    ]
    written = (DOCS / "settings.md").read_text()
    section = written.partition(f"\n### `{command}")[2].partition("\n###")[0]
    assert section, f"there is no section for {command}"
    assert [option for option in options if f"`{option}" not in section] == []
