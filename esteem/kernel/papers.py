"""Papers: what the group prints. One page of HTML is both the preview on the screen and, through the press, the PDF."""

from __future__ import annotations

import ctypes
import re
import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import Response, render_template

from esteem.kernel.dates import now, today
from esteem.kernel.db import finish_reading
from esteem.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document and all the facts in it, taken from the books at one moment.

    `template` extends `kernel/paper.html`; `title` begins with the words of its h1. `group_name` is printed exactly as
    given. `file_name` is made of plain words and a date, never of the group's name: that may tell what its members have.
    """

    template: str
    title: str
    group_name: str
    file_name: str
    facts: Mapping[str, object] = field(default_factory=dict)
    registered_as: str = ""
    draft: bool = True
    large_type: bool = False

    def larger(self) -> Paper:
        """The same paper in large type."""
        return replace(self, large_type=True, file_name=f"{self.file_name} large type")

    def html(self, links: Sequence[tuple[str, str]] = ()) -> str:
        """The whole page; `links` (words, address) stand above it on the screen and are not printed."""
        marks = {"paper": self, "links": links, "printed_on": today(), "printed_at": now()}
        return render_template(self.template, **self.facts, **marks)

    def pdf(self) -> bytes:
        """The PDF. Ends the database's transaction first, so that nobody waits for the printing.

        Raises CannotPrint (a RuleBroken) with what to do about it.
        """
        html = self.html()
        finish_reading()
        return print_html(html)


def print_html(html: str) -> bytes:
    """The PDF of a whole page made from `kernel/paper.html`; raises RuleBroken when printing is not possible."""
    if problem := printing_problem():
        raise RuleBroken(problem)
    from esteem.kernel.press import PRESS  # at the first print: it costs the start half a second, and it needs system libraries

    return PRESS.print(html)


def answer_pdf(pdf: bytes, file_name: str, *, as_attachment: bool = False) -> Response:
    """A download, or with `as_attachment` false a PDF that opens in the browser; kept by no cache on the way."""
    way = "attachment" if as_attachment else "inline"
    response = Response(pdf, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'{way}; filename="{plain_file_name(file_name)}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def plain_file_name(words: str) -> str:
    """`Annual accounts 2026-03-31` becomes `annual-accounts-2026-03-31.pdf`, safe on every disk and in every header."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "paper") + ".pdf"


# Each library by the names it goes by on Linux, macOS and Windows.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", r"C:\msys64\ucrt64\bin\libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", r"C:\msys64\ucrt64\bin\libpangoft2-1.0-0.dll"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", r"C:\msys64\ucrt64\bin\libharfbuzz-subset-0.dll"),
)
WAYS_TO_INSTALL = (
    ("apt-get", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", "sudo dnf install pango harfbuzz"),
    ("pacman", "sudo pacman -S pango harfbuzz"),
    ("apk", "sudo apk add pango harfbuzz-subset"),
    ("zypper", "sudo zypper install libpango-1_0-0 libharfbuzz-subset0"),
    ("brew", "brew install pango"),
)


def printing_problem() -> str | None:
    """Why nothing can be printed on this machine and what to type there, or None when all is well.

    Looks each time (about a tenth of a millisecond), so that no restart is needed after installing.
    """
    if all(_is_here(names) for names in LIBRARIES):
        return None
    return f"This machine cannot make PDFs yet: it lacks the Pango text libraries. {how_to_install()}"


def how_to_install() -> str:
    """The sentence that tells whoever looks after this machine what to type on it."""
    for manager, command in WAYS_TO_INSTALL:
        if shutil.which(manager):
            return f"Whoever looks after it types: {command}"
    if sys.platform == "win32":
        return "Install MSYS2, and in its window type: pacman -S mingw-w64-ucrt-x86_64-pango"
    return "Install Pango 1.44 or newer and HarfBuzz with its subset library."


def _is_here(names: Sequence[str]) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
