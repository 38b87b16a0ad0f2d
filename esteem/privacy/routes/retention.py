"""How long things are kept, and who may be forgotten."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.kernel.text import plural
from esteem.privacy.actions import retention as actions
from esteem.privacy.forms import KeepForm, RetentionForm
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import retention as queries
from esteem.privacy.routes.blueprint import bp
from esteem.privacy.routes.held import whole_person
from esteem.privacy.rules.retention import Item


@bp.get("/retention/")
@allows(Privacy.SEE)
def retention() -> Response:
    return page("privacy/retention.html", lines=queries.schedule())


@bp.route("/retention/<item>/", methods=["GET", "POST"])
@allows(Privacy.RETENTION)
def change_retention(item: str) -> Response:
    line = next((one for one in queries.schedule() if one.item == item and not one.usual.fixed), None) or abort(404)
    form = RetentionForm(obj=queries.choice_of(line.item) or line)
    if form.sent() and form.carry_out(_decide, item=line.item, seen_version=form.seen_version) is not None:
        warning = queries.line_of(line.item).warning
        return go("privacy.retention", said=f"Saved. {warning}".strip())
    return page("privacy/change_retention.html", form=form, line=line)


def _decide(*, item: Item, months: int, because: str, seen_version: int | None) -> bool:
    actions.decide(item=item, months=months, because=because, seen_version=seen_version)
    return True


@bp.get("/forget/")
@allows(Privacy.RETENTION)
def forget() -> Response:
    return page(
        "privacy/forget.html", due=queries.may_be_forgotten(), kept=queries.kept_longer_now(),
        settled=queries.settled_long_ago(), last=queries.last_review(),
    )  # fmt: skip


@bp.post("/forget/looked-through/")
@allows(Privacy.RETENTION)
def looked_through() -> Response:
    actions.record_review()
    return go("privacy.forget", said="Written down. You are reminded again in a year.")


@bp.post("/forget/settled/")
@allows(Privacy.RETENTION)
def blank_settled() -> Response:
    done = actions.blank_settled()
    return go("privacy.forget", said=f"{plural(done, 'request')}: the words are gone, the days stay.")


@bp.route("/people/<int:person_id>/keep/", methods=["GET", "POST"])
@allows(Privacy.RETENTION)
def keep(person_id: int) -> Response:
    person = whole_person(person_id)
    form = KeepForm()
    if form.sent() and form.carry_out(actions.keep_longer, person_id=person.id) is not None:
        return go("privacy.forget", said=f"{person.goes_by} is kept another year.")
    return page("privacy/keep.html", form=form, person=person)
