"""Erasing: first what goes and what stays, then the reason and one tick, then it is done."""

from __future__ import annotations

import re

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows
from esteem.privacy.actions import erasing
from esteem.privacy.actions.holding import record_looks_at
from esteem.privacy.forms import EraseForm
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import erasing as queries
from esteem.privacy.routes.blueprint import bp
from esteem.privacy.routes.held import whole_person

MOST_AT_ONCE = 30


@bp.route("/people/<int:person_id>/erase/", methods=["GET", "POST"])
@allows(Privacy.ERASE)
def erase(person_id: int) -> Response:
    return _erase([person_id])


@bp.route("/erase/", methods=["GET", "POST"])
@allows(Privacy.ERASE)
def erase_several() -> Response:
    """Those the address names (`?person=3&person=5`), with one preview for all."""
    numbers = [int(asked) for asked in request.args.getlist("person") if re.fullmatch(r"[0-9]{1,11}", asked)]
    if not numbers:
        return go("privacy.forget", said="Tick somebody first.")
    return _erase(list(dict.fromkeys(numbers))[:MOST_AT_ONCE])


def _erase(person_ids: list[int]) -> Response:
    people = [whole_person(number) for number in person_ids]
    if request.method == "GET":
        record_looks_at(person_ids)
        people = [whole_person(number) for number in person_ids]  # read again: recording ended that transaction
    form = EraseForm()
    if form.sent() and (done := form.carry_out(erasing.erase_people, person_ids=person_ids)):
        those = ", ".join(f"Former member {one.person_id}" for one in done)
        return go("privacy.erasures", said=f"Erased. What must stay stands under: {those}.")
    previews = [queries.preview_of(person) for person in people]
    return page("privacy/erase.html", form=form, previews=previews, copies=queries.copies_now())


@bp.get("/erasures/")
@allows(Privacy.RETENTION)
def erasures() -> Response:
    listing = queries.erasures(page_number())
    return page(
        "privacy/erasures.html", listing=listing, copies=queries.copies_holding(listing.rows),
        folder=queries.copies_folder(), again=queries.erased_again(),
    )  # fmt: skip
