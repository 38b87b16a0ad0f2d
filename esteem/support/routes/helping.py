"""One helper: added, shown, changed, in touch with, reviewed, ending and beginning again."""

from __future__ import annotations

from datetime import date

from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, find, go, page
from esteem.kernel.permissions import allows, may
from esteem.people.permissions import People
from esteem.support import actions, queries
from esteem.support.forms import AddHelperForm, ContactForm, EndForm, HelperForm, ReviewForm
from esteem.support.models import Helper
from esteem.support.permissions import Support
from esteem.support.routes.blueprint import bp
from esteem.support.rules.kinds import due_until


@bp.route("/add/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def add() -> Response:
    form = AddHelperForm(organisation_id=asked_number("organisation"), person_id=asked_number("person"))
    if form.sent() and (helper := form.carry_out(actions.add_helper)):
        return go("support.helper", helper_id=helper.id, said=f"{helper.person.goes_by} is among your helpers.")
    return page("support/add_helper.html", form=form)


@bp.get("/<int:helper_id>/")
@allows(Support.SEE)
def helper(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    contacts = queries.contacts_with(one)
    today = dates.today()
    return page(
        "support/one_helper.html", helper=one, person=one.person, names=queries.role_names(), contacts=contacts,
        talks=queries.talks_of(one.person_id), agreements=queries.agreements_with(one.person_id), today=today,
        is_due=one.review_on is not None and one.review_on <= due_until(today),
        may_see_people=may(People.SEE), entries=history.of("helper", one.id),
    )  # fmt: skip


@bp.route("/<int:helper_id>/change/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def change(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    form = HelperForm(obj=one)
    if form.sent() and form.carry_out(actions.change_helper, helper=one, seen_version=form.seen_version) is not None:
        return go("support.helper", helper_id=one.id, said="Saved.")
    return page("support/change_helper.html", form=form, helper=one)


@bp.post("/<int:helper_id>/today/")
@allows(Support.CHANGE)
def today(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    actions.in_touch_today(subject=one)
    return go("support.helper", helper_id=one.id, said="In touch today: written down.")


@bp.route("/<int:helper_id>/in-touch/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def in_touch(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    form = ContactForm()
    if form.sent() and form.carry_out(actions.in_touch, subject=one) is not None:
        return go("support.helper", helper_id=one.id, said="Written down.")
    return page("support/in_touch.html", form=form, helper=one)


@bp.post("/<int:helper_id>/take-back/")
@allows(Support.CHANGE)
def take_back(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    actions.take_back_contact(subject=one)
    return go("support.helper", helper_id=one.id, said="The line written down last is taken back.")


@bp.route("/<int:helper_id>/review/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def review(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    form = ReviewForm(review_on=_a_year_on(dates.today()))
    if form.sent() and form.carry_out(actions.record_review, helper=one) is not None:
        return go("support.helper", helper_id=one.id, said="It stands. You are reminded before the next look.")
    return page("support/review.html", form=form, helper=one)


def _a_year_on(day: date) -> date:
    return dates.clamp_day(day.year + 1, day.month, day.day)


@bp.route("/<int:helper_id>/ending/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def ending(helper_id: int) -> Response:
    one = find(Helper, helper_id)
    form = EndForm()
    if form.sent() and form.carry_out(actions.end_help, helper=one) is not None:
        return go(
            "support.helper", helper_id=one.id, said="Written down. What is kept stays, and they can begin again."
        )
    return page("support/ending.html", form=form, helper=one)


@bp.post("/<int:helper_id>/again/")
@allows(Support.CHANGE)
def again(helper_id: int) -> Response:
    one = actions.begin_again(helper=find(Helper, helper_id))
    return go("support.helper", helper_id=one.id, said=f"{one.person.goes_by} helps again.")
