"""Declarations on paper."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.giftaid.papers import declaration_paper
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.routes.blueprint import bp
from esteem.giftaid.routes.declarations import the_declaration
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows


def _sized(paper: Paper) -> Paper:
    return paper.larger() if request.args.get("large") else paper


def _preview(paper: Paper, endpoint: str, back: str, **told: Any) -> Response:
    """The paper on the screen, and the ways to it in print, in large type and back."""
    is_large = bool(request.args.get("large"))
    large: dict[str, Any] = {"large": 1} if is_large else {}
    other: dict[str, Any] = {} if is_large else {"large": 1}
    above = [
        ("Print or save as PDF", url_for(endpoint, **told, **large)),
        ("Ordinary type" if is_large else "Large type", url_for(str(request.endpoint), **told, **other)),
        ("Back", back),
    ]
    return Response(_sized(paper).html(above=above), mimetype="text/html")


def _pdf(paper: Paper) -> Response:
    paper = _sized(paper)
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/form/")
@allows(GiftAid.KEEP)
def form_paper() -> Response:
    return _preview(declaration_paper(), "giftaid.form_pdf", url_for("giftaid.declarations"))


@bp.get("/form/declaration-form.pdf")
@allows(GiftAid.KEEP)
def form_pdf() -> Response:
    return _pdf(declaration_paper())


@bp.get("/declarations/<int:declaration_id>/paper/")
@allows(GiftAid.KEEP)
def paper(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    back = url_for("giftaid.declaration", declaration_id=row.id)
    return _preview(declaration_paper(row), "giftaid.paper_pdf", back, declaration_id=row.id)


@bp.get("/declarations/<int:declaration_id>/paper/declaration.pdf")
@allows(GiftAid.KEEP)
def paper_pdf(declaration_id: int) -> Response:
    return _pdf(declaration_paper(the_declaration(declaration_id)))
