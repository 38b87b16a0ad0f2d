"""How a view answers: show a page, find a row or say 404, go on to the next page."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from flask import abort, flash, g, make_response, render_template, request, url_for
from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response

from esteem.kernel import dates, htmx
from esteem.kernel.db import Base, Moment, session
from esteem.kernel.errors import AlreadyDone
from esteem.kernel.forms import Form
from esteem.kernel.house import Tab, the_house
from esteem.kernel.instances import memory
from esteem.kernel.permissions import may
from esteem.kernel.text import Words

Model = TypeVar("Model", bound=Base)
KEY_DAYS = 7


class FormKey(Base):
    """A form that was sent, and where its sender was led: the same form again leads there too, and makes nothing."""

    __tablename__ = "form_key"
    __history__ = False

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    address: Mapped[str] = mapped_column(String(500))
    used_at: Mapped[Any] = mapped_column(Moment)


def page(template: str, **context: Any) -> Response:
    """The page; 422 when its `form` has a problem, 409 when somebody else saved in between."""
    form = context.get("form")
    status = form.status if isinstance(form, Form) else 200
    return make_response(render_template(template, frame=htmx.frame(), **context), status)


def find(model: type[Model], number: int, **with_options: Any) -> Model:
    """The row with this number, or the plain 404 page."""
    if not 0 < number < 2**63:
        abort(404)
    row = session.get(model, number, **with_options)
    if row is None:
        abort(404)
    return row


def go(endpoint: str, *, said: str = "", **values: Any) -> Response:
    """303 to the next page, with a sentence saying what was done; remembers the form's one-time key."""
    address = url_for(endpoint, **values)
    if said:
        flash(said)
    if g.get("form_key"):
        session.add(FormKey(key=g.form_key, address=address, used_at=dates.now()))
    return Response(status=303, headers={"Location": address})


def new_form_key() -> str:
    """A fresh one-time key for a form."""
    return secrets.token_urlsafe(18)


def check_form_key() -> None:
    """Raise AlreadyDone when this very form was sent before; called by the door, inside the writing transaction."""
    key = request.form.get("form_key", "")[:40]
    g.form_key = key
    if key and (used := session.get(FormKey, key)):
        raise AlreadyDone(used.address)


def forget_form_keys() -> None:
    """Drop the keys of forms sent over a week ago."""
    session.execute(delete(FormKey).where(FormKey.used_at < dates.now() - timedelta(days=KEY_DAYS)))


def forget_form_keys_with_words() -> None:
    """Drop the keys whose sender was led to a search or a list narrowed by words: the address may hold a name."""
    session.execute(delete(FormKey).where(FormKey.address.contains("?", autoescape=True)))


def page_number() -> int:
    """Which page of the list the address asks for; nonsense is the first."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def asked_number(name: str) -> int | None:
    """The number the address gives under this name: of the row to start from, say; None when it gives none, or nonsense."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None


def here(**changed: Any) -> str:
    """The address of this page with some of its query changed: for pages of a list, filters and sorting."""
    kept: dict[str, Any] = {key: value for key, value in request.args.items(multi=False) if value}
    kept.update(changed)
    wanted = {key: value for key, value in kept.items() if value not in (None, "")}
    path = url_for(cast(str, request.endpoint), **(request.view_args or {}))
    return f"{path}?{urlencode(wanted)}" if wanted else path  # not url_for's: names like _scheme mean something to it


def words() -> Words:
    """What this group calls things."""
    kept = memory()
    if "words" not in kept:
        kept["words"] = the_house().find_words()
    return cast(Words, kept["words"])


@dataclass(frozen=True, slots=True)
class ShownTab:
    label: str
    href: str
    current: bool


def tabs() -> list[ShownTab]:
    """The main navigation: what this group uses and the actor may open; nothing while it is still being set up."""
    house = the_house()
    if house.set_up_answer is not None and not house.is_set_up():
        return []
    return [
        ShownTab(tab.text, href := url_for(tab.endpoint), _is_current(tab.endpoint, href)) for tab in _tabs_under("")
    ]


def ways(part: str) -> list[ShownTab]:
    """The ways between the pages of one part, by the endpoint of its tab: those the actor may open, in their order."""
    return [ShownTab(tab.text, url_for(tab.endpoint), request.endpoint == tab.endpoint) for tab in _tabs_under(part)]


def _tabs_under(part: str) -> list[Tab]:
    wanted = (tab for tab in the_house().tabs if tab.under == part and may(tab.permission) and tab.shown())
    return sorted(wanted, key=lambda tab: tab.place)


def _is_current(endpoint: str, href: str) -> bool:
    """Whether this page is of that part and below its address: one's own account is not among who may sign in.

    Every address is below the first page's, which stands for itself alone.
    """
    if href == "/":
        return request.path == href
    return (request.endpoint or "").split(".")[0] == endpoint.split(".")[0] and request.path.startswith(href)
