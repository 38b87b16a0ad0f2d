"""Whatever is typed into a form: the same page comes back with every word kept and a way to mend it, or it was harmless.

Every form that Alice can reach is tried, with bad values in all its fields at once, and with one in each field alone; asked to
be thorough, with all of them in both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from markupsafe import escape

from esteem import FEATURES
from tests.house.walk import Place, actions_of
from tests.markup import Markup, sent_by, value_of
from tests.visitor import Visitor

BAD = {
    "blank": "",
    "only spaces": "   ",
    "too long": "x" * 300,
    "far too long": "wordy " * 1_700,
    "the wrong kind": "wobble",
    "right to left": "\u202egnorw",
    "markup": "<script>alert(1)</script>\"'>",
    "a formula, a template and what cannot be seen": "=1+1 {{ 7 * 7 }}%s{0} in\u200bvis\u200bible",
    "a negative amount": "-5",
    "more exact than a penny": "1.005",
    "a number without end": "9" * 60,
    "a year too early": "01/01/1899",
    "a year too late": "01/01/2999",
    "no such day": "31/02",
    "astral and accented": "Siân 🫖 Ⅷ ﷺ",
}
KINDS = ("day", "decimal", "numeric", "email")
REFUSED = {
    "far too long": KINDS,
    "right to left": KINDS,
    "the wrong kind": KINDS,
    "a number without end": KINDS,
    "a year too late": KINDS,
}  # what a field of such a kind must never take for a value; "a negative amount" some may
ALONE = (
    "far too long",
    "right to left",
    "the wrong kind",
    "a negative amount",
    "a number without end",
    "a year too late",
)
AT_ONCE = ("blank", "far too long", "the wrong kind", "markup", "a number without end", "astral and accented")
TYPED = {"text", "search", "tel", "email", "url", "number", "date", "time", "password"}
VERSION = re.compile(r'name="version"[^>]* value="(\d+)"')


@dataclass(frozen=True)
class Sheet:
    """A form as it stands on a page: what it would send, and which of its fields a person can type into."""

    address: str
    values: dict[str, list[str]]
    typed: tuple[str, ...]
    chosen: tuple[str, ...]
    kinds: dict[str, str]


def sheet_of(visitor: Visitor, place: Place) -> Sheet | None:
    """The form that sends to a place, read from the page it stands on; None when it is not there (any more)."""
    visitor._fetch("GET", place.from_page)
    if visitor.answer.status_code != 200:
        return None
    page = Markup(visitor.answer.get_data(as_text=True))
    form = next((form for form in page.all("form") if sends_to(page, form, place)), None)
    if form is None:
        return None
    controls = page.controls(form)
    values: dict[str, list[str]] = {}
    for control in controls:
        for name, value in sent_by(control):
            values.setdefault(name, []).append(value)
    typed = [c for c in controls if c.tag == "textarea" or (c.tag == "input" and c.get("type", "text") in TYPED)]
    chosen = [c for c in controls if c.tag == "select" or c.get("type") in ("radio", "checkbox")]
    kinds = {control.get("name", ""): kind_of(control) for control in typed}
    return Sheet(place.address, values, named(typed), named(chosen), kinds)


def kind_of(control: Element) -> str:
    return "day" if control.get("data-day") is not None else control.get("inputmode", "")


def sends_to(page: Markup, form: Element, place: Place) -> bool:
    here = [urlsplit(urljoin(place.from_page, address)).path for address in actions_of(page, form, place.from_page)]
    return form.get("method", "get").lower() == "post" and place.address in here


def named(controls: list[Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(control.get("name", "") for control in controls if control.get("name")))


def send(visitor: Visitor, sheet: Sheet, changed: dict[str, str]) -> int:
    """Send the form with some fields changed; returns the status."""
    data = {**sheet.values, **{name: [value] for name, value in changed.items()}}
    data["form_key"] = [""]  # sent again and again: each time it counts
    visitor._fetch("POST", sheet.address, data=data)
    return visitor.answer.status_code


def everywhere(visitor: Visitor, sheet: Sheet, value: str) -> Iterator[str]:
    """Send the form with the value in all its fields; yields what is wrong with the answer and the page it leads to."""
    status = send(visitor, sheet, dict.fromkeys(sheet.typed, value))
    if status == 303:
        visitor.visits(visitor.answer.headers["Location"])  # the page that shows what was kept is judged too
    elif status == 422:
        yield from unkept(Markup(visitor.answer.get_data(as_text=True)), dict.fromkeys(sheet.typed, value))
    elif status not in (404, 409):
        yield f"answered {status}"


def alone(visitor: Visitor, sheet: Sheet, name: str, called: str) -> Iterator[str]:
    """Send the form with the value in one field; the page is searched and not read, for there are very many."""
    value = BAD[called]
    status = send(visitor, sheet, {name: value})
    if status == 303 and sheet.kinds[name] in REFUSED.get(called, ()):
        yield f"took {value[:40]!r} for a {sheet.kinds[name]}"
    if status == 422 and escape(value) not in visitor.answer.get_data(as_text=True) and not is_secret(name):
        yield "lost what was typed"
    elif status not in (303, 404, 409, 422):
        yield f"answered {status}"


def is_secret(name: str) -> bool:
    """A password is never shown again."""
    return "password" in name


def unkept(page: Markup, typed: dict[str, str]) -> Iterator[str]:
    """Which words the page that came back has lost, and whether it says what to mend."""
    if not any(said.rstrip().endswith(".") for said in page.errors_shown()):
        yield f"says nothing of what to mend: {page.errors_shown()}"
    shown = {field.get("name"): value_of(field) for field in page.fields() if field.get("type") != "password"}
    for name, value in typed.items():
        if name in shown and shown[name].replace("\r\n", "\n") != value.replace("\r\n", "\n"):
            yield f"{name} was {value[:40]!r} and came back as {shown[name][:40]!r}"


def forms_of(places: list[Place], feature: str) -> list[Place]:
    """One form of each endpoint of a feature, those with nothing to fill in left for other tests."""
    wanted = [place for place in places if place.method == "POST" and place.endpoint.split(".")[0] == feature]
    return list({place.endpoint: place for place in reversed(wanted)}.values())


@pytest.mark.parametrize("feature", FEATURES)
def test_bad_input_is_answered_kindly_and_nothing_typed_is_lost(
    places: list[Place], alice: Visitor, feature: str, *, thorough: bool
) -> None:
    at_once, alone = (BAD, ALONE) if thorough else (AT_ONCE, ALONE[4:5])
    faults = [fault for place in forms_of(places, feature) for fault in tried(alice, place, at_once, alone)]
    assert faults == []


def tried(visitor: Visitor, place: Place, at_once: Iterable[str], by_itself: Iterable[str]) -> Iterator[str]:
    sheet = sheet_of(visitor, place)
    if sheet is None or not (sheet.typed or sheet.chosen):  # a button alone takes no input
        return
    if sheet.typed:
        yield from tried_everywhere(visitor, place, sheet, at_once)
    if sheet := sheet_of(visitor, place):
        for name, called in product(sheet.typed, by_itself):
            yield from (f"{place.endpoint}, {name} {called}: {x}" for x in alone(visitor, sheet, name, called))
            if visitor.answer.status_code == 303:  # it was harmless and was kept
                catch_up(visitor, sheet, place)
        for name in sheet.chosen:
            if send(visitor, sheet, {name: "no-such-choice"}) not in (303, 404, 409, 422):
                yield f"{place.endpoint}, {name} no such choice: answered {visitor.answer.status_code}"


def tried_everywhere(visitor: Visitor, place: Place, sheet: Sheet, at_once: Iterable[str]) -> Iterator[str]:
    """Each bad value in all fields at once; after one that was kept the form is read again, for it is another now, or gone."""
    for called in at_once:
        yield from (f"{place.endpoint}, all {called}: {fault}" for fault in everywhere(visitor, sheet, BAD[called]))
        if visitor.answer.status_code != 422:
            if (again := sheet_of(visitor, place)) is None:
                return
            sheet = again


def catch_up(visitor: Visitor, sheet: Sheet, place: Place) -> None:
    """Take the version the form has now, or the next sending would be a stale one."""
    visitor._fetch("GET", place.from_page)
    if found := VERSION.search(visitor.answer.get_data(as_text=True)):
        sheet.values["version"] = [found[1]]


def test_a_form_is_found_lacking_when_it_forgets_what_was_typed() -> None:
    page = Markup('<main><p class="error">Enter a name.</p><label>Name <input name="name" value="An"></label></main>')
    assert list(unkept(page, {"name": "Ann"})) == ["name was 'Ann' and came back as 'An'"]
    assert list(unkept(page, {"name": "An"})) == []
    assert list(unkept(Markup('<input name="name" value="An">'), {"name": "An"})) == [
        "says nothing of what to mend: []"
    ]
