"""A walk through every page that Alice can reach from the first one, in a group that has some of everything.

`Place` is one address with its endpoint; `walk` finds them by following links and by reading where forms are sent.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.markup import Markup, option_value
from tests.visitor import Visitor

A_DAY = r"\d{4}-\d{2}(-\d{2})?"  # or a month
EXAMPLES = 4  # of each endpoint from each kind of page
ASKED = 12  # of each of these, however many ways there are of asking


@dataclass(frozen=True, slots=True)
class Place:
    """An address, what it is in the app's map, and how one gets there."""

    endpoint: str
    address: str
    method: str = "GET"
    from_page: str = ""


def endpoint_of(app: Flask, address: str, method: str = "GET") -> str | None:
    """The endpoint an address leads to, or None when it leads nowhere."""
    try:
        return str(app.url_map.bind("localhost").match(urlsplit(address).path, method)[0])
    except HTTPException:
        return None


@dataclass(slots=True)
class Walk:
    """What a walk found: the places, those a link led to in vain, and what was wrong with pages that break a rule."""

    places: list[Place] = field(default_factory=list)
    shut: list[Place] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def walk(visitor: Visitor, *starts: str, examples: int = EXAMPLES) -> Walk:
    """Follow every link and note every form from the first page and these on; a page that breaks a rule ends no walk.

    Papers are noted, and not fetched: the press takes half a second for each.
    """
    known = Known(examples)
    walked, waiting = (
        Walk(),
        deque(Place(endpoint_of(visitor.app, one) or "", one, from_page=one) for one in ("/", *starts)),
    )
    begun = len(waiting)
    while waiting:
        place = waiting.popleft()
        is_start = begun > 0  # those come first, and whatever was seen of their kind
        begun -= 1
        if not known.is_new(place) and not is_start:
            continue
        if place.method == "GET" and not is_paper(place):
            walked.faults += fault_of(visitor, place)
            walked.shut += [place] if visitor.answer.status_code in (403, 404) else []
            waiting += onward(visitor)
        if place.endpoint:
            walked.places.append(place)
    return walked


class Known:
    """What was walked already. Of each kind some are enough: so many of an endpoint, from the same kind of page.

    (From another kind of page there may be others again: a list of those who left shows people in another state.)
    """

    def __init__(self, examples: int) -> None:
        self.examples = examples
        self.addresses: set[tuple[str, str]] = set()
        self.kinds: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self.asked: Counter[tuple[str, str, str]] = Counter()

    def is_new(self, place: Place) -> bool:
        address, path = (place.method, shape(place.address)), place.address.split("?")[0]
        kind = ("", place.endpoint, "") if is_paper(place) else kind_of(place)
        same = self.kinds[kind]
        if address in self.addresses or (path not in same and len(same) >= (1 if is_paper(place) else self.examples)):
            return False
        if self.asked[kind] >= ASKED:
            return False
        self.asked[kind] += 1
        self.addresses.add(address)
        same.add(path)
        return True


def kind_of(place: Place) -> tuple[str, str, str]:
    return place.method, place.endpoint, re.sub(r"\d+", "1", shape(place.from_page))


def is_paper(place: Place) -> bool:
    return urlsplit(place.address).path.endswith(".pdf")


def fault_of(visitor: Visitor, place: Place) -> list[str]:
    try:
        visitor.visits(place.address)
    except AssertionError as problem:
        return [str(problem).partition("\n---")[0]]
    return []


def shape(address: str) -> str:
    """An address without the parts of its query that go on for ever: which page of a list, what was searched for, since when."""
    parts = urlsplit(address)
    kept = [
        (name, "" if name in ("page", "q") or re.fullmatch(A_DAY, value) else value)
        for name, value in parse_qsl(parts.query)
    ]
    return f"{parts.path}?{urlencode(sorted(kept))}"


def onward(visitor: Visitor) -> Iterator[Place]:
    """Where the page one is on leads."""
    if not visitor.is_on_a_page:
        return
    here = visitor.address
    for link in visitor.page.all("a"):
        target = urljoin(here, link.get("href", ""))
        if link.get("href", "#").startswith(("/", "?")):
            yield place_of(visitor, target, "GET", here)
    for form in visitor.page.all("form"):
        method = form.get("method", "get").upper()
        if method == "GET":
            yield from (
                place_of(visitor, urljoin(here, target), method, here) for target in filters_of(visitor.page, form)
            )
        for target in actions_of(visitor.page, form, here):
            yield place_of(visitor, urljoin(here, target), method, here)


def actions_of(page: Markup, form: Element, here: str) -> list[str]:
    """Where a form can be sent: by itself, and by those of its buttons that say otherwise."""
    buttons = [button for button in page.buttons() if page.form_of(button) is form]
    own = form.get("action") or here
    return [own, *(button.get("formaction", "") for button in buttons if button.get("formaction"))]


def filters_of(page: Markup, form: Element) -> Iterator[str]:
    """What a list can be narrowed to, one choice at a time."""
    for select in page.controls(form):
        for option in select.iter("option") if select.tag == "select" else ():
            yield f"{form.get('action') or ''}?{urlencode({select.get('name', ''): option_value(option)})}"


def place_of(visitor: Visitor, address: str, method: str, from_page: str) -> Place:
    parts = urlsplit(address)
    short = parts.path + (f"?{parts.query}" if parts.query and method == "GET" else "")
    endpoint = endpoint_of(visitor.app, short, method)
    if endpoint is None and short != "/":
        raise AssertionError(f"a {method} from {from_page} leads nowhere: {address}")
    return Place(endpoint or "", short, method, from_page)
