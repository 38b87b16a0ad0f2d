"""The guide: the pages of docs/guide, read in the app as they are read on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from esteem.kernel.config import HOME

FOLDER = HOME / "docs" / "guide"


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the guide: its name in the address, its title, and its text in Markdown without the title."""

    name: str
    title: str
    text: str


@cache
def pages() -> tuple[GuidePage, ...]:
    """Every page, in the order of their numbers."""
    return tuple(_read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[0-9]*.md")))


def _read(stem: str, written: str) -> GuidePage:
    title, _, text = written.partition("\n")
    return GuidePage(stem.partition("-")[2], title.removeprefix("# ").strip(), text.strip())


def find(name: str) -> GuidePage | None:
    """The page of that name."""
    return next((one for one in pages() if one.name == name), None)
