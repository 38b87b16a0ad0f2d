"""The addresses of the constitution."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, make_response, request, url_for
from werkzeug.wrappers import Response

from esteem.governance import actions, papers, queries
from esteem.governance.forms import GATHERED, QUESTIONS, AdoptForm, ClauseForm, OwnClauseForm
from esteem.governance.models import ClauseWording, Constitution, ConstitutionClause
from esteem.governance.permissions import Governance
from esteem.governance.rules.choices import Part
from esteem.governance.rules.comparing import differences
from esteem.governance.rules.document import Adoption, Document
from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import check_form_key, find, go, page
from esteem.kernel.papers import answer_pdf, printing_problem
from esteem.kernel.permissions import allows

bp = Blueprint("governance", __name__, url_prefix="/constitution")
PARTS = list(Part)


def _version(number: int) -> Constitution:
    """The version, or the plain 404 page."""
    found = queries.version(number)
    if found is None:
        abort(404)
    return found


def _draft(number: int) -> Constitution:
    """The version, where only a draft will do: an adopted one has no such page."""
    found = _version(number)
    if found.is_adopted:
        abort(404)
    return found


def _clause(constitution: Constitution, key: str) -> ConstitutionClause:
    found = queries.clause_of(constitution, key)
    if found is None:
        abort(404)
    return found


@bp.get("/")
@allows(Governance.SEE)
def index() -> Response:
    return page("governance/index.html", shelf=queries.shelf(), informal=queries.is_informal())


@bp.post("/begin/")
@allows(Governance.CHANGE)
def begin() -> Response:
    draft = actions.begin_constitution()
    return go(
        "governance.answer",
        constitution_id=draft.id,
        part=PARTS[0],
        said="The draft is begun. Nothing is in force until it is adopted.",
    )


@bp.get("/<int:constitution_id>/")
@allows(Governance.SEE)
def version(constitution_id: int) -> Response:
    ours = _version(constitution_id)
    return page(
        "governance/version.html", ours=ours, title=queries.title_of(ours), standing=queries.standing_of(ours),
        document=queries.document_of(ours), left_out=queries.left_out(ours),
        review=None if ours.is_adopted else queries.review_of(ours), entries=queries.told(ours),
    )  # fmt: skip


@bp.route("/<int:constitution_id>/answers/<part>/", methods=["GET", "POST"])
@allows(Governance.CHANGE)
def answer(constitution_id: int, part: str) -> Response:
    draft, here = _draft(constitution_id), Part.read(part, PARTS[0])
    if here != part:
        abort(404)
    form = QUESTIONS[here](obj=queries.answers_of(draft))
    seen = form.seen_version
    if form.sent() and (saved := form.carry_out(actions.answer_part, constitution=draft, part=here, seen_version=seen)):
        return _go_on(saved, here)
    return page("governance/answer.html", form=form, ours=draft, part=here, parts_of=PARTS, gathered=GATHERED[here])


def _go_on(draft: Constitution, part: Part) -> Response:
    """To the next page of questions, when asked for and there is one; else to the draft."""
    following = PARTS[PARTS.index(part) + 1 :][:1]
    if request.form.get("then") == "on" and following:
        return go("governance.answer", constitution_id=draft.id, part=following[0], said="Saved.")
    return go("governance.version", constitution_id=draft.id, said="Saved.")


@bp.route("/<int:constitution_id>/clauses/<key>/", methods=["GET", "POST"])
@allows(Governance.CHANGE)
def clause(constitution_id: int, key: str) -> Response:
    draft = _draft(constitution_id)
    one = _clause(draft, key)
    form = ClauseForm(obj=queries.shown(draft, one))
    seen = form.seen_version
    if form.sent() and (
        saved := form.carry_out(actions.write_clause, constitution=draft, clause=one, seen_version=seen)
    ):
        return go("governance.version", constitution_id=draft.id, said=f"“{queries.heading(saved)}” is saved.")
    return page(
        "governance/clause.html", form=form, ours=draft, clause=one, optional=queries.may_be_left_out(one),
        heading=queries.heading(one),
        standard=queries.standard_shown(draft, one), written=queries.written_for(one),
    )  # fmt: skip


@bp.route("/<int:constitution_id>/add-clause/", methods=["GET", "POST"])
@allows(Governance.CHANGE)
def add_clause(constitution_id: int) -> Response:
    draft = _draft(constitution_id)
    form = OwnClauseForm()
    form.numbers.data = form.numbers.data or queries.numbers_shown(draft)
    if form.sent() and (added := form.carry_out(actions.add_clause, constitution=draft)):
        return go("governance.version", constitution_id=draft.id, said=f"“{added.heading}” is added.")
    return page("governance/add_clause.html", form=form, ours=draft)


@bp.post("/<int:constitution_id>/clauses/<key>/standard/")
@allows(Governance.CHANGE)
def standard(constitution_id: int, key: str) -> Response:
    draft = _draft(constitution_id)
    one = actions.return_to_standard(constitution=draft, clause=_clause(draft, key))
    said = f"“{queries.heading(one)}” has its standard words again. Yours are kept with the clause."
    return go("governance.clause", constitution_id=draft.id, key=key, said=said)


@bp.post("/<int:constitution_id>/clauses/<key>/again/<int:wording_id>/")
@allows(Governance.CHANGE)
def again(constitution_id: int, key: str, wording_id: int) -> Response:
    draft = _draft(constitution_id)
    one, wording = _clause(draft, key), find(ClauseWording, wording_id)
    if wording.clause_id != one.id:
        abort(404)
    actions.write_again(constitution=draft, clause=one, wording=wording)
    return go("governance.clause", constitution_id=draft.id, key=key, said="Those words are taken again.")


@bp.post("/<int:constitution_id>/clauses/<key>/leave-out/")
@allows(Governance.CHANGE)
def leave_out(constitution_id: int, key: str) -> Response:
    draft = _draft(constitution_id)
    one = actions.leave_out(constitution=draft, clause=_clause(draft, key))
    return go(
        "governance.version",
        constitution_id=draft.id,
        said=f"“{queries.heading(one)}” is left out, and can be put back.",
    )


@bp.post("/<int:constitution_id>/clauses/<key>/put-back/")
@allows(Governance.CHANGE)
def put_back(constitution_id: int, key: str) -> Response:
    draft = _draft(constitution_id)
    one = actions.put_back(constitution=draft, clause=_clause(draft, key))
    return go("governance.version", constitution_id=draft.id, said=f"“{queries.heading(one)}” is in again.")


@bp.get("/<int:constitution_id>/changes/")
@allows(Governance.SEE)
def changes(constitution_id: int) -> Response:
    ours = _version(constitution_id)
    before = _version(ours.based_on_id or 0)
    found = differences(queries.document_of(before), queries.document_of(ours))
    return page("governance/changes.html", ours=ours, before=before, title=queries.title_of(ours), differences=found)


@bp.get("/<int:constitution_id>/paper/")
@allows(Governance.SEE)
def preview(constitution_id: int) -> Response:
    ours = _version(constitution_id)
    paper = papers.constitution_paper(ours)
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for("governance.pdf", constitution_id=ours.id, large=1 if large else None)),
        (
            "Ordinary type" if large else "Large type",
            url_for("governance.preview", constitution_id=ours.id, large=None if large else 1),
        ),
        ("Back", url_for("governance.version", constitution_id=ours.id)),
    ]
    return make_response((paper.larger() if large else paper).html(above))


@bp.get("/<int:constitution_id>/constitution.pdf")
@allows(Governance.SEE)
def pdf(constitution_id: int) -> Response:
    ours = _version(constitution_id)
    if ours.is_adopted and "large" not in request.args:
        return answer_pdf(_stored(ours), papers.file_name(ours.number or 0, adopted=True))
    paper = papers.constitution_paper(ours)
    paper = paper.larger() if "large" in request.args else paper
    return answer_pdf(paper.pdf(), paper.file_name)


def _stored(ours: Constitution) -> bytes:
    try:
        return storage.fetch(ours.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(
            f"{damaged} Put it back from a backup; the text of this version can still be read."
        ) from damaged


def _adopt_and_print(**facts: Any) -> Constitution:
    return actions.adopt_constitution(**facts, print_it=_printed_once)


def _printed_once(constitution: Constitution, document: Document, adoption: Adoption) -> bytes:
    """The paper; while it was printed, the same form may have been sent again and have done it already."""
    paper = papers.adopted_pdf(constitution, document, adoption)
    check_form_key()
    return paper


@bp.route("/<int:constitution_id>/adopt/", methods=["GET", "POST"])
@allows(Governance.ADOPT)
def adopt(constitution_id: int) -> Response:
    draft = _draft(constitution_id)
    form = AdoptForm(**queries.adoption_guess(draft))
    if form.sent() and (adopted := form.carry_out(_adopt_and_print, constitution=draft)):
        return go(
            "governance.version",
            constitution_id=adopted.id,
            said="The constitution is adopted, and its rules are in force.",
        )
    form.words_seen.data = queries.words_seen(queries.document_of(draft))
    return page(
        "governance/adopt.html", form=form, ours=draft, review=queries.review_of(draft), problem=printing_problem()
    )


@bp.post("/<int:constitution_id>/set-aside/")
@allows(Governance.CHANGE)
def set_aside(constitution_id: int) -> Response:
    actions.set_aside(constitution=_draft(constitution_id))
    return go("governance.index", said="The draft is set aside. It is kept, and can be taken up again.")


@bp.post("/<int:constitution_id>/take-up/")
@allows(Governance.CHANGE)
def take_up(constitution_id: int) -> Response:
    draft = actions.take_up_again(constitution=_draft(constitution_id))
    return go("governance.version", constitution_id=draft.id, said="The draft is taken up again.")
