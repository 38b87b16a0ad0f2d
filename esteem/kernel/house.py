"""What the features bring with them: tabs, panels on lower pages, hooks, daily jobs, and the two things only they know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, cast

from flask import Flask, current_app
from werkzeug.wrappers import Response

from esteem.kernel.permissions import STRANGER, Actor, Permission
from esteem.kernel.text import Words

OPENED = "a group is opened"  # announced once at the start, its database at the present, outside any transaction
STOPPED = "an account is stopped"  # announced with account_id, at once: whatever opens something by itself for it ends


@dataclass(frozen=True, slots=True)
class Tab:
    """An entry of the main navigation: shown to those who may open it, while the group uses that part.

    One that stands `under` another (its endpoint) is shown on the pages of that part instead.
    """

    label: Callable[[], str] | str
    endpoint: str
    permission: Permission
    place: int
    shown: Callable[[], bool] = lambda: True
    under: str = ""

    @property
    def text(self) -> str:
        return self.label if isinstance(self.label, str) else self.label()


@dataclass(frozen=True, slots=True)
class Panel:
    """A section that a higher feature shows on a lower feature's page, to those who may see it.

    `page` is the endpoint of that page; `context` gets the page's subject and returns what the template needs,
    or None to show nothing.
    """

    page: str
    template: str
    permission: Permission
    context: Callable[[Any], dict[str, Any] | None]
    place: int = 50


class Visitors(Protocol):
    """What lower features may have done with the accounts of visitors: outsiders in one role, until a day."""

    def let_in(self, *, sign_in: str, name: str, role: str, until_on: date) -> int:
        """The number of the visitor's account. Raises RuleBroken when the sign-in name is somebody else's."""

    def keep_until(self, *, account_id: int, role: str, until_on: date) -> None:
        """They may come until that day, and may come again if they were stopped."""

    def shut_out(self, *, account_id: int) -> None:
        """From their next request on they are a stranger."""

    def make_link(self, *, account_id: int) -> str:
        """The secret of a link with which they choose their password, once."""

    def sign_in_names(self, *, account_ids: Collection[int]) -> dict[int, str]:
        """What each types to come in."""


@dataclass
class House:
    """One application's register of what its features offer one another."""

    tabs: list[Tab] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    hooks: dict[str, list[Callable[..., Any]]] = field(default_factory=lambda: defaultdict(list))
    daily: dict[str, Callable[[], None]] = field(default_factory=dict)
    permissions: dict[str, type[Permission]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    find_actor: Callable[[], Actor] = lambda: STRANGER
    answer_stranger: Callable[[], Response] | None = None
    ask_again: Callable[[], Response] | None = None
    name_account: Callable[[int], str | None] = lambda _id: None
    account_may: Callable[[int], frozenset[str]] = lambda _id: frozenset()  # nothing once it is stopped
    person_of_account: Callable[[int], int | None] = lambda _id: None
    find_group: Callable[[], Any] = lambda: None
    find_words: Callable[[], Words] = Words
    visitors: Visitors | None = None
    is_set_up: Callable[[], bool] = lambda: True
    set_up_answer: Callable[[], Response | None] | None = None

    def on(self, event: str, act: Callable[..., Any]) -> None:
        """When `event` is announced below, do this."""
        self.hooks[event].append(act)

    def announce(self, event: str, **facts: Any) -> None:
        """Tell the higher features that this has happened, in the same transaction."""
        for act in self.hooks[event]:
            act(**facts)

    def ask(self, event: str, **facts: Any) -> list[Any]:
        """What each feature that was told of `event` answers, in the order of the ladder; those with nothing to say left out."""
        answers = (act(**facts) for act in self.hooks[event])
        return [answer for answer in answers if answer is not None]


def the_house(app: Flask | None = None) -> House:
    return cast(House, (app or current_app).extensions["esteem.house"])
