"""Everything held about one person: on the screen, on paper, and as data. Each time one is made, that is recorded."""

from __future__ import annotations

from flask import abort, make_response, request, url_for
from werkzeug.wrappers import Response

from esteem.group.queries import our_group
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.privacy import exports, papers
from esteem.privacy.actions.holding import record_file, record_looks_at
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries.held import everything_about, find_whole
from esteem.privacy.routes.blueprint import bp


def whole_person(person_id: int) -> Person:
    """The person; the plain 404 page for who was erased: nothing is held about them."""
    found = find_whole(person_id) if 0 < person_id < 2**63 else None
    return found or abort(404)


def _made(person_id: int, form: str) -> tuple[Person, list[Held]]:
    """The person and everything held about them, once it is recorded that this was put together."""
    whole_person(person_id)
    record_looks_at([person_id])
    record_file(person_id=person_id, form=form)
    return whole_person(person_id), everything_about(person_id)


def _paper(person_id: int, form: str) -> Paper:
    paper = papers.held_paper(*_made(person_id, form))
    return paper.larger() if "large" in request.args else paper


@bp.get("/people/<int:person_id>/held/")
@allows(Privacy.FILE)
def held(person_id: int) -> Response:
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for("privacy.held_pdf", person_id=person_id, large=1 if large else None)),
        (
            "Ordinary type" if large else "Large type",
            url_for("privacy.held", person_id=person_id, large=None if large else 1),
        ),
        ("As a data file", url_for("privacy.held_json", person_id=person_id)),
        ("Back", url_for("people.person", person_id=person_id)),
    ]
    return make_response(_paper(person_id, "page").html(above))


@bp.get("/people/<int:person_id>/held.pdf")
@allows(Privacy.FILE)
def held_pdf(person_id: int) -> Response:
    paper = _paper(person_id, "pdf")
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/people/<int:person_id>/held.json")
@allows(Privacy.FILE)
def held_json(person_id: int) -> Response:
    person, sections = _made(person_id, "json")
    return exports.held_file(person.id, person.name, our_group().name, sections)
