"""The group's own pages: who we are, and the rules we have agreed."""

from flask import Blueprint
from werkzeug.wrappers import Response

from esteem.group import actions, queries
from esteem.group.forms import GroupForm
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
        entries=history.of("group", group.id),
    )


@bp.route("/change/", methods=["GET", "POST"])
@allows(Group.CHANGE)
def change() -> Response:
    form = GroupForm(obj=queries.our_group())
    if form.sent() and form.carry_out(actions.change_group, seen_version=form.seen_version) is not None:
        return go("group.index", said="The group's details are saved.")
    return page("group/change.html", form=form)
