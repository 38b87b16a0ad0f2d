"""The rules every page and every answer keeps; the visitor calls them on whatever it opens.

Each rule is a function that yields sentences, one per fault, saying where. `PAGE_RULES` and `ANSWER_RULES` list them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.markup import Markup, squeeze, text_of

CONTENT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for", "list", "form", "headers")


def judge_page(page: Markup, *, whole: bool = True) -> list[str]:
    """Every fault of a page; `whole` is False for what htmx was sent, which need be no document of its own."""
    rules = [*PAGE_RULES, *DOCUMENT_RULES] if whole else PAGE_RULES
    return [f"{rule.__name__}: {fault}" for rule in rules for fault in rule(page)]


def judge_answer(answer: TestResponse) -> list[str]:
    """Every fault of an answer's status and headers, whatever it carries."""
    return [f"{rule.__name__}: {fault}" for rule in ANSWER_RULES for fault in rule(answer)]


def where(element: Element) -> str:
    """An element as a person would look for it in the source."""
    shown = [
        f'{name}="{value}"'
        for name, value in element.attrib.items()
        if name in ("id", "name", "class", "href", "action", "for")
    ]
    words = text_of(element)[:40]
    return f"<{' '.join([str(element.tag).split('}')[-1], *shown])}>{words}"


# What a page must be


def well_formed(page: Markup) -> Iterator[str]:
    """The HTML parser found nothing to mend."""
    for line, problem in page.errors:
        if not problem.startswith("expected-doctype"):
            shown = page.source.splitlines()[line - 1 : line] or [""]
            yield f"line {line}: {problem}: {shown[0].strip()[:100]}"


def one_heading(page: Markup) -> Iterator[str]:
    headings = [text_of(heading) for heading in page.all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"exactly one h1 with words, not {headings}"


def title_starts_with_heading(page: Markup) -> Iterator[str]:
    heading = text_of(page.all("h1")[0]) if page.all("h1") else ""
    if not page.title or not page.title.startswith(heading):
        yield f"the title is {page.title!r}, the h1 is {heading!r}"


def unique_ids(page: Markup) -> Iterator[str]:
    counted = Counter(element.get("id") for element in page.elements if element.get("id") is not None)
    for name, times in counted.items():
        if times > 1 or not name or name.split() != [name]:
            yield f"id {name!r} stands {times} times"


def labelled(page: Markup) -> Iterator[str]:
    for field in page.fields():
        if not page.labels_of(field):
            yield where(field)
    for control in [*page.buttons(), *page.all("a")]:
        named = text_of(control) or control.get("aria-label") or control.get("value") or control.get("title")
        pictured = any(squeeze(image.get("alt", "")) for image in control.iter("img"))
        if not named and not pictured:
            yield f"nothing to read on {where(control)}"


def references_exist(page: Markup) -> Iterator[str]:
    for element in page.elements:
        for attribute in REFERENCES:
            for target in element.get(attribute, "").split():
                if target not in page.by_id:
                    yield f"{attribute}={target!r} points nowhere on {where(element)}"
        target = element.get("href", "")
        if element.tag == "a" and len(target) > 1 and target.startswith("#") and target[1:] not in page.by_id:
            yield f"{target} is not on the page: {where(element)}"


def forms_are_guarded(page: Markup) -> Iterator[str]:
    for form in page.all("form"):
        names = {control.get("name"): control.get("value") for control in page.controls(form)}
        writes = form.get("method", "get").lower() == "post"
        if writes and not names.get("csrf_token"):
            yield f"no CSRF token in {where(form)}"
        if not writes and "csrf_token" in names:
            yield f"the CSRF token would stand in the address: {where(form)}"
        if form.get("method", "get").lower() not in ("get", "post"):
            yield f"a browser cannot send {where(form)}"


def nothing_inline(page: Markup) -> Iterator[str]:
    """What the content policy would block, or what htmx would evaluate."""
    for element in page.elements:
        if element.tag == "style" or (
            element.tag == "script" and (not element.get("src") or "".join(element.itertext()).strip())
        ):
            yield f"an inline {element.tag}"
        for name, value in element.attrib.items():
            handler = name.startswith(("on", "hx-on")) or (name == "hx-trigger" and "[" in value)
            evaluated = squeeze(value).lower().startswith(("javascript:", "js:"))
            if name == "style" or handler or evaluated:
                yield f"{name}={value[:40]!r} on {where(element)}"


def nothing_from_outside(page: Markup) -> Iterator[str]:
    for element in page.all("script", "link", "img", "iframe", "source", "use"):
        address = element.get("src") or element.get("href") or ""
        if address.startswith(("http:", "https:", "//")):
            yield where(element)


def pictures_have_words(page: Markup) -> Iterator[str]:
    for image in page.all("img"):
        if image.get("alt") is None:
            yield where(image)
    for drawing in page.all("{http://www.w3.org/2000/svg}svg"):
        hidden = drawing.get("aria-hidden") == "true"
        if not hidden and not (drawing.get("aria-label") or drawing.get("aria-labelledby")):
            yield f"an svg is neither named nor hidden: {where(drawing)}"


def tables_have_headings(page: Markup) -> Iterator[str]:
    for table in page.all("table"):
        heads = list(table.iter("th"))
        if not heads or any(head.get("scope") not in ("col", "row", "colgroup", "rowgroup") for head in heads):
            yield where(table)


def a_document(page: Markup) -> Iterator[str]:
    if not page.source.lstrip().lower().startswith("<!doctype html>"):
        yield "it does not start with <!doctype html>"
    if not page.root.get("lang"):
        yield "<html> has no lang"
    if [main.get("id") for main in page.all("main")] != ["main"]:
        yield "exactly one <main id=main>"


# What an answer must be


def security_headers(answer: TestResponse) -> Iterator[str]:
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)!r}, not {value!r}"
    if not answer.headers.get("Permissions-Policy"):
        yield "no Permissions-Policy"
    written = (answer.headers.get("Content-Security-Policy") or "").split(";")
    policy = {words[0]: " ".join(words[1:]) for words in map(str.split, written) if words}
    for name, value in CONTENT_POLICY.items():
        if policy.get(name) != value:
            yield f"{name} is {policy.get(name)!r}, not {value!r}"


def pages_are_not_kept(answer: TestResponse) -> Iterator[str]:
    """No browser or cache keeps a page, and an htmx answer is never shown in place of a whole one."""
    if answer.mimetype != "text/html":
        return
    if "no-store" not in (answer.headers.get("Cache-Control") or ""):
        yield f"Cache-Control is {answer.headers.get('Cache-Control')!r}"
    if "hx-request" not in (answer.headers.get("Vary") or "").lower():
        yield f"Vary is {answer.headers.get('Vary')!r}"


def writes_are_answered(answer: TestResponse) -> Iterator[str]:
    """A write is answered by 303, or by a page that says what is wrong; never by a page a reload would send again."""
    if answer.request.method == "POST" and answer.status_code < 400 and answer.status_code not in (204, 303):
        yield f"{answer.status_code} to a POST to {answer.request.path}"


def nothing_broke(answer: TestResponse) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"{answer.status_code} from {answer.request.path}"


PageRule = Callable[[Markup], Iterator[str]]
PAGE_RULES: list[PageRule] = [
    well_formed,
    one_heading,
    title_starts_with_heading,
    unique_ids,
    labelled,
    references_exist,
    forms_are_guarded,
    nothing_inline,
    nothing_from_outside,
    pictures_have_words,
    tables_have_headings,
]
DOCUMENT_RULES: list[PageRule] = [a_document]
ANSWER_RULES: list[Callable[[TestResponse], Iterator[str]]] = [
    security_headers,
    pages_are_not_kept,
    writes_are_answered,
    nothing_broke,
]
