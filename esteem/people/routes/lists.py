"""The list of people, on the page and as a file."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page, page_number
from esteem.kernel.permissions import allows
from esteem.people import exports, queries
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp
from esteem.people.rules.finding import Wanted
from esteem.people.rules.standing import Order, Standing


@bp.get("/")
@allows(People.SEE)
def index() -> Response:
    wanted = Wanted.read(request.args)
    shown = queries.people_listed(wanted, number=page_number())
    return page("people/index.html", listing=shown, standings=Standing, orders=Order, wanted=wanted)


@bp.get("/people.csv")
@allows(People.SEE)
def export() -> Response:
    return exports.people_csv(queries.people_found(Wanted.read(request.args)))
