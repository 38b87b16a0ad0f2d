"""Claims and petty cash on paper."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.claims.papers import blank_form, claim_paper, slip_paper
from esteem.claims.permissions import Claims
from esteem.claims.routes.blueprint import bp
from esteem.claims.routes.finding import the_claim
from esteem.claims.routes.petty import the_tin
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows


def _sized(paper: Paper) -> Paper:
    return paper.larger() if request.args.get("large") else paper


def _preview(paper: Paper, endpoint: str, back: str, **told: Any) -> Response:
    """The paper on the screen, and the ways to it in print, in large type and back."""
    is_large = bool(request.args.get("large"))
    large: dict[str, Any] = {"large": 1} if is_large else {}
    other: dict[str, Any] = {} if is_large else {"large": 1}
    page_of = str(request.endpoint)
    above = [
        ("Print or save as PDF", url_for(endpoint, **told, **large)),
        ("Ordinary type" if is_large else "Large type", url_for(page_of, **told, **other)),
        ("Back", back),
    ]
    return Response(_sized(paper).html(above=above), mimetype="text/html")


def _pdf(paper: Paper) -> Response:
    paper = _sized(paper)
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/form/")
@allows(Claims.OWN)
def form_paper() -> Response:
    return _preview(blank_form(), "claims.form_pdf", url_for("claims.mine"))


@bp.get("/form/claim-form.pdf")
@allows(Claims.OWN)
def form_pdf() -> Response:
    return _pdf(blank_form())


@bp.get("/<int:claim_id>/paper/")
@allows(Claims.OWN)
def paper(claim_id: int) -> Response:
    row = the_claim(claim_id)
    return _preview(claim_paper(row), "claims.paper_pdf", url_for("claims.claim", claim_id=row.id), claim_id=row.id)


@bp.get("/<int:claim_id>/paper/claim.pdf")
@allows(Claims.OWN)
def paper_pdf(claim_id: int) -> Response:
    return _pdf(claim_paper(the_claim(claim_id)))


@bp.get("/petty-cash/<int:tin_id>/slip/")
@allows(Claims.PAY)
def slip(tin_id: int) -> Response:
    row = the_tin(tin_id)
    return _preview(slip_paper(row), "claims.slip_pdf", url_for("claims.tin", tin_id=row.id), tin_id=row.id)


@bp.get("/petty-cash/<int:tin_id>/slip/slip.pdf")
@allows(Claims.PAY)
def slip_pdf(tin_id: int) -> Response:
    return _pdf(slip_paper(the_tin(tin_id)))
