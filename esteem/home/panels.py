"""What home brings to the house: the desk's tab, the way to the guide, and what happens before the group is set up."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.group.permissions import Group
from esteem.group.queries import the_group
from esteem.kernel.house import House, Tab
from esteem.kernel.pages import go
from esteem.kernel.permissions import actor, may

OPEN_BEFORE_SET_UP = ("home.claim", "home.waiting", "home.character", "home.money")


def add_to(house: House) -> None:
    house.tabs.append(Tab("Home", "home.index", Group.SEE, place=10))
    house.links["home"] = "home.index"
    house.links["help"] = "home.help_index"
    house.set_up_answer = _lead_to_set_up


def _lead_to_set_up() -> Response | None:
    """Before the group is set up every address leads to the next page of setting it up."""
    if request.endpoint in OPEN_BEFORE_SET_UP or (request.blueprint == "access" and the_group() is not None):
        return None
    if the_group() is None:
        return go("home.waiting")
    if may(Group.CHANGE):
        return go("home.character")
    return go("home.waiting") if actor().is_signed_in else None
