"""The body that stands over the group: what it is called, and which headings are for it."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.money.actions.parent_body import name_parent_body
from esteem.money.forms import ParentBodyForm
from esteem.money.permissions import Money
from esteem.money.queries.figures import parent_body
from esteem.money.queries.parent_body import marked_headings
from esteem.money.routes.blueprint import bp


@bp.route("/parent-body/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def change_parent_body() -> Response:
    body, marked = parent_body(), marked_headings()
    form = ParentBodyForm(obj=body, data={"headings": [heading.id for heading in marked], "with_usual": not marked})
    if form.sent() and (row := form.carry_out(name_parent_body, seen_version=form.seen_version)) is not None:
        return go("money.report", key="parent-body", said=f"What passes between us and {row.name} is kept apart.")
    entries = history.of("parent_body", body.id) if body else []
    return page("money/parent_body.html", form=form, body=body, entries=entries)
