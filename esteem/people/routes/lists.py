"""The list of people, on the page and as a file."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page, page_number
from esteem.kernel.permissions import allows
from esteem.people import exports, queries
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp
from esteem.people.rules.standing import Order, Standing


def _wanted() -> dict[str, Any]:
    """What the address narrows the list to; nonsense in it counts as nothing."""
    return {
        "standing": Standing.read(request.args.get("standing"), Standing.CURRENT),
        "order": Order.read(request.args.get("order"), Order.NAME),
        "sought": request.args.get("q", "")[:100],
    }


@bp.get("/")
@allows(People.SEE)
def index() -> Response:
    wanted = _wanted()
    shown = queries.people_listed(**wanted, number=page_number())
    return page("people/index.html", listing=shown, standings=Standing, orders=Order, **wanted)


@bp.get("/people.csv")
@allows(People.SEE)
def export() -> Response:
    return exports.people_file(queries.people_found(**_wanted()))
