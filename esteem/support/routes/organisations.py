"""One organisation: added, shown, changed, in touch with, put away and brought back."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.support import actions, queries
from esteem.support.forms import ContactForm, OrganisationForm
from esteem.support.models import Organisation
from esteem.support.permissions import Support
from esteem.support.routes.blueprint import bp


@bp.route("/organisations/add/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def add_organisation() -> Response:
    form = OrganisationForm()
    if form.sent() and (added := form.carry_out(actions.add_organisation)):
        return go("support.organisation", organisation_id=added.id, said=f"{added.name} is added.")
    return page("support/add_organisation.html", form=form)


@bp.get("/organisations/<int:organisation_id>/")
@allows(Support.SEE)
def organisation(organisation_id: int) -> Response:
    one = find(Organisation, organisation_id)
    return page(
        "support/organisation.html", organisation=one, people_there=queries.those_at(one),
        contacts=queries.contacts_with(one), entries=history.of("organisation", one.id),
    )  # fmt: skip


@bp.route("/organisations/<int:organisation_id>/change/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def change_organisation(organisation_id: int) -> Response:
    one = find(Organisation, organisation_id)
    form = OrganisationForm(obj=one)
    seen = form.seen_version
    if form.sent() and form.carry_out(actions.change_organisation, organisation=one, seen_version=seen) is not None:
        return go("support.organisation", organisation_id=one.id, said="Saved.")
    return page("support/change_organisation.html", form=form, organisation=one)


@bp.post("/organisations/<int:organisation_id>/today/")
@allows(Support.CHANGE)
def organisation_today(organisation_id: int) -> Response:
    one = find(Organisation, organisation_id)
    actions.in_touch_today(subject=one)
    return go("support.organisation", organisation_id=one.id, said="In touch today: written down.")


@bp.route("/organisations/<int:organisation_id>/in-touch/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def organisation_in_touch(organisation_id: int) -> Response:
    one = find(Organisation, organisation_id)
    form = ContactForm()
    if form.sent() and form.carry_out(actions.in_touch, subject=one) is not None:
        return go("support.organisation", organisation_id=one.id, said="Written down.")
    return page("support/organisation_in_touch.html", form=form, organisation=one)


@bp.post("/organisations/<int:organisation_id>/take-back/")
@allows(Support.CHANGE)
def organisation_take_back(organisation_id: int) -> Response:
    one = find(Organisation, organisation_id)
    actions.take_back_contact(subject=one)
    return go("support.organisation", organisation_id=one.id, said="The line written down last is taken back.")


@bp.post("/organisations/<int:organisation_id>/put-away/")
@allows(Support.CHANGE)
def put_away_organisation(organisation_id: int) -> Response:
    one = actions.put_away_organisation(organisation=find(Organisation, organisation_id))
    return go("support.organisation", organisation_id=one.id, said=f"{one.name} is put away. It can be brought back.")


@bp.post("/organisations/<int:organisation_id>/back/")
@allows(Support.CHANGE)
def bring_back_organisation(organisation_id: int) -> Response:
    one = actions.bring_back_organisation(organisation=find(Organisation, organisation_id))
    return go("support.organisation", organisation_id=one.id, said=f"{one.name} is on the list again.")
