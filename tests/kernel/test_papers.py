"""Papers: valid for archives and screen readers at once, one at a time, and nothing gets into them from outside."""

import http.server
import io
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from esteem.kernel import db, papers, press
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import using
from esteem.kernel.papers import Paper, answer_pdf, plain_file_name, print_html, printing_problem

PAPER = Paper(
    template="kernel/paper.html",
    title="Room list",
    group_name="Thursday Circle",
    file_name="Room list 2026-11-24",
    registered_as="Registered charity 1234567",
)
TABLE = (
    "<table><thead><tr><th scope=col>Room</th><th scope=col>£</th></tr></thead>"
    "<tbody><tr><th scope=row>Hall</th><td>12.50</td></tr></tbody></table>"
)
XMP = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "a": "http://www.aiim.org/pdfa/ns/id/",
    "ua": "http://www.aiim.org/pdfua/ns/id/",
}


@pytest.fixture
def html_of(app: Flask) -> Callable[..., str]:
    """The page of a paper with this inside it."""

    def made(content: str = TABLE, paper: Paper = PAPER) -> str:
        with using(app):
            return paper.html().replace("</main>", f"{content}</main>")

    return made


@pytest.fixture
def printed(html_of: Callable[..., str]) -> Callable[..., PdfReader]:
    """The printed paper with this inside it, opened for reading."""
    return lambda content=TABLE, paper=PAPER: PdfReader(io.BytesIO(print_html(html_of(content, paper))))


def structure(element: DictionaryObject) -> Iterator[str]:
    """The names of the tags of a PDF, in reading order."""
    if "/S" in element:
        yield element["/S"]
    for kid in element.get("/K", []):
        if isinstance(kid.get_object(), DictionaryObject):
            yield from structure(kid.get_object())


def fonts_of(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


# What a paper is


def test_a_paper_says_its_title_its_language_and_whose_it_is(printed: Callable[..., PdfReader]) -> None:
    reader = printed()
    assert reader.metadata.title == "Room list – Thursday Circle"
    assert reader.metadata.author == "Thursday Circle"
    assert reader.metadata.creation_date == datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_paper_is_tagged_for_screen_readers(printed: Callable[..., PdfReader]) -> None:
    reader = printed()
    assert reader.root_object["/MarkInfo"]["/Marked"]
    tags = [tag for tag in structure(reader.root_object["/StructTreeRoot"]) if tag not in ("/NonStruct", "/Span")]
    assert tags == "/Document /Part /P /P /H1 /P /Table /THead /TR /TH /TH /TBody /TR /TH /TD".split()


def test_a_paper_claims_both_standards_and_explains_the_mark_archives_do_not_know(
    printed: Callable[..., PdfReader],
) -> None:
    packet = ElementTree.fromstring(printed().root_object["/Metadata"].get_data())  # noqa: S314  # our own print
    marks: dict[str, str] = {}
    for description in packet.iter(f"{{{XMP['rdf']}}}Description"):
        marks |= description.attrib
    assert marks[f"{{{XMP['a']}}}part"] == "3"
    assert marks[f"{{{XMP['a']}}}conformance"] == "A"
    assert marks[f"{{{XMP['ua']}}}part"] == "1"
    assert [uri.text for uri in packet.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")] == [XMP["ua"]]


def test_every_letter_is_in_the_file_and_can_be_copied(printed: Callable[..., PdfReader]) -> None:
    reader = printed("<p>Siân Ŵyn owes £12.50 – <b>thank you</b></p>")
    assert "Siân Ŵyn owes £12.50 – thank you" in reader.pages[0].extract_text()
    fonts = list(fonts_of(reader))
    assert sorted({re.sub(r"^/[A-Z]{6}\+", "", font["/FontName"]) for font in fonts}) == [
        "Atkinson-Paper",
        "Atkinson-Paper-Bold",
        "Atkinson-Paper-Extended",
    ]
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_each_page_says_whose_it_is_when_it_was_printed_and_which_page(printed: Callable[..., PdfReader]) -> None:
    pages = [page.extract_text() for page in printed("<p>A line of text.</p>" * 90).pages]
    assert len(pages) == 3
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of 3" in text
        assert "Printed 24 November 2026" in text
        assert "Thursday Circle" in text


def test_a_table_over_several_pages_repeats_its_head(printed: Callable[..., PdfReader]) -> None:
    rows = "<tr><th scope=row>Hall</th><td>1.00</td></tr>" * 90
    head = "<thead><tr><th scope=col>Room</th><th scope=col>Cost</th></tr></thead>"
    pages = printed(f"<table>{head}<tbody>{rows}</tbody></table>").pages
    assert [page.extract_text().count("Cost") for page in pages] == [1] * len(pages)
    assert len(pages) == 3


def test_a_draft_says_so_on_every_page_and_in_its_text(printed: Callable[..., PdfReader]) -> None:
    pages = [page.extract_text() for page in printed("<p>A line of text.</p>" * 90).pages]
    assert [text.count("DRAFT") for text in pages] == [1, 1, 1]
    assert "Draft, not yet approved." in pages[0]


def test_what_was_approved_says_draft_nowhere(printed: Callable[..., PdfReader]) -> None:
    pages = printed("<p>A line of text.</p>" * 90, replace(PAPER, draft=False)).pages
    assert not any("draft" in page.extract_text().lower() for page in pages)


def test_signatures_stay_together_and_never_stand_on_a_page_alone(
    app: Flask, printed: Callable[..., PdfReader]
) -> None:
    parts = app.jinja_env.get_template("kernel/paper_parts.html").module
    people = [{"office": "chair", "name": "Ann Ash"}, {"office": "treasurer", "name": ""}]
    approval = str(parts.approval(people, "Approved and signed:"))  # type: ignore[attr-defined]  # a macro of the template
    for lines in range(20, 44, 3):
        last = printed("<p>A line of text.</p>" * lines + approval).pages[-1].extract_text()
        assert last.count("Signature") == 2, f"after {lines} lines"
        assert last.count("Date") == 2, f"after {lines} lines"
        assert "A line of text." in last, f"after {lines} lines"


def test_large_type_is_sixteen_points(printed: Callable[..., PdfReader]) -> None:
    def size_of_words(paper: Paper) -> float:
        sizes: dict[str, float] = {}

        def see(text: str, matrix: list[float], place: list[float], _font: object, size: float) -> None:
            if text.strip():
                sizes[text.strip()] = round(size * abs(matrix[0]) * abs(place[0]), 1)

        printed("<p>plainwords</p>", paper).pages[0].extract_text(visitor_text=see)
        return sizes["plainwords"]

    assert size_of_words(PAPER) == 10.5
    assert size_of_words(PAPER.larger()) == 16.0
    assert plain_file_name(PAPER.larger().file_name) == "room-list-2026-11-24-large-type.pdf"


def test_what_people_typed_stays_text(printed: Callable[..., PdfReader]) -> None:
    text = printed(paper=replace(PAPER, group_name="<b>Tea & </title>Toast")).pages[0].extract_text()
    assert "<b>Tea & </title>Toast" in text


def test_the_preview_is_the_same_page_with_its_links_above(app: Flask) -> None:
    with using(app):
        printed, shown = PAPER.html(), PAPER.html([("Download as a PDF", "/room-list.pdf")])
    nav = re.search(r"<nav.*?</nav>\n", shown, re.DOTALL)
    assert nav is not None
    assert '<a href="/room-list.pdf">Download as a PDF</a>' in nav[0]
    icon = re.search(r'<link rel="icon"[^>]*>\n', shown)  # for the browser's tab
    assert icon is not None
    assert shown.replace(nav[0], "").replace(icon[0], "") == printed


def test_printing_waits_with_no_transaction_open(app: Flask) -> None:
    with using(app):
        db.session.connection()
        assert db.session().in_transaction()
        assert PAPER.pdf()[:5] == b"%PDF-"
        assert not db.session().in_transaction()


# What a paper may load


class Listener(http.server.BaseHTTPRequestHandler):
    """Answers whatever is asked for, and writes it down."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what was asked of it."""
    handler = type("Kept", (Listener,), {"asked": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler.asked
    server.shutdown()
    server.server_close()


PICTURES_AND_FILES = (
    '<img alt="" src="{}">',
    '<img alt="" srcset="{} 2x" src="{}">',
    '<link rel="attachment" href="{}">',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg width="9" height="9"><title>a</title><image href="{}" width="9" height="9"/></svg>',
)
LINKS = (
    '<link rel="stylesheet" href="{}">',
    '<a rel="attachment" href="{}">a file</a>',
    '<base href="{}"><img alt="" src="picture.png">',
)


@pytest.mark.parametrize("way", PICTURES_AND_FILES + LINKS)
def test_no_page_makes_the_printer_ask_another_server(
    html_of: Callable[..., str], listener: tuple[str, list[str]], way: str
) -> None:
    address, asked = listener
    print_html(html_of(way.replace("{}", f"{address}/spy")))
    assert asked == []


@pytest.mark.parametrize("way", PICTURES_AND_FILES)
def test_no_page_makes_the_printer_read_a_file(html_of: Callable[..., str], tmp_path: Path, way: str) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>very secret words</text></svg>')
    reader = PdfReader(io.BytesIO(print_html(html_of(way.replace("{}", secret.as_uri())))))
    assert "secret words" not in "".join(page.extract_text() for page in reader.pages)
    assert reader.attachments == {}


STYLES = (
    "@import url({});",
    "p {{ background: url({}) }}",
    "@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}",
)


@pytest.mark.parametrize("style", STYLES)
def test_no_style_makes_the_printer_ask_another_server(listener: tuple[str, list[str]], style: str) -> None:
    address, asked = listener
    page = press.HTML(string=f"<style>{style.format(address)}</style><p>Tea", url_fetcher=press.PRESS.fetcher)
    page.write_pdf()
    assert asked == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://paper.invalid/static/css/paper.css",
        "https://paper.invalid/static/css/../../esteem/kernel/press.py",
        "https://paper.invalid/static/css/%2e%2e/fonts/OFL.txt",
        "https://paper.invalid/static/fonts/OFL.txt",
        "https://paper.invalid/static/js/esteem.js",
        "https://paper.invalid.example.org/static/css/paper.css",
        "https://example.org/?https://paper.invalid/static/css/paper.css",
        "https://paper.invalid/static/css/.hidden.css",
        "data:text/css,p{}",
        "//paper.invalid/static/css/paper.css",
    ],
)
def test_the_printer_opens_nothing_but_its_own_styles_fonts_and_pictures(address: str) -> None:
    with pytest.raises(ValueError, match="loads nothing but"):
        press.PRESS.fetcher.fetch(address)


def test_the_printer_opens_its_own_style_wherever_the_app_is_mounted() -> None:
    own = (press.STATIC / "css" / "paper.css").read_bytes()
    for address in ("static/css/paper.css", "our/group/static/css/paper.css", "static/css/paper.css?v=3"):
        assert press.PRESS.fetcher.fetch(press.ADDRESS + address).read() == own


@pytest.mark.parametrize("own_looks", ['<p style="columns: 90000">a</p>', "<style>p { columns: 90000 }</style>"])
def test_a_text_with_looks_of_its_own_is_not_printed(html_of: Callable[..., str], own_looks: str) -> None:
    with pytest.raises(RuleBroken, match="styles of its own"):
        print_html(html_of(own_looks))


# What a paper may cost


@pytest.mark.parametrize(
    "bomb",
    [
        "<table>" + "<tr><td>1<td>2" * 3_001 + "</table>",
        "<table><tr><td colspan=900000>wide</table>",
        "<table><tr><td ColSpan='&#57;99'>wide</table>",
        "<table><tr><td rowspan=99999>tall</table>",
        "<table><colgroup span=1000000></colgroup><tr><td>wide</table>",
        "<div>" * 70 + "deep",
        "<div>" * 3_000 + "deeper",
        "<br>" * 12_001,
        "long " * 120_001,
    ],
    ids=["cells", "colspan", "colspan-hidden", "rowspan", "columns", "depth", "recursion", "elements", "characters"],
)
def test_what_would_take_the_machine_down_is_refused_at_once(html_of: Callable[..., str], bomb: str) -> None:
    html, began = html_of(bomb), time.perf_counter()
    with pytest.raises(RuleBroken, match="too large to print"):
        print_html(html)
    assert time.perf_counter() - began < 3


def test_fifteen_hundred_rows_of_four_are_not_too_many() -> None:
    press.refuse_unprintable(
        press.HTML(string="<table>" + "<tr><td>Ann<td>Ash<td>01234<td>2026" * 1_500 + "</table>").etree_element
    )


def test_a_second_paper_waits_its_turn_and_then_says_so(html_of: Callable[..., str]) -> None:
    html = html_of()
    with press.PRESS.turn, pytest.raises(RuleBroken, match="Another paper is being printed"):
        press.PRESS.print(html, wait=0.01)
    assert press.PRESS.print(html, wait=0.01)[:5] == b"%PDF-"


def test_no_more_than_one_waits_so_that_pages_are_still_answered(html_of: Callable[..., str]) -> None:
    html, came = html_of(), []
    with press.PRESS.places, press.PRESS.turn:
        patient = threading.Thread(target=lambda: came.append(press.PRESS.print(html)[:5]))
        patient.start()
        while press.PRESS.places.acquire(blocking=False):  # until the patient one has taken the last place
            press.PRESS.places.release()
        began = time.perf_counter()
        with pytest.raises(RuleBroken, match="Another paper is being printed"):
            press.PRESS.print(html)
        assert time.perf_counter() - began < 1
    patient.join()
    assert came == [b"%PDF-"]


def resident() -> int:
    """The megabytes this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's usual library keeps freed memory so")
def test_what_a_paper_took_is_given_back_after_it(html_of: Callable[..., str]) -> None:
    html = html_of()
    press.PRESS.print(html)
    taken = [b"x" * 60_000 for _ in range(2_000)]
    left = taken[::100]  # freed memory between what is still in use is not given back by itself
    del taken
    before = resident()
    press.PRESS.print(html)
    assert (len(left), resident() < before - 80) == (20, True)


def test_papers_come_out_right_whichever_thread_prints_them(html_of: Callable[..., str]) -> None:
    html, texts = html_of(), []

    def work() -> None:
        texts.append(PdfReader(io.BytesIO(print_html(html))).pages[0].extract_text())

    for _ in range(2):
        threads = [threading.Thread(target=work) for _ in range(press.AT_THE_PRESS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(texts) == 4
    assert len(set(texts)) == 1


def test_the_fonts_are_unpacked_again_after_a_day(html_of: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = press.PRESS.fonts()
    assert press.PRESS.fonts() is before
    monkeypatch.setattr(press.PRESS, "_fonts_since", press.monotonic() - press.FONTS_KEPT - 1)
    assert press.PRESS.fonts() is not before
    assert print_html(html_of())[:5] == b"%PDF-"


# Handing it over


def test_a_pdf_is_handed_over_with_a_plain_name_and_kept_nowhere(app: Flask) -> None:
    with using(app):
        shown = answer_pdf(b"%PDF-1.7", "Annual accounts 2026-03-31")
        saved = answer_pdf(b"%PDF-1.7", "Annual accounts 2026-03-31", as_attachment=True)
    assert shown.headers["Content-Disposition"] == 'inline; filename="annual-accounts-2026-03-31.pdf"'
    assert saved.headers["Content-Disposition"] == 'attachment; filename="annual-accounts-2026-03-31.pdf"'
    assert shown.mimetype == "application/pdf"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Constitution", "constitution.pdf"),
        ('../../etc/pass"wd\r\nX: y', "etc-pass-wd-x-y.pdf"),
        ("Cyfrifon Siân", "cyfrifon-sian.pdf"),
        ("日本", "paper.pdf"),
        ("a" * 200, "a" * 80 + ".pdf"),
    ],
)
def test_a_file_name_is_plain_whatever_it_is_made_from(words: str, name: str) -> None:
    assert plain_file_name(words) == name


def test_a_machine_without_the_libraries_is_told_what_to_type(
    monkeypatch: pytest.MonkeyPatch, html_of: Callable[..., str]
) -> None:
    assert printing_problem() is None
    monkeypatch.setattr(papers, "can_print", lambda: False)
    monkeypatch.setattr(papers, "how_to_get_printing", lambda: "type this, and start it again:\n  sudo get pango")
    told = (
        "This machine cannot make PDFs yet: some system libraries are missing. "
        "To get them, stop Esteem, type this, and start it again: sudo get pango"
    )
    assert printing_problem() == told
    with pytest.raises(RuleBroken, match="cannot make PDFs yet"):
        print_html(html_of())
