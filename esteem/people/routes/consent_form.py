"""The consent form, blank or with somebody's name: on the screen, and as a PDF."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.people.papers.consent_form import consent_form
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp
from esteem.people.routes.consents import the_person


def _shown(paper: Paper, endpoint: str, back: str, **whose: Any) -> str:
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for(f"{endpoint}_pdf", large=1 if large else None, **whose)),
        ("Ordinary type" if large else "Large type", url_for(endpoint, large=None if large else 1, **whose)),
        ("Back", back),
    ]
    return (paper.larger() if large else paper).html(above=above)


def _printed(paper: Paper) -> Response:
    paper = paper.larger() if "large" in request.args else paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/consents/form/")
@allows(People.SEE)
def blank_consent_form() -> str:
    return _shown(consent_form(), "people.blank_consent_form", url_for("people.all_consents"))


@bp.get("/consents/form.pdf")
@allows(People.SEE)
def blank_consent_form_pdf() -> Response:
    return _printed(consent_form())


@bp.get("/<int:person_id>/consents/form/")
@allows(People.SEE)
def consent_form_of(person_id: int) -> str:
    someone = the_person(person_id)
    back = url_for("people.person", person_id=someone.id)
    return _shown(consent_form(someone), "people.consent_form_of", back, person_id=someone.id)


@bp.get("/<int:person_id>/consents/form.pdf")
@allows(People.SEE)
def consent_form_of_pdf(person_id: int) -> Response:
    return _printed(consent_form(the_person(person_id)))
