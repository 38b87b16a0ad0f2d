"""Setting up, the desk, and the guide."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from esteem.access.actions.seats import sign_in_as
from esteem.access.queries import live_link
from esteem.access.rules.seats import LinkKind
from esteem.group.permissions import Group
from esteem.group.queries import is_set_up, our_group
from esteem.home import actions
from esteem.home.forms import CharacterForm, ClaimForm, MoneyForm
from esteem.home.queries import guide
from esteem.home.queries.desk import the_desk
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows, public, signed_in

bp = Blueprint("home", __name__)


@bp.get("/")
@signed_in
def index() -> Response:
    return page("home/index.html", desk=the_desk())


@bp.get("/waiting/")
@public
def waiting() -> Response:
    return page("home/waiting.html")


@bp.route("/set-up/<token>/", methods=["GET", "POST"])
@public
def claim(token: str) -> Response:
    if live_link(token, LinkKind.CLAIM) is None:
        abort(404)
    form = ClaimForm()
    if form.sent() and (account := form.carry_out(actions.claim_group, token=token)):
        sign_in_as(account=account)
        return go("home.character")
    return page("home/claim.html", form=form)


@bp.route("/set-up-group/", methods=["GET", "POST"])
@allows(Group.CHANGE)
def character() -> Response:
    if is_set_up():
        return go("group.change")
    form = CharacterForm(obj=our_group())
    if form.sent():
        form.carry_out(actions.describe_group)
        return go("home.money")
    return page("home/character.html", form=form)


@bp.route("/set-up-money/", methods=["GET", "POST"])
@allows(Group.CHANGE)
def money() -> Response:
    if is_set_up():
        return go("home.index")
    form = MoneyForm(obj=our_group())
    if form.sent():
        form.carry_out(actions.begin_books)
        if not form.problems and not form.errors:
            return go("home.index", said="Your group is set up. Here is what you could do next.")
    return page("home/money.html", form=form)


@bp.get("/help/")
@signed_in
def help_index() -> Response:
    return page("home/help.html", pages=guide.pages())


@bp.get("/help/<name>/")
@signed_in
def help_page(name: str) -> Response:
    found = guide.find(name)
    if found is None:
        abort(404)
    return page("home/help_page.html", found=found)
