"""The list of helpers, organisations and speakers, on the page and as a file; what the roles are called."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows
from esteem.support import actions, exports, queries
from esteem.support.forms import RoleNamesForm
from esteem.support.permissions import Support
from esteem.support.routes.blueprint import bp
from esteem.support.rules.kinds import Due, Show, Wanted
from esteem.support.rules.roles import Area


@bp.get("/")
@allows(Support.SEE)
def index() -> Response:
    wanted = Wanted.read(request.args)
    return page(
        "support/index.html", listing=queries.lines_listed(wanted, number=page_number()), wanted=wanted,
        counts=queries.counted(wanted), names=queries.role_names(), shows=Show, areas=Area, dues=Due,
    )  # fmt: skip


@bp.get("/helpers.csv")
@allows(Support.SEE)
def export() -> Response:
    return exports.lines_file(queries.lines_found(Wanted.read(request.args)), queries.role_names())


@bp.route("/roles/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def roles() -> Response:
    form = RoleNamesForm(**{role.column: name for role, name in queries.role_names().items()})
    if form.sent() and form.carry_out(_name_roles):
        return go("support.index", said="The roles are called so from now on.")
    return page("support/roles.html", form=form)


def _name_roles(**told: object) -> bool:
    actions.name_roles(**told)  # type: ignore[arg-type]  # the form's own clean values
    return True
