"""The project's own files as the house tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from esteem.kernel.config import HOME

PACKAGE, TEMPLATES, TESTS = HOME / "esteem", HOME / "templates", HOME / "tests"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, parsed, by its path from the root of the project."""
    return {path.relative_to(HOME).as_posix(): ast.parse(path.read_text()) for path in sorted(PACKAGE.rglob("*.py"))}


def code() -> dict[str, ast.Module]:
    """The same without the migrations, which are written once and never changed."""
    return {path: tree for path, tree in modules().items() if not path.startswith("esteem/migrations/versions/")}


def functions() -> Iterator[tuple[str, Function]]:
    """Every function of the package with `path:line name`."""
    for path, tree in code().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno} {node.name}", node


def files_of(feature: str) -> set[str]:
    """The file names of a feature without their endings; a file grown into a folder counts under the same name."""
    folder = PACKAGE / feature
    plain = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return plain | {path.parent.name for path in folder.glob("*/__init__.py")} | grown(folder)


def grown(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("*.py"))}
