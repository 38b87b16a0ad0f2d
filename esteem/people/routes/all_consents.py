"""What all people agreed to, what is due, and the words they are asked."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page, page_number
from esteem.kernel.permissions import allows
from esteem.people.actions.wordings import write_wording
from esteem.people.forms.consents import WordingForm
from esteem.people.permissions import People
from esteem.people.queries import consents as queries
from esteem.people.queries.wordings import wordings_now, wordings_of
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Purpose, Shows, State


@bp.get("/consents/")
@allows(People.SEE)
def all_consents() -> Response:
    shows = Shows.read(request.args.get("shows"), Shows.TO_RENEW)
    purpose = next((one for one in Purpose if one.value == request.args.get("purpose")), None)
    return page(
        "people/all_consents.html", counts=queries.counts(), purposes=Purpose, purpose=purpose, all_shows=Shows,
        shows=shows, listing=queries.consents_listed(purpose=purpose, shows=shows, number=page_number()), State=State,
        standing=queries.standing_of,
    )  # fmt: skip


@bp.get("/consents/words/")
@allows(People.SEE)
def consent_words() -> Response:
    return page("people/consent_words.html", words=wordings_now())


@bp.route("/consents/words/<purpose>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change_consent_words(purpose: str) -> Response:
    asked = next((one for one in Purpose if one.value == purpose), None)
    if asked is None:
        abort(404)
    newest, *older = wordings_of(asked)
    form = WordingForm(obj=newest)
    seen = form.seen_number
    if form.sent() and form.carry_out(write_wording, purpose=asked, seen_number=seen) is not None:
        return go("people.consent_words", said=f"{asked.says}: the words are saved.")
    form.number.data = str(wordings_of(asked)[0].number)
    return page("people/change_consent_words.html", form=form, purpose=asked, newest=newest, older=older)
