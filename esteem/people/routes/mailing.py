"""Reaching many people: addresses for a blind-copy e-mail, and a phone list of what each lets be shown."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.permissions import allows
from esteem.people import exports, queries
from esteem.people.permissions import People
from esteem.people.queries.consents import shared_with
from esteem.people.queries.mailing import addressed
from esteem.people.queries.sheets import Chosen, chosen_for
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Audience
from esteem.people.rules.finding import Wanted


@bp.get("/addresses/")
@allows(People.SEE)
def addresses() -> Response:
    wanted = Wanted.read(request.args)
    return page("people/addresses.html", wanted=wanted, to=addressed(queries.people_found(wanted)))


@bp.get("/phone-list/")
@allows(People.SEE)
def phone_list() -> Response:
    wanted = Wanted.read(request.args)
    return page("people/phone_list.html", wanted=wanted, chosen=_shown(wanted))


@bp.get("/phone-list/phone-list.csv")
@allows(People.SEE)
def phone_list_csv() -> Response:
    return exports.phone_list_csv(_shown(Wanted.read(request.args)).entries)


@bp.get("/phone-list/phone-list.xlsx")
@allows(People.SEE)
def phone_list_xlsx() -> Response:
    return exports.phone_list_xlsx(_shown(Wanted.read(request.args)).entries)


@bp.get("/phone-list/people.vcf")
@allows(People.SEE)
def vcards() -> Response:
    """Only what each lets everyone in the group see: a telephone hands its contacts on to more than its owner."""
    shared = shared_with(Audience.MEMBERS)
    people = queries.people_found(Wanted.read(request.args))
    return exports.vcard_file([person for person in people if person.is_here and person.id in shared], shared)


def _shown(wanted: Wanted) -> Chosen:
    return chosen_for(Audience.MEMBERS, queries.people_found(wanted))
