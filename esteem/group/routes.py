"""The group's own pages: who we are, and the rules we have agreed."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from esteem.group import actions, queries
from esteem.group.forms import GroupForm, rules_form
from esteem.group.permissions import Group
from esteem.kernel import history
from esteem.kernel.dates import MONTHS
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows

bp = Blueprint("group", __name__, url_prefix="/group")


@bp.get("/")
@allows(Group.SEE)
def index() -> Response:
    group = queries.our_group()
    return page(
        "group/index.html",
        ours=group,
        month=MONTHS[group.year_end_month - 1],
        rules=list(queries.rules_in_force().values()),
        come_from=queries.rules_come_from(),
        entries=history.of("group", group.id),
    )


@bp.route("/change/", methods=["GET", "POST"])
@allows(Group.CHANGE)
def change() -> Response:
    form = GroupForm(obj=queries.our_group())
    if form.sent() and form.carry_out(actions.change_group, seen_version=form.seen_version) is not None:
        return go("group.index", said="The group's details are saved.")
    return page("group/change.html", form=form)


@bp.route("/rules/", methods=["GET", "POST"])
@allows(Group.CHANGE)
def rules() -> Response:
    if not queries.our_group().has_committee:
        abort(404)
    form = rules_form(queries.rules_in_force())
    if form.sent():
        told = {"written": form.written(), "source": form.source.data, "since_on": form.since_on.data}
        if form.carry_out(lambda **_: actions.write_rules(**told)) is not None:
            return go("group.index", said="The rules in force are saved.")
    return page("group/rules.html", form=form, come_from=queries.rules_come_from())
