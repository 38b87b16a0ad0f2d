"""The printing press: HTML in, a PDF out that is PDF/UA-1 and PDF/A-3a at once. Only `papers` comes here.

Importing it loads WeasyPrint and its system libraries, half a second and some 30 MB, so it is imported at the first print.
"""

from __future__ import annotations

import ctypes
import logging
import re
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from esteem.kernel.errors import RuleBroken

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # what it says of a page may hold what people wrote

STATIC = Path(__file__).parents[2] / "static"
ADDRESS = "https://paper.invalid/"  # stands for the app; the name can never be found on a network
OWN_FILE = re.compile(r"https://paper\.invalid/(?:[\w./-]*/)?static/(css|fonts|images)/([\w-][\w.-]*)(?:\?[\w.=&-]*)?")
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}

# A page of a table costs about 40 ms and 1 MB; these bounds keep the worst paper near ten seconds and 300 MB.
MOST_CHARACTERS = 600_000
MOST_ELEMENTS = 12_000
MOST_CELLS = 6_000
WIDEST_CELL = 50
DEEPEST = 60
LONGEST_WAIT = 20.0  # seconds to wait for the paper that is being printed
AT_THE_PRESS = 2  # one that prints and one that waits: each holds a thread, and pages need the others
FONTS_KEPT = 24 * 3600.0  # seconds: they lie unpacked in the system's temporary folder, which may be swept

TOO_LARGE = "This paper is too large to print. Choose fewer rows, for example a shorter period, and print it in parts."
BUSY = "Another paper is being printed. Try again in a minute."


class CannotPrint(RuleBroken):
    """The paper cannot be printed now, or never as it is; carries the sentence a person is shown."""


class OwnFilesOnly(URLFetcher):
    """Loads the app's own styles, fonts and pictures from its static folder, and nothing from anywhere else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file's bytes; ValueError for every other address, which WeasyPrint then leaves out."""
        found = OWN_FILE.fullmatch(url)
        kind = KINDS.get(Path(found[2]).suffix) if found else None
        if found is None or kind is None:
            raise ValueError("A paper loads nothing but the app's own styles, fonts and pictures.")
        return URLFetcherResponse(url, (STATIC / found[1] / found[2]).read_bytes(), {"Content-Type": kind})


class Press:
    """Prints one paper at a time: a second render beside it would halve the speed of every page being served."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.places = threading.BoundedSemaphore(AT_THE_PRESS)
        self.fetcher = OwnFilesOnly(allowed_protocols=(), allow_redirects=False)
        self._fonts = FontConfiguration()
        self._fonts_since = monotonic()

    def print(self, html: str, *, wait: float = LONGEST_WAIT) -> bytes:
        """The PDF of a whole HTML page. Raises CannotPrint when it is too large or the press stays busy."""
        if len(html) > MOST_CHARACTERS:
            raise CannotPrint(TOO_LARGE)
        if not self.places.acquire(blocking=False):
            raise CannotPrint(BUSY)
        try:
            return self._in_turn(html, wait)
        finally:
            self.places.release()

    def _in_turn(self, html: str, wait: float) -> bytes:
        if not self.turn.acquire(timeout=wait):
            raise CannotPrint(BUSY)
        try:
            return self._print(html)
        except RecursionError as deep:
            raise CannotPrint(TOO_LARGE) from deep
        finally:
            give_back_memory()
            self.turn.release()

    def _print(self, html: str) -> bytes:
        page = HTML(string=html, base_url=ADDRESS, url_fetcher=self.fetcher)
        refuse_unprintable(page.etree_element)
        return bytes(page.write_pdf(font_config=self.fonts(), pdf_variant="pdf/a-3a", finisher=claim_accessible))

    def fonts(self) -> FontConfiguration:
        """The fonts as unpacked for the paper before: that is a quarter of a second saved."""
        if monotonic() - self._fonts_since > FONTS_KEPT:
            self._fonts, self._fonts_since = FontConfiguration(), monotonic()
        return self._fonts


def give_back_memory() -> None:
    """Hand freed memory back to the system: Linux's usual library keeps, for each thread, what its largest paper took."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def refuse_unprintable(root: Element) -> None:
    """Raise CannotPrint when a page would take the machine down or brings its own looks.

    Counts on the parsed page, because there is no way of writing an attribute that escapes it.
    """
    elements = cells = 0
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        elements += 1
        cells += element.tag in ("td", "th")
        if depth > DEEPEST or elements > MOST_ELEMENTS or cells > MOST_CELLS or _spans_too_far(element):
            raise CannotPrint(TOO_LARGE)
        if element.get("style") or element.tag == "style":
            raise CannotPrint("This paper cannot be printed: a text in it carries styles of its own.")
        waiting.extend((child, depth + 1) for child in element)


def _spans_too_far(element: Element) -> bool:
    """Whether a cell spreads over more columns or rows than any paper has."""
    spans = (element.get(name, "").strip() for name in ("colspan", "rowspan", "span"))
    return any(span and (not span.isdecimal() or int(span[:9]) > WIDEST_CELL) for span in spans)


# ISO 14289-1 asks for the mark `pdfuaid:part`; ISO 19005-3 lets a file carry a mark it does not know only with its description.
ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def claim_accessible(_document: Any, pdf: Any) -> None:
    """Mark the finished file as PDF/UA-1 beside PDF/A-3a, inside the metadata packet WeasyPrint has written."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number].stream
    metadata[0] = metadata[0].replace(b"</rdf:RDF>", ACCESSIBLE + b"</rdf:RDF>")


PRESS = Press()
