"""Something done to many people at once: those ticked, or all that a list found."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.permissions import allows
from esteem.people import queries
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp
from esteem.people.rules.finding import Wanted


@bp.get("/many/")
@allows(People.SEE)
def many() -> Response:
    wanted = Wanted.read(request.args)
    return page("people/many.html", wanted=wanted, count=queries.count_found(wanted))
