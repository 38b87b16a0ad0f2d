"""Who is asking, and what each address needs. The program refuses to start while any address is unmarked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g, has_app_context

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    """The base of each feature's permissions; a value reads `feature:verb`, its `says` is for the table of roles."""

    says: str

    def __new__(cls, value: str, says: str = "") -> Permission:
        member = str.__new__(cls, value)
        member._value_ = value
        member.says = says
        return member


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever is asking: an account with the permissions its sign-in roles add up to, or a stranger."""

    account_id: int | None = None
    name: str = ""
    permissions: frozenset[str] = field(default_factory=frozenset)
    via: str = "web"
    reads_only: bool = False  # a visitor: whatever page they open, nothing can be written while it is made

    @property
    def is_signed_in(self) -> bool:
        return self.account_id is not None

    def may(self, permission: str) -> bool:
        return str(permission) in self.permissions


STRANGER = Actor()


def actor() -> Actor:
    """Whoever this request, command or job acts for."""
    return cast(Actor, g.get("actor", STRANGER)) if has_app_context() else STRANGER


def act_as(someone: Actor) -> None:
    """From here on, this request, command or job acts for them."""
    g.actor = someone


def may(permission: str) -> bool:
    return actor().may(permission)


def allows(permission: Permission) -> Callable[[View], View]:
    """Mark a view: only those with this permission may open it."""

    def mark(view: View) -> View:
        view.__esteem_mark__ = permission  # type: ignore[attr-defined]  # the mark travels on the function itself
        return view

    return mark


def signed_in(view: View) -> View:
    """Mark a view: anybody who is signed in may open it (their own account, signing out)."""
    view.__esteem_mark__ = "signed-in"  # type: ignore[attr-defined]  # the mark travels on the function itself
    return view


def public(view: View) -> View:
    """Mark a view: anybody may open it, signed in or not."""
    view.__esteem_mark__ = "public"  # type: ignore[attr-defined]  # the mark travels on the function itself
    return view


def mark_of(view: Callable[..., Any] | None) -> Permission | str | None:
    """`public`, `signed-in`, a permission, or None when the view was left unmarked."""
    return getattr(view, "__esteem_mark__", None)


def may_open(endpoint: str) -> bool:
    """Whether whoever acts may open this page: for a link to a page of another feature, whose marks are its own affair."""
    mark = mark_of(current_app.view_functions[endpoint])
    return mark == "public" or (actor().is_signed_in and mark == "signed-in") or may(str(mark))


def refuse_unmarked(app: Flask) -> None:
    """Raise RuntimeError that names every view without a mark; called when the app is made."""
    unmarked = sorted(
        endpoint for endpoint, view in app.view_functions.items() if endpoint != "static" and mark_of(view) is None
    )
    if unmarked:
        raise RuntimeError(f"these views say nothing of who may open them: {', '.join(unmarked)}")
