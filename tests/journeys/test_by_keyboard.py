"""A whole visit with the keys alone: one always sees where one is, and is never dropped at the top of nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.backstage import Group
from tests.cast import PASSWORD
from tests.journeys.conftest import Live
from tests.makers import make_money_account

MOST_KEYS = 60  # from one end of a page to the other, and no further

# What has the focus: its words, and whether a person sees that it does. The page itself is nowhere.
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return ["nowhere", false];
    const box = one.getClientRects()[0], look = getComputedStyle(one), middle = box.top + box.height / 2;
    const words = one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent || one.id;
    const ringed = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
    const covered = !one.contains(document.elementFromPoint(box.left + box.width / 2, middle));
    return [words.replace(/\\s+/g, " ").trim(), ringed && !covered && middle > 0 && middle < innerHeight && box.left >= 0];
}"""


class Keys:
    """Presses keys, and looks after every one of them where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def presses(self, key: str) -> str:
        """What has the focus then; that it is seen is part of it."""
        self.page.keyboard.press(key)
        words, seen = self.page.evaluate(FOCUS)
        assert seen, f"after {key} at {self.page.url} the focus is not seen: {words}"
        return str(words)

    def goes_to(self, wanted: str, key: str = "Tab") -> Keys:
        """By Tab, or another key, until it is there; by none when it is there already."""
        passed: list[str] = [self.page.evaluate(FOCUS)[0]]
        while passed[-1] != wanted:
            passed.append(self.presses(key))
            assert len(passed) < MOST_KEYS, f"{wanted} is not among {passed}"
        return self

    def types(self, field: str, words: str) -> Keys:
        self.goes_to(field).page.keyboard.type(words)
        return self

    def opens(self, wanted: str) -> Keys:
        """Goes to a link or a button and presses Enter: another page comes."""
        self.goes_to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def is_at(self, heading: str) -> Keys:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        return self


@pytest.mark.parametrize("width", [390, 1280])
def test_a_visit_with_the_keys_alone(live: Live, opens: Callable[..., Page], group: Group, width: int) -> None:
    group.makes(make_money_account, name="Tin", pence=10000)
    keys = Keys(opens(live, "/", width=width))
    keys.types("Sign-in name", "alice").types("Password", PASSWORD).opens("Sign in").is_at("Riverside Friends")
    goes_by_the_menu(keys, "Members", folded=width < 992)
    skips_to_the_page(keys)
    keys.opens("Add someone").is_at("Add someone").types("Name", "Ann Ash").opens("Add").is_at("Ann Ash")
    goes_by_the_menu(keys, "Money", folded=width < 992)
    skips_to_the_page(keys)
    keys.opens("Money out").is_at("Money out").types("Amount", "22.50").goes_to("What was it for?")
    keys.page.keyboard.type("Room")
    keys.opens("Record").is_at("Room hire, £22.50")
    if width < 992:
        keys.goes_to("Menu").presses("Enter")
    keys.opens("Sign out").is_at("Sign in")


def goes_by_the_menu(keys: Keys, part: str, *, folded: bool) -> None:
    if folded:
        keys.goes_to("Menu").presses("Enter")
    keys.opens(part).is_at(part)


def skips_to_the_page(keys: Keys) -> None:
    """The first key of a page offers it; the next control is then the page's own, not the menu's."""
    assert keys.presses("Tab") == "Skip to main content"
    keys.page.keyboard.press("Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    keys.presses("Tab")
    assert keys.page.evaluate("document.activeElement.closest('main') !== null")


def test_a_slip_takes_the_focus_to_what_needs_mending(live: Live, opens: Callable[..., Page]) -> None:
    keys = Keys(opens(live, "/people/add/"))
    keys.types("Sign-in name", "alice").types("Password", PASSWORD).opens("Sign in").is_at("Add someone")
    keys.opens("Add").is_at("Add someone")
    assert keys.page.evaluate("document.activeElement.id") == "problem"
    keys.goes_to("Enter a name; a first name is enough.")
    assert keys.presses("Enter") == "Name"
