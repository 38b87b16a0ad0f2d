"""Projects: the list, one with its result, adding and changing, and the tag on what is booked."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money import actions, exports
from esteem.money.forms import ProjectForm, TagForm
from esteem.money.models import Project, Transaction
from esteem.money.permissions import Money
from esteem.money.queries import projects as queries
from esteem.money.queries.bookings import told
from esteem.money.queries.places import every_place
from esteem.money.routes.blueprint import bp
from esteem.people.permissions import People


@bp.get("/projects/")
@allows(Money.SEE)
def projects() -> Response:
    return page("money/projects.html", standings=queries.standings())


@bp.get("/projects.csv")
@allows(Money.SEE)
def export_projects() -> Response:
    return exports.projects_file(queries.standings())


@bp.route("/projects/add/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def add_project() -> Response:
    form = ProjectForm()
    if form.sent() and (row := form.carry_out(actions.add_project)):
        return go("money.project", project_id=row.id, said=f"{row.name} can be chosen when money is recorded.")
    return page("money/project_form.html", form=form, project=None)


@bp.get("/projects/<int:project_id>/")
@allows(Money.SEE)
def project(project_id: int) -> Response:
    row = find(Project, project_id)
    result = queries.result_of(row, every_place())
    return page(
        "money/project.html", project=row, result=result, entries=history.of("project", row.id),
    )  # fmt: skip


@bp.get("/projects/<int:project_id>/result.csv")
@allows(Money.SEE)
def export_project(project_id: int) -> Response:
    row = find(Project, project_id)
    return exports.sheets_file(f"project-{row.id}.csv", [queries.result_of(row, every_place()).sheet])


@bp.route("/projects/<int:project_id>/change/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def change_project(project_id: int) -> Response:
    row = find(Project, project_id)
    form = ProjectForm(obj=row)
    if form.sent() and form.carry_out(actions.change_project, project=row, seen_version=form.seen_version) is not None:
        return go("money.project", project_id=row.id, said="Saved.")
    return page("money/project_form.html", form=form, project=row)


@bp.post("/projects/<int:project_id>/put-away/")
@allows(Money.SETTLE)
def put_away_project(project_id: int) -> Response:
    row = actions.put_away_project(project=find(Project, project_id))
    return go(
        "money.project", project_id=row.id, said=f"{row.name} is not offered any more. What is booked for it stays."
    )


@bp.post("/projects/<int:project_id>/bring-back/")
@allows(Money.SETTLE)
def bring_back_project(project_id: int) -> Response:
    row = actions.bring_back_project(project=find(Project, project_id))
    return go("money.project", project_id=row.id, said=f"{row.name} can be chosen again.")


@bp.route("/<int:transaction_id>/project/", methods=["GET", "POST"])
@allows(Money.RECORD)
def tag(transaction_id: int) -> Response:
    row, known = find(Transaction, transaction_id), every_place()
    parts = queries.parts_of_booking(row, known)
    tags = {part.project for part in parts}
    form = TagForm(data={"project": next(iter(tags)) if len(tags) == 1 else None})
    _offer(form, parts, known.project_names)
    if form.sent() and form.carry_out(actions.tag_booking, transaction=row) is not None:
        return go("money.transaction", transaction_id=row.id, said="The project is written down. No money was changed.")
    return page("money/tag.html", form=form, booking=told(row, by_name=may(People.SEE)), parts=parts)


def _offer(form: Form, parts: queries.Parts, names: dict[int, str]) -> None:
    """Its parts when there are several; the open projects, and whichever it carries already."""
    if len(parts) > 1:
        form["line"].offer([(part.line, f"{part.heading}, {part.amount}") for part in parts])
    else:
        del form["line"]
    offered = dict(form["project"].offered)
    form["project"].offer(
        [*offered.items(), *((n, names[n]) for n in {p.project for p in parts} if n and n not in offered)]
    )
