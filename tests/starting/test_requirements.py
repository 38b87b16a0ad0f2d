"""What Esteem is built from is pinned whole, kept apart from what only its tests need, and written about."""

from __future__ import annotations

import importlib.metadata as metadata
import re

from packaging.requirements import Requirement

from bootstrap import differing, normalised, pins
from esteem.kernel.config import HOME

RUNTIME, DEVELOPMENT = HOME / "requirements.txt", HOME / "requirements-dev.txt"


def direct(file: str) -> list[str]:
    """The names under `chosen by us`, as they are written."""
    text = (HOME / file).read_text()
    chosen = text[text.index("# chosen by us") : text.index("# needed by those")]
    return [line.partition("==")[0] for line in chosen.splitlines()[1:] if line]


def needs(name: str) -> list[str]:
    """What an installed package needs on this machine, without its extras, except those we pull in by name."""
    written = [Requirement(text) for text in metadata.requires(name) or []]
    return [normalised(one.name) for one in written if one.marker is None or one.marker.evaluate({"extra": ""})]


def test_every_requirement_is_pinned_to_one_version() -> None:
    lines = [
        line
        for file in (RUNTIME, DEVELOPMENT)
        for line in file.read_text().splitlines()
        if line and not line.startswith(("#", "-r"))
    ]
    pinned = re.compile(r'[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*(?: ; sys_platform == "win32")?')
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_all_that_the_chosen_packages_need_is_pinned_too() -> None:
    for file in (RUNTIME, DEVELOPMENT):
        wanted = pins(file)
        assert {need for name in wanted for need in needs(name)} - set(wanted) == set()


def test_no_pinned_package_is_left_over_that_nothing_needs() -> None:
    extras = {"brotli", "zopfli"}  # fonttools' extra `woff`, which WeasyPrint asks for
    for file, wanted in ((RUNTIME, pins(RUNTIME)), (DEVELOPMENT, pins(DEVELOPMENT))):
        chosen = {normalised(name) for name in direct(file.name)} | {normalised(name) for name in direct(RUNTIME.name)}
        assert set(wanted) - chosen - {need for name in wanted for need in needs(name)} - extras == set()


def test_what_is_installed_here_is_what_is_pinned() -> None:
    assert differing(pins(DEVELOPMENT)) == []


def test_running_esteem_installs_no_test_tools() -> None:
    tools = {normalised(name) for name in direct(DEVELOPMENT.name)}
    assert tools & set(pins(RUNTIME)) == set()
    assert "pytest" in tools


def test_every_chosen_package_has_its_reason_in_the_docs() -> None:
    headings = re.findall(r"^\| \[?([A-Za-z0-9-]+)\]?", (HOME / "docs/dependencies.md").read_text(), re.MULTILINE)
    assert sorted(set(headings) - {"package"}, key=str.lower) == sorted(
        direct(RUNTIME.name) + direct(DEVELOPMENT.name), key=str.lower
    )
