"""The tools that read the code: style, types and the ladder of imports, run with the settings of pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import Any, cast

import pytest

from esteem import FEATURES
from esteem.kernel.config import HOME

SETTINGS: dict[str, Any] = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]
CHECKS = {
    "style": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
}


@pytest.mark.parametrize("tool", CHECKS)
def test_the_tool_finds_nothing_to_say(tool: str) -> None:
    done = subprocess.run([sys.executable, *CHECKS[tool]], cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def contract(name: str) -> dict[str, Any]:
    return next(
        cast(dict[str, Any], written) for written in SETTINGS["importlinter"]["contracts"] if written["name"] == name
    )


def test_the_ladder_of_imports_is_the_list_of_features() -> None:
    rungs = contract("A package imports only from rungs below its own")["layers"]
    assert rungs[2:] == [*reversed(FEATURES), "kernel"]


def test_every_feature_stands_under_the_contracts_that_name_features() -> None:
    names = [f"esteem.{feature}" for feature in FEATURES]
    assert contract("Inside a feature, a file imports only from files below its own")["containers"] == names
    private = contract("A feature's addresses, forms and pages are its own affair")["source_modules"]
    assert private[: len(names)] == names


def test_every_rule_switched_off_has_its_reason_beside_it() -> None:
    text = (HOME / "pyproject.toml").read_text()
    ignored = text[text.index("\nignore = [") : text.index("[tool.ruff.lint.pycodestyle]")]
    reasoned = [line for line in ignored.splitlines() if re.search(r"# \S+ \S+ \S+", line)]
    assert [rule for line in reasoned for rule in re.findall(r'"(\w+)"', line)] == SETTINGS["ruff"]["lint"]["ignore"]


def test_a_check_switched_off_on_one_line_says_why() -> None:
    switch = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?P<rest>.*)")
    bare = [
        f"{path.relative_to(HOME)}:{number}"
        for folder in ("esteem", "tests")
        for path in (HOME / folder).rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := switch.search(line)) and not re.search(r"(?:#|- ) ?\w{4,}|(?:#|- ) ?\S+ \S+", found["rest"])
    ]
    assert bare == []
