"""Where things are: every feature has the same few files, everything mirrors them, and nothing grows out of sight."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

from esteem import FEATURES
from tests.house.source import PACKAGE, TEMPLATES, TESTS, code, files_of, functions, modules

FILES = set(
    "rules permissions models queries actions forms routes panels papers imports exports checks tasks cli".split()
)
# Said again here, so that a change of the ladder is made twice and on purpose.
LADDER = (
    "group people support privacy committee meetings minutes money subs claims bank budget giftaid examining governance "
    "funding access home"
).split()
NEEDED = {"permissions", "queries", "routes", "panels"}
WITHOUT = {"home": {"permissions"}}  # the desk shows only what other permissions allow
SHAPELESS = re.compile(r"utils?|helpers?|common|misc|base|shared|tools|stuff|things|models2|core")
LATE_IMPORTS = {
    "esteem/kernel/papers.py": {
        "esteem.kernel.press"
    },  # the press brings WeasyPrint: half a second, and a bare machine lacks its libraries
    "esteem/kernel/migrate.py": {
        "alembic",
        "alembic.config",
    },  # a tenth of a second, and most starts have nothing to migrate
    "esteem/kernel/attached.py": {"PIL"},  # loaded when somebody attaches a picture
    "esteem/kernel/spreadsheets.py": {"xlsxwriter"},  # some megabytes and a twentieth of a second, seldom needed
}
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_TEMPLATE = 50, 300, 120
TESTED_ELSEWHERE = {
    "press": "tests/kernel/test_papers.py",
}


def test_the_ladder_is_the_one_that_was_agreed() -> None:
    assert list(FEATURES) == LADDER


@pytest.mark.parametrize("feature", LADDER)
def test_a_feature_has_the_needed_files_and_no_others(feature: str) -> None:
    assert files_of(feature) - FILES == set()
    assert NEEDED - WITHOUT.get(feature, set()) - files_of(feature) == set()


@pytest.mark.parametrize("feature", LADDER)
def test_a_feature_is_mirrored_by_its_tests_and_templates(feature: str) -> None:
    mirrored = {path.stem.removeprefix("test_") for path in (TESTS / feature).glob("test_*.py")}
    expected = {"pages" if name == "routes" else name for name in files_of(feature)} & {
        "rules",
        "queries",
        "actions",
        "pages",
    }
    assert expected - mirrored == set()
    assert any((TEMPLATES / feature).glob("*.html"))


def test_no_folder_of_tests_or_templates_is_left_without_its_feature() -> None:
    beside = {"kernel", "house", "journeys", "vendor", "__pycache__", "starting", "cli", "demo", "bench"}
    assert {path.name for path in TESTS.iterdir() if path.is_dir()} - set(FEATURES) - beside == set()
    assert {path.name for path in TEMPLATES.iterdir() if path.is_dir()} - set(FEATURES) - {"kernel"} == set()


def test_every_kernel_file_has_its_tests() -> None:
    files = files_of("kernel") - set(TESTED_ELSEWHERE)
    tested = {path.stem.removeprefix("test_") for path in (TESTS / "kernel").glob("test_*.py")}
    assert files - tested == set()


def test_no_file_has_a_name_that_says_nothing() -> None:
    names = [
        path for folder in (PACKAGE, TESTS, TEMPLATES) for path in folder.rglob("*") if SHAPELESS.fullmatch(path.stem)
    ]
    assert names == []


def test_every_module_says_what_it_is() -> None:
    assert [path for path, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_no_function_is_longer_than_a_screen_and_most_are_seen_at_a_glance() -> None:
    lengths = {where: (node.end_lineno or node.lineno) - node.lineno + 1 for where, node in functions()}
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= 25


def test_no_module_or_template_is_too_long_to_find_one_s_way_in() -> None:
    assert too_long(PACKAGE, "*.py", LONGEST_MODULE) == {}
    assert too_long(TEMPLATES, "*.html", LONGEST_TEMPLATE) == {}


def too_long(folder: Path, pattern: str, most: int) -> dict[str, int]:
    written = [path for path in folder.rglob(pattern) if "versions" not in path.parts]
    counted = {str(path.relative_to(folder)): len(path.read_text().splitlines()) for path in written}
    return {name: lines for name, lines in counted.items() if lines > most}


def test_nothing_is_imported_late_but_what_would_slow_the_start() -> None:
    late = {
        f"{where}: {name}"
        for where, function in functions()
        for node in ast.walk(function)
        for name in imported(node)
        if name not in LATE_IMPORTS.get(where.split(":")[0], set())
    }
    assert late == set()


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_no_module_keeps_a_state_of_its_own() -> None:
    """What one group does must not be remembered for another: names of modules are bound once, to constants."""
    told = [
        f"{path}:{node.lineno}"
        for path, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Global)
    ]
    assert told == []
