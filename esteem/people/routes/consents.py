"""What one person agreed to: written down all at once or one by one, taken back, and every answer there ever was."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.group.queries import our_group
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people.actions import consents as actions
from esteem.people.forms.consents import AnswerForm, PhoneListForm, RecordForm, ShowsForm, WithdrawForm
from esteem.people.models import Consent, Person
from esteem.people.permissions import People
from esteem.people.queries import consents as queries
from esteem.people.queries.wordings import days_of_new_words, wordings_now
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Answer, Item, Purpose, audiences_of, tick


def the_person(person_id: int) -> Person:
    """Somebody on whom something can be written down; an erased row is nobody."""
    someone = find(Person, person_id)
    if someone.erased_at:
        abort(404)
    return someone


def the_purpose(value: str) -> Purpose:
    found = next((purpose for purpose in Purpose if purpose.value == value), None)
    if found is None:
        abort(404)
    return found


def _back(person: Person, said: str) -> Response:
    return go("people.person", person_id=person.id, said=said, _anchor="agreed")


@bp.get("/<int:person_id>/consents/")
@allows(People.SEE)
def consents(person_id: int) -> Response:
    someone = the_person(person_id)
    return page("people/consents.html", person=someone, answers=queries.answers_of(someone.id))


@bp.route("/<int:person_id>/consents/record/", methods=["GET", "POST"])
@allows(People.CHANGE)
def record_consents(person_id: int) -> Response:
    someone = the_person(person_id)
    form = RecordForm()
    form.offer_words(days_of_new_words())
    if form.sent() and form.carry_out(actions.record_form, person=someone) is not None:
        return _back(someone, f"What {someone.goes_by} agreed to is written down.")
    stood = [one for one in queries.agreements_of(someone.id) if one.consent and one.consent.answer is Answer.YES]
    return page(
        "people/record_consents.html", form=form, person=someone, words=wordings_now(), stood=stood, **_boxes()
    )  # fmt: skip


def _boxes() -> dict[str, object]:
    return {"audiences": audiences_of(has_committee=our_group().has_committee), "items": list(Item), "tick": tick}


@bp.route("/<int:person_id>/consents/<purpose>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def record_consent(person_id: int, purpose: str) -> Response:
    someone, asked = the_person(person_id), the_purpose(purpose)
    form = PhoneListForm() if asked is Purpose.PHONE_LIST else AnswerForm()
    form.offer_words(days_of_new_words())
    if form.sent() and form.carry_out(actions.record_answer, person=someone, purpose=asked) is not None:
        return _back(someone, f"{asked.says}: written down.")
    return page(
        "people/record_consent.html", form=form, person=someone, purpose=asked, words=wordings_now(), **_boxes()
    )


@bp.route("/<int:person_id>/consents/phone-list/shown/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change_shown(person_id: int) -> Response:
    someone = the_person(person_id)
    before = queries.answer_that_counts(someone.id, Purpose.PHONE_LIST)
    if before is None or before.answer is not Answer.YES:
        abort(404)
    form = ShowsForm(shows=[tick(item, audience) for item, audience in before.shows])
    if form.sent() and form.carry_out(actions.change_shown, person=someone) is not None:
        return _back(someone, "What is shown is changed, from now on.")
    return page("people/change_shown.html", form=form, person=someone, **_boxes())


@bp.route("/<int:person_id>/consents/<purpose>/withdraw/", methods=["GET", "POST"])
@allows(People.CHANGE)
def withdraw_consent(person_id: int, purpose: str) -> Response:
    someone, asked = the_person(person_id), the_purpose(purpose)
    form = WithdrawForm()
    if form.sent() and form.carry_out(actions.withdraw, person=someone, purpose=asked) is not None:
        return _back(someone, f"{asked.says}: withdrawn, from now on.")
    return page("people/withdraw_consent.html", form=form, person=someone, purpose=asked)


def _consent(person_id: int, consent_id: int) -> Consent:
    found = find(Consent, consent_id)
    if found.person_id != the_person(person_id).id:
        abort(404)
    return found


@bp.post("/<int:person_id>/consents/<int:consent_id>/strike/")
@allows(People.CHANGE)
def strike_consent(person_id: int, consent_id: int) -> Response:
    actions.strike(consent=_consent(person_id, consent_id))
    return go("people.consents", person_id=person_id, said="Struck out: it counts for nothing.")


@bp.post("/<int:person_id>/consents/<int:consent_id>/restore/")
@allows(People.CHANGE)
def restore_consent(person_id: int, consent_id: int) -> Response:
    actions.restore(consent=_consent(person_id, consent_id))
    return go("people.consents", person_id=person_id, said="It counts again.")
