"""Papers: what the group prints. One page of HTML is both the preview on the screen and, through the press, the PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import Response, current_app, has_request_context, url_for

from bootstrap import can_print, how_to_get_printing
from esteem.kernel.dates import now, today
from esteem.kernel.db import finish_reading
from esteem.kernel.errors import RuleBroken

STYLE = "css/paper.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document and all the facts in it, taken from the books at one moment.

    `template` extends `kernel/paper.html`; `title` begins with the words of its h1. `group_name` is printed exactly as
    given; a paper that should not tell whose it is has none. `file_name` is made of plain words and a date, never of the
    group's name: that may tell what its members have.
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

    def html(self, above: Sequence[tuple[str, str]] = ()) -> str:
        """The whole page; the links `above` it (words, address) stand on the screen only.

        It is made from these facts alone, so a paper can be printed by a command as well as by a page.
        """
        marks = {"paper": self, "above": above, "printed_on": today(), "printed_at": now(), "style": _style_address()}
        return current_app.jinja_env.get_template(self.template).render(**self.facts, **marks)

    def pdf(self) -> bytes:
        """The PDF. Ends the database's transaction first, so that nobody waits for the printing.

        Raises RuleBroken with what to do about it.
        """
        html = self.html()
        finish_reading()
        return print_html(html)


def _style_address() -> str:
    return url_for("static", filename=STYLE) if has_request_context() else f"/static/{STYLE}"


def print_html(html: str) -> bytes:
    """The PDF of a whole page made from `kernel/paper.html`; raises RuleBroken when printing is not possible."""
    if problem := printing_problem():
        raise RuleBroken(problem)
    # At the first print only: it costs half a second, and it needs system libraries that may not be there.
    from esteem.kernel.press import PRESS  # noqa: PLC0415  # see above

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


def printing_problem() -> str | None:
    """Why nothing can be printed on this machine and what to type there, or None when all is well.

    Looks each time, in well under a millisecond, so that the sentence goes when the libraries come.
    """
    if can_print():
        return None
    how = " ".join(how_to_get_printing().split())
    return f"This machine cannot make PDFs yet: some system libraries are missing. To get them, stop Esteem, {how}"
