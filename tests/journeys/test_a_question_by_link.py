"""Somebody opens the private link to a question on a phone: it fits, axe finds nothing, and it is answered by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from esteem.minutes.actions.answers import make_links
from tests.backstage import Group
from tests.journeys.conftest import Live, judged_by_axe, too_small, too_wide
from tests.makers import make_person, make_question

LONG = "AnAnswerWithoutASpaceInIt" * 4


@pytest.fixture
def link(group: Group) -> str:
    """The address of the link of the one who is asked."""

    def make() -> str:
        question = make_question(
            people=[make_person(name="Sam Example")], about="It costs **£40**.", options=f"Tuesday\nThursday\n{LONG}"
        )
        (token,) = make_links(question=question, asked=question.asked).values()
        return f"/minutes/questions/yours/{token}/"

    return group.makes(make)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_its_window_and_axe_finds_nothing(
    live: Live, opens: Callable[..., Page], link: str, width: int, scheme: str
) -> None:
    page = opens(live, link, width=width, scheme=scheme)
    assert (too_wide(page), too_small(page), judged_by_axe(page)) == (0, [], [])
    expect(page.get_by_text("Riverside")).to_have_count(0)


def test_it_is_answered_by_keyboard_and_changed(live: Live, opens: Callable[..., Page], link: str) -> None:
    page = opens(live, link)
    page.get_by_role("button", name="Send my answer").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose one of the answers.")
    page.get_by_role("radio", name="Tuesday").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.goto(link)
    expect(page.get_by_text("You answered Thursday")).to_be_visible()
    expect(page.get_by_role("radio", name="Thursday")).to_be_checked()


def test_it_is_answered_without_scripts(live: Live, opens: Callable[..., Page], link: str) -> None:
    page = opens(live, link, java_script_enabled=False)
    page.get_by_label("Tuesday").check()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
