"""All claims, and one's own."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.claims.exports import claims_file
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import all_found, claims_found, waiting
from esteem.claims.queries.claims import mine as own_claims
from esteem.claims.routes.blueprint import bp
from esteem.claims.rules.standing import Standing
from esteem.claims.rules.wanted import Wanted
from esteem.kernel.pages import page, page_number
from esteem.kernel.permissions import allows, may
from esteem.people.queries.myself import my_person_id


@bp.get("/")
@allows(Claims.SEE)
def index() -> Response:
    """How many wait; the claims themselves for those who may see them."""
    wanted = Wanted.read(request.args)
    shown = may(Claims.MAKE) or may(Claims.APPROVE) or may(Claims.PAY)
    if wanted.standing in (Standing.DRAFT, Standing.WITHDRAWN) and not may(Claims.MAKE):
        wanted = Wanted(wanted.sought)
    listing = claims_found(wanted, number=page_number()) if shown else None
    return page("claims/index.html", waiting=waiting(), wanted=wanted, listing=listing, standings=Standing)


@bp.get("/export/")
@allows(Claims.MAKE)
def export() -> Response:
    return claims_file(all_found(Wanted.read(request.args)))


@bp.get("/mine/")
@allows(Claims.OWN)
def mine() -> Response:
    return page("claims/mine.html", listing=own_claims(number=page_number()), is_somebody=my_person_id() is not None)
