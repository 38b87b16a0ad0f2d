"""A person at the app: opens pages, fills forms by their labels, presses buttons, and judges every page on the way.

    treasurer.visits("/money/").fills("Amount", "12.50").presses("Record").sees("£12.50")

Every step returns the visitor. A page that breaks a rule of `judge.py` fails the step that opened it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import NoReturn, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask, has_app_context
from werkzeug.test import TestResponse

from tests.judge import judge_answer, judge_page
from tests.markup import Markup, NotThere, sent_by, squeeze, text_of, value_of
from tests.statements import forget_unsaved, unsaved, watch

Found = TypeVar("Found")


class Visitor:
    """One person, with their own cookies; `name` says who when a step fails."""

    def __init__(self, app: Flask, name: str = "A stranger") -> None:
        watch(app)
        self.app = app
        self.name = name
        self.client = app.test_client()
        self.address = "/"
        self._token = ""
        self._answer: TestResponse | None = None
        self._page: Markup | None = None
        self._files: dict[Element, list[tuple[str, bytes]]] = {}

    # Going somewhere

    def visits(self, address: str, *, htmx: bool = False) -> Visitor:
        """Open an address, following redirects; with `htmx` as htmx would fetch it."""
        self._open("GET", address, headers={"HX-Request": "true"} if htmx else {})
        return self

    def follows(self, words: str, *, nth: int = 0) -> Visitor:
        """Follow the link with these words; the nth, counted from one, when several lead to different places."""
        return self.visits(urljoin(self.address, self._find(self.page.link, words, nth)))

    def downloads(self, words_or_address: str) -> TestResponse:
        """Fetch a link or an address for its own sake; the page one is on stays."""
        address = words_or_address if words_or_address.startswith("/") else self._find(self.page.link, words_or_address)
        answer = self._fetch("GET", address)
        if answer.status_code != 200:
            self._fail(f"{address} answered {answer.status_code}, not a file")
        return answer

    # Filling and sending

    def fills(self, label: str, text: str) -> Visitor:
        """Type into the field with this label."""
        field = self._field(label)
        if field.tag == "select" or field.get("type") in ("checkbox", "radio", "file"):
            self._fail(f"{label!r} is not a field to type into")
        if field.tag == "textarea":
            field.text = text
        else:
            field.set("value", text)
        return self

    def chooses(self, label: str, choice: str) -> Visitor:
        """Choose an option by its words, in a drop-down or among round buttons under a question."""
        radios = self.page.radios(label)
        if radios:
            wanted = self._find(self.page.radio, label, choice)
            for radio in radios:
                radio.attrib.pop("checked", None)
            wanted.set("checked", "")
            return self
        field = self._field(label)
        wanted = self._find(self.page.option, label, choice)
        for option in field.iter("option"):
            if field.get("multiple") is None:
                option.attrib.pop("selected", None)
        wanted.set("selected", "")
        return self

    def ticks(self, label: str) -> Visitor:
        """Tick a box."""
        self._box(label).set("checked", "")
        return self

    def unticks(self, label: str) -> Visitor:
        """Take the tick out of a box."""
        self._box(label).attrib.pop("checked", None)
        return self

    def attaches(self, label: str, filename: str, content: bytes) -> Visitor:
        """Put a file into a field."""
        field = self._field(label)
        if field.get("type") != "file":
            self._fail(f"{label!r} takes no file")
        self._files.setdefault(field, []).append((filename, content))
        return self

    def presses(self, words: str, *, beside: str = "") -> Visitor:
        """Press a button; when several say the same, the one in the form, row or section that says `beside`."""
        button = self._find(self.page.button, words, beside)
        form = self.page.form_of(button)
        if form is None:
            self._fail(f"the button {words!r} stands in no form: it does nothing without scripts")
        self.sends(form, button)
        return self

    def sends(self, form: Element, button: Element | None = None, **replaced: str) -> Visitor:
        """Send a form as it stands, with `replaced` values by field name."""
        pairs = [pair for control in self.page.controls(form) for pair in sent_by(control)]
        if button is not None and button.get("name"):
            pairs.append((button.get("name", ""), button.get("value", "")))
        pairs = [(name, replaced.get(name, value)) for name, value in pairs]
        method, action = form.get("method", "get").upper(), form.get("action") or self.address
        if button is not None:
            action = button.get("formaction") or action
        address = urljoin(self.address, action)
        if method == "GET":
            return self.visits(f"{address.split('?')[0]}?{urlencode(pairs)}")
        self._open("POST", address, data=self._body(form, pairs))
        return self

    def _body(self, form: Element, pairs: list[tuple[str, str]]) -> dict[str, list[object]]:
        data: dict[str, list[object]] = {}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        for field, files in self._files.items():
            if self.page.form_of(field) is form:
                if form.get("enctype") != "multipart/form-data":
                    self._fail("the form sends no files: it has no enctype=multipart/form-data")
                data.setdefault(field.get("name", ""), []).extend((BytesIO(content), name) for name, content in files)
        return data

    # Looking

    @property
    def page(self) -> Markup:
        """The page one is on."""
        if self._page is None:
            self._fail("no page is open")
        return self._page

    @property
    def is_on_a_page(self) -> bool:
        """Whether the last visit ended on a page, and not at a file or a bare answer."""
        return self._page is not None

    @property
    def answer(self) -> TestResponse:
        """The last answer, as it came."""
        if self._answer is None:
            self._fail("nothing was visited")
        return self._answer

    @property
    def token(self) -> str:
        """The form token of this visitor's cookie, for requests made by hand; the page one is on is left."""
        if not self._token:
            body = self.visits("/no-such-page").page.all("body")[0]
            self._token = json.loads(body.get("hx-headers:inherited", "{}")).get("X-CSRFToken", "")
        return self._token

    @property
    def heading(self) -> str:
        return text_of(self.page.all("h1")[0])

    def field(self, label: str) -> str:
        """What stands in a field."""
        return value_of(self._field(label))

    def rows(self, caption: str = "") -> list[list[str]]:
        """The cells of a table, row by row, its heading row left out; the table named by caption when there are several."""
        tables = [t for t in self.page.all("table") if caption in "".join(text_of(c) for c in t.iter("caption"))]
        if len(tables) != 1:
            self._fail(f"{len(tables)} tables {caption!r}, not one")
        rows = [row for row in tables[0].iter("tr") if row.find("td") is not None]
        return [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in rows]

    def sees(self, *words: str) -> Visitor:
        """Each of these words can be read on the page, in this order or any other."""
        for wanted in words:
            if squeeze(wanted) not in self.page.text:
                self._fail(f"{wanted!r} cannot be read")
        return self

    def does_not_see(self, *words: str) -> Visitor:
        """None of these words stands anywhere on the page, in sight or behind a label, a value or a telephone link."""
        everything = [self.page.text, *self.page.behind()]
        for unwanted in words:
            found = next((text for text in everything if squeeze(unwanted) in text), None)
            if found is not None:
                self._fail(f"{unwanted!r} is there: {found if found is not self.page.text else 'in the text'}")
        return self

    def is_told(self, sentence: str, *, beside: str = "") -> Visitor:
        """An error says this sentence; with `beside`, it is the error of the field with that label."""
        said = self._errors_beside(beside) if beside else self.page.errors_shown()
        if not any(squeeze(sentence) in text for text in said):
            self._fail(f"nobody said {sentence!r}{' beside ' + beside if beside else ''}; said was {said}")
        return self

    def is_refused(self) -> Visitor:
        """403: the person may not."""
        return self._status(403)

    def finds_nothing(self) -> Visitor:
        """404: there is no such thing, or not for this person."""
        return self._status(404)

    def is_asked_to_sign_in(self) -> Visitor:
        """The way led to the sign-in page."""
        if urlsplit(self.address).path.rstrip("/") != "/sign-in" or self.answer.status_code not in (200, 401, 422):
            self._fail("this is not the sign-in page")
        return self

    def is_at(self, address: str) -> Visitor:
        """The way led here (the query string counts only when given)."""
        here = self.address if "?" in address else urlsplit(self.address).path
        if here != address:
            self._fail(f"this is not {address}")
        return self

    # Inside

    def _open(self, method: str, address: str, headers: dict[str, str] | None = None, data: object = None) -> None:
        self._page, self._files = None, {}
        answer = self._fetch(method, address, headers, data)
        for _ in range(6):
            if answer.status_code not in (301, 302, 303, 307, 308):
                break
            target = urljoin(self.address, answer.headers["Location"])
            if urlsplit(target).netloc not in ("", "localhost"):
                self._fail(f"sent away to {target}")
            answer = self._fetch("GET", _local(target), headers)
        else:
            self._fail("sent round in a ring")
        self._page = Markup(answer.get_data(as_text=True)) if answer.mimetype == "text/html" and answer.data else None
        if self._page is not None:
            whole = not (headers or {}).get("HX-Request")
            self._judge(judge_page(self._page, whole=whole))

    def _fetch(
        self, method: str, address: str, headers: dict[str, str] | None = None, data: object = None
    ) -> TestResponse:
        self.address = _local(urljoin(self.address, address))
        if has_app_context():
            self._fail("a visit inside `books` would share its transaction; make things with `group.makes`")
        forget_unsaved()
        sent = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        answer = self.client.open(self.address, method=method, headers=sent, data=data)
        answer.get_data()
        answer.close()
        self._answer = answer
        left = [f"change left unsaved: {change}" for change in unsaved()] if method == "GET" else []
        self._judge(judge_answer(answer) + left)
        return answer

    def _judge(self, faults: list[str]) -> None:
        if faults:
            self._fail("\n  ".join([f"{len(faults)} rules are broken:", *faults]))

    def _status(self, wanted: int) -> Visitor:
        if self.answer.status_code != wanted:
            self._fail(f"the answer is not {wanted}")
        return self

    def _field(self, label: str) -> Element:
        return self._find(self.page.field, label)

    def _errors_beside(self, label: str) -> list[str]:
        question = self.page.question(label)
        if question is not None:
            return [self.page.described(question)]
        field = self._field(label)
        return [self.page.described(field)] if field.get("aria-invalid") == "true" else []

    def _box(self, label: str) -> Element:
        field = self._field(label)
        if field.get("type") != "checkbox":
            self._fail(f"{label!r} is no box to tick")
        return field

    def _find(self, finder: Callable[..., Found], *asked: object) -> Found:
        try:
            return finder(*asked)
        except NotThere as problem:
            self._fail(str(problem))

    def _fail(self, why: str) -> NoReturn:
        answer = self._answer
        status = answer.status_code if answer is not None else "nothing yet"
        shown = answer is not None and answer.mimetype == "text/html"
        said = f"\n--- the page says ---\n{Markup(answer.get_data(as_text=True)).text[:1500]}" if shown else ""
        raise AssertionError(f"{self.name} at {self.address} ({status}): {why}{said}")


def _local(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
