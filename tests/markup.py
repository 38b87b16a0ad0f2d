"""A page as a reader meets it: parsed as a browser would, with its words, fields, forms and links by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from tinyhtml5 import inputstream
from tinyhtml5.parser import HTMLParser

SVG = "{http://www.w3.org/2000/svg}"
UNSEEN = {"head", "script", "style", "template", "noscript"}
INLINE = set(
    "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr".split()
)
BUTTONLIKE = {"submit", "button", "reset", "image"}
RANDOM = {"csrf_token", "form_key"}  # made of chance: any short name turns up in one of them some day


class NotThere(LookupError):
    """No such thing on the page, or more than one."""


def squeeze(text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def text_of(element: Element) -> str:
    """What is there to read, with single spaces; blocks and cells are kept apart."""
    return squeeze("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return
    gap = "" if element.tag in INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield gap


class Remembered(dict[tuple[Any, bool], re.Pattern[str]]):
    """The patterns by which the parser finds the end of a word, each made once: its own memory never remembers one."""

    def __missing__(self, key: tuple[Any, bool]) -> re.Pattern[str]:
        characters, opposite = key
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[key] = made = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return made


inputstream.characters_until_regex = Remembered()


class Markup:
    """One parsed page: `errors` as (line, what), and ways to find things in it."""

    def __init__(self, source: str) -> None:
        self.source = source
        parser = HTMLParser(namespace_html_elements=False)
        self.root: Element = parser.parse(source)
        self.errors = [
            (place[0], f"{code} {' '.join(map(str, data.values()))}".strip()) for place, code, data in parser.errors
        ]
        self.elements = [element for element in self.root.iter() if isinstance(element.tag, str)]
        self.parents = {child: parent for parent in self.elements for child in parent}
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            self.by_id.setdefault(element.get("id", ""), element)
        self.by_id.pop("", None)
        self._labels = self._label_texts()

    def all(self, *tags: str) -> list[Element]:
        """Every element of these kinds, in the order of the page."""
        return [element for element in self.elements if element.tag in tags]

    def above(self, element: Element) -> Iterator[Element]:
        """What the element stands in, nearest first."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    def within(self, element: Element, tag: str) -> Element | None:
        """The nearest `tag` the element stands in."""
        return next((parent for parent in self.above(element) if parent.tag == tag), None)

    @property
    def text(self) -> str:
        return text_of(self.root)

    @property
    def title(self) -> str:
        return squeeze("".join("".join(title.itertext()) for title in self.all("title")))

    def behind(self) -> list[str]:
        """What the page carries out of sight: hidden parts, values, labels and telephone links."""
        telling = [element for element in self.elements if element.get("name") not in RANDOM]
        attributes = [pair for element in telling for pair in element.attrib.items()]
        unshown = [element for element in self.elements if element.get("hidden") is not None]
        return [value for name, value in attributes if _tells(name, value)] + ["".join(e.itertext()) for e in unshown]

    def errors_shown(self) -> list[str]:
        """What the page says is wrong, in its summary, in alerts and beside fields."""
        alerts = [element for element in self.elements if element.get("role") == "alert" or _is_error(element)]
        invalid = [field for field in self.fields() if field.get("aria-invalid") == "true"]
        return [*map(text_of, alerts), *map(self.described, invalid)]

    # Fields

    def fields(self) -> list[Element]:
        """Every control a person can fill, tick or choose; buttons and hidden fields are not."""
        controls = self.all("input", "select", "textarea")
        return [field for field in controls if field.get("type", "text") not in BUTTONLIKE | {"hidden"}]

    def labels_of(self, field: Element) -> list[str]:
        """What names the field: its labels, or `aria-label`, or what `aria-labelledby` points at."""
        named = list(self._labels.get(field, []))
        if field.get("aria-label"):
            named.append(squeeze(field.get("aria-label", "")))
        references = field.get("aria-labelledby", "").split()
        named += [text_of(self.by_id[reference]) for reference in references if reference in self.by_id]
        return [name for name in named if name]

    def _label_texts(self) -> dict[Element, list[str]]:
        found: dict[Element, list[str]] = {}
        for label in self.all("label"):
            inside = [child for child in label.iter() if child.tag in ("input", "select", "textarea")]
            target = self.by_id.get(label.get("for", "")) if label.get("for") else next(iter(inside), None)
            if target is not None:
                found.setdefault(target, []).append(_words_beside(label))
        return found

    def described(self, field: Element) -> str:
        """What `aria-describedby` says about the field: its hint and its error."""
        references = field.get("aria-describedby", "").split()
        return squeeze(" ".join(text_of(self.by_id[name]) for name in references if name in self.by_id))

    def question(self, legend: str) -> Element | None:
        """The group of choices under this question, if there is one."""
        said = ((box, box.find("legend")) for box in self.all("fieldset"))
        return next((box for box, words in said if words is not None and text_of(words).startswith(legend)), None)

    def legend_of(self, field: Element) -> str:
        """The question a group of choices answers."""
        fieldset = self.within(field, "fieldset")
        legend = fieldset.find("legend") if fieldset is not None else None
        return text_of(legend) if legend is not None else ""

    # Finding by words: each raises NotThere with what there is instead

    def field(self, label: str) -> Element:
        """The field with this label; one that starts so, when none is called exactly so."""
        named = [(field, names) for field in self.fields() if (names := self.labels_of(field))]
        for fits in (str.__eq__, str.startswith):
            found = [field for field, names in named if any(fits(name, label) for name in names)]
            if len(found) == 1:
                return found[0]
            if found:
                raise NotThere(f"{len(found)} fields are called {label!r}")
        raise NotThere(f"no field {label!r} among {[names[0] for _, names in named]}")

    def option(self, label: str, choice: str) -> Element:
        """The choice with these words in a drop-down."""
        options = [option for option in self.field(label).iter("option") if option.get("disabled") is None]
        return _only([option for option in options if text_of(option) == choice], choice, map(text_of, options))

    def radios(self, question: str) -> list[Element]:
        """The round buttons under a question; none when there is no such question."""
        asked = [field for field in self.fields() if field.get("type") == "radio"]
        return [field for field in asked if self.legend_of(field).startswith(question)]

    def radio(self, question: str, choice: str) -> Element:
        """The round button with these words; one that starts so, when none says exactly so."""
        said = {radio: self.labels_of(radio) for radio in self.radios(question)}
        exact = [radio for radio, names in said.items() if choice in names]
        near = [radio for radio, names in said.items() if any(name.startswith(choice) for name in names)]
        return _only(exact or near, choice, (name for names in said.values() for name in names))

    def button(self, words: str, beside: str = "") -> Element:
        """The button with these words; among several the one whose smallest surrounding with `beside` is smallest."""
        buttons = [
            each for each in self.buttons() if words in (text_of(each), each.get("aria-label"), each.get("value"))
        ]
        if beside:
            sizes = {button: self._distance(button, beside) for button in buttons}
            buttons = [button for button in buttons if sizes[button] == min(sizes.values())]
        return _only(buttons, words, map(text_of, self.buttons()))

    def _distance(self, element: Element, words: str) -> int:
        around = (text for part in self.above(element) if words in (text := text_of(part)))
        return len(next(around, " " * len(self.source)))

    def link(self, words: str, nth: int = 0) -> str:
        """Where the link with these words leads; the nth of several, counted from one."""
        links = [
            link for link in self.all("a") if link.get("href") and words in (text_of(link), link.get("aria-label"))
        ]
        targets = list(dict.fromkeys(link.get("href", "") for link in links))
        return _only(targets[nth - 1 : nth] if nth else targets, words, map(text_of, self.all("a")))

    # Forms

    def form_of(self, control: Element) -> Element | None:
        """The form a control belongs to, by its `form` attribute or by standing in it."""
        if control.get("form"):
            return self.by_id.get(control.get("form", ""))
        return self.within(control, "form")

    def buttons(self) -> list[Element]:
        """Everything that sends a form."""
        plain = [button for button in self.all("button") if button.get("type", "submit") == "submit"]
        return plain + [field for field in self.all("input") if field.get("type") in ("submit", "image")]

    def controls(self, form: Element) -> list[Element]:
        """All that a form may send, in the order of the page."""
        return [control for control in self.all("input", "select", "textarea") if self.form_of(control) is form]


def _tells(name: str, value: str) -> bool:
    told = ("title", "alt", "placeholder", "aria-label", "content", "value")
    return (
        name in told or name.startswith("data-") or (name == "href" and value.startswith(("tel:", "mailto:", "sms:")))
    )


def _is_error(element: Element) -> bool:
    return any(name.startswith("error") for name in element.get("class", "").split())


Found = TypeVar("Found")


def _only(found: list[Found], wanted: str, instead: Iterable[str]) -> Found:
    if len(found) != 1:
        raise NotThere(f"{len(found)} times {wanted!r} among {list(instead)}")
    return found[0]


def _words_beside(label: Element) -> str:
    """A label's words without the words of a control that stands in it (a select's options)."""
    parts = [label.text or ""]
    for child in label:
        if child.tag not in ("select", "textarea"):
            parts.append(" " + text_of(child) if child.tag not in INLINE else text_of(child))
        parts.append(child.tail or "")
    return squeeze("".join(parts))


def value_of(field: Element) -> str:
    """What stands in a field now; for a select the value of what is chosen; for a tick box `on` or nothing."""
    if field.tag == "textarea":
        return field.text or ""
    if field.tag == "select":
        return chosen_values(field)[0] if chosen_values(field) else ""
    if field.get("type") in ("checkbox", "radio"):
        return field.get("value", "on") if field.get("checked") is not None else ""
    return field.get("value", "")


def option_value(option: Element) -> str:
    return option.get("value", text_of(option))


def chosen_values(select: Element) -> list[str]:
    """What a select sends: the chosen options, or its first when it is a drop-down with none chosen."""
    options = [option for option in select.iter("option") if option.get("disabled") is None]
    chosen = [option_value(option) for option in options if option.get("selected") is not None]
    if select.get("multiple") is None:
        return chosen[-1:] or [option_value(option) for option in options[:1]]
    return chosen


def sent_by(control: Element) -> list[tuple[str, str]]:
    """The name and value pairs one control adds to what its form sends."""
    name, kind = control.get("name"), control.get("type", "text")
    if not name or control.get("disabled") is not None or kind in BUTTONLIKE | {"file"}:
        return []
    if control.tag == "select":
        return [(name, value) for value in chosen_values(control)]
    if kind in ("checkbox", "radio") and control.get("checked") is None:
        return []
    value = value_of(control)
    return [(name, re.sub(r"\r?\n", "\r\n", value) if control.tag == "textarea" else value)]
