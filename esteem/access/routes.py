"""The addresses of coming in, of one's own account, and of the coordinator's pages."""

from __future__ import annotations

from typing import Any

import segno
from flask import Blueprint, abort, current_app, request, session, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from esteem.access import queries
from esteem.access.actions import accounts, keeping, links, passwords, seats, table
from esteem.access.forms import ChangePasswordForm, NewPasswordForm, SignInForm, TableForm, account_form
from esteem.access.models import Account, KeptForm, Seat
from esteem.access.permissions import Access
from esteem.access.queries import changes
from esteem.access.rules.way_back import is_own_path, readable, unpack, worth_keeping
from esteem.kernel import dates, visit
from esteem.kernel.forms import Form
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import actor, allows, public, signed_in
from esteem.kernel.text import plural
from esteem.people.models import Person

bp = Blueprint("access", __name__)
LINK = "link"  # in the cookie: the one-time link to show on the next page, once

# Coming in and going out


def ask_to_sign_in() -> Response:
    """What a stranger gets at an address that is not public: the sign-in page, and nothing of theirs is lost."""
    address = request.full_path.rstrip("?")
    if request.method == "POST":
        answer = page("access/sign_in.html", form=SignInForm.keeping(address))
        answer.status_code = 401
        return answer
    return go("access.sign_in", next=address if address != "/" else None)


def ask_again() -> Response:
    """What comes back when a page from an earlier sign-in is sent: what it said, and a button that sends it now."""
    pairs = worth_keeping(request.form.items(multi=True))
    had_files = any(file.filename for file in request.files.values())
    words = {"address": request.full_path.rstrip("?"), "had_files": had_files}
    answer = page("access/send_again.html", words=words, pairs=pairs, written=readable(pairs))
    answer.status_code = 400
    return answer


@bp.route("/sign-in/", methods=["GET", "POST"])
@public
def sign_in() -> Response:
    form = SignInForm(next=request.args.get("next", ""))
    if form.sent() and (account := form.carry_out(passwords.recognise, address=visit.address())):
        seats.sign_in_as(account=account)
        if form.pairs and _leads_somewhere(form.kept_to.data or "", "POST"):
            kept = keeping.keep_form(
                account=account, address=form.kept_to.data, pairs=form.pairs, had_files=bool(form.kept_files.data)
            )
            return go("access.kept", kept_id=kept.id)
        return _on_to(form.next.data or "/")
    return page("access/sign_in.html", form=form)


def _on_to(address: str) -> Response:
    """On to an address of our own, or to the first page."""
    return Response(status=303, headers={"Location": address if _leads_somewhere(address, "GET") else "/"})


def _leads_somewhere(address: str, method: str) -> bool:
    """Whether this is an address of this app, and not one of signing in and out."""
    if not is_own_path(address):
        return False
    try:
        endpoint, _ = current_app.url_map.bind(request.host).match(address.partition("?")[0], method)
    except HTTPException:
        return False
    return endpoint not in ("access.sign_in", "access.sign_out", "static")


@bp.post("/sign-out/")
@public
def sign_out() -> Response:
    seats.sign_out()
    return go("access.sign_in", said="You are signed out.")


@bp.route("/sign-in/link/<token>/", methods=["GET", "POST"])
@public
def choose_password(token: str) -> Response:
    known_as = (queries.account_of_link(token) or abort(404)).sign_in
    form = NewPasswordForm()
    if form.sent() and (account := form.carry_out(passwords.choose_password, token=token)):
        seats.sign_in_as(account=account)
        return go("access.account", said="Your password is set, and you are signed in.")
    return page("access/choose_password.html", form=form, sign_in=known_as)


@bp.get("/account/kept/<int:kept_id>/")
@signed_in
def kept(kept_id: int) -> Response:
    words = _own(KeptForm, kept_id)
    pairs = unpack(words.fields)
    return page("access/kept.html", words=words, pairs=pairs, written=readable(pairs))


@bp.post("/account/kept/<int:kept_id>/throw-away/")
@signed_in
def throw_away(kept_id: int) -> Response:
    keeping.throw_away(kept=_own(KeptForm, kept_id))
    return go("access.account", said="That is thrown away.")


# One's own account


def _own(model: type[Any], number: int) -> Any:
    """A row of one's own; somebody else's is not there, like one that never was."""
    row = find(model, number)
    return row if row.account_id == actor().account_id else abort(404)


def _mine() -> Account:
    return find(Account, actor().account_id or 0)


@bp.get("/account/")
@signed_in
def account() -> Response:
    mine = _mine()
    here = queries.seat_with(visit.seat_token())
    return page(
        "access/account.html", account=mine, roles=mine.roles_on(dates.today()), seats=queries.seats_of(mine.id),
        here=here.id if here else None, kept=queries.kept_forms(mine.id),
    )  # fmt: skip


@bp.route("/account/password/", methods=["GET", "POST"])
@signed_in
def change_password() -> Response:
    form = ChangePasswordForm()
    whose = {"account_id": actor().account_id, "address": visit.address()}
    if form.sent() and (changed := form.carry_out(passwords.change_password, **whose)):
        seats.sign_in_as(account=changed)
        return go("access.account", said="Your password is changed. Other browsers are signed out.")
    return page("access/change_password.html", form=form, account=_mine())


@bp.post("/account/seats/<int:seat_id>/end/")
@signed_in
def end_seat(seat_id: int) -> Response:
    seat = seats.end_seat(seat=_own(Seat, seat_id))
    return go("access.account", said=f"{seat.device} is signed out.")


@bp.post("/account/sign-out-everywhere/")
@signed_in
def sign_out_everywhere() -> Response:
    seats.end_seats_of(account_id=_mine().id)
    seats.sign_out()
    return go("access.sign_in", said="You are signed out everywhere.")


# Who may sign in


@bp.get("/access/")
@allows(Access.SEE)
def index() -> Response:
    sought = request.args.get("q", "")[:100]
    listing = queries.accounts_listed(sought=sought, number=page_number())
    return page("access/index.html", listing=listing, sought=sought, seen=queries.last_seen(), day=dates.today())


@bp.route("/access/add/", methods=["GET", "POST"])
@allows(Access.CHANGE)
def add() -> Response:
    form = account_form(**_about_person(asked_number("person")))
    if form.sent() and (added := form.carry_out(accounts.add_account)):
        return _hand_over(added)
    return page("access/add.html", form=form)


def _about_person(number: int | None) -> dict[str, Any]:
    """What the form starts with when somebody on the list is to sign in."""
    person = None if number is None else find(Person, number)
    return {"name": person.goes_by, "sign_in": person.email, "person_id": person.id} if person else {}


@bp.get("/access/<int:account_id>/")
@allows(Access.SEE)
def one(account_id: int) -> Response:
    shown = find(Account, account_id)
    return page(
        "access/one.html", account=shown, day=dates.today(), seen=queries.last_seen().get(shown.id),
        entries=changes.history_of(shown),
    )  # fmt: skip


@bp.route("/access/<int:account_id>/change/", methods=["GET", "POST"])
@allows(Access.CHANGE)
def change(account_id: int) -> Response:
    shown = find(Account, account_id)
    form = account_form(shown)
    if form.sent() and (
        _saved := form.carry_out(accounts.change_account, account=shown, seen_version=form.seen_version)
    ):
        return go("access.one", account_id=shown.id, said="Saved. It holds from their next page on.")
    return page("access/change.html", form=form, account=shown)


@bp.route("/access/<int:account_id>/stop/", methods=["GET", "POST"])
@allows(Access.CHANGE)
def stop(account_id: int) -> Response:
    shown = find(Account, account_id)
    form = Form(obj=shown)
    if form.sent() and (_stopped := form.carry_out(accounts.stop_account, account=shown)):
        return go(
            "access.one", account_id=shown.id, said=f"{shown.name} can no longer sign in, and is signed out everywhere."
        )
    return page("access/stop.html", form=form, account=shown)


@bp.post("/access/<int:account_id>/let-in-again/")
@allows(Access.CHANGE)
def let_in_again(account_id: int) -> Response:
    back = accounts.let_in_again(account=find(Account, account_id))
    return go("access.one", account_id=back.id, said=f"{back.name} can sign in again.")


@bp.post("/access/<int:account_id>/link/make/")
@allows(Access.CHANGE)
def make_link(account_id: int) -> Response:
    return _hand_over(find(Account, account_id))


def _hand_over(account: Account) -> Response:
    """On to the page that shows a new link, once: it travels in the coordinator's own cookie and is kept nowhere."""
    session[LINK] = [account.id, links.make_password_link(account=account)]
    return go("access.link", account_id=account.id)


@bp.get("/access/<int:account_id>/link/")
@allows(Access.CHANGE)
def link(account_id: int) -> Response:
    shown = find(Account, account_id)
    number, token = session.pop(LINK, (None, ""))
    address = url_for("access.choose_password", token=token, _external=True) if number == shown.id else ""
    for_a_camera = address and not visit.is_at_this_computer()
    picture = segno.make(address).svg_data_uri(scale=5, border=4, light="#fff") if for_a_camera else ""
    return page("access/link.html", account=shown, address=address, picture=picture)


@bp.get("/access/roles/")
@allows(Access.SEE)
def roles() -> Response:
    return page("access/roles.html", table=queries.role_table(), entries=changes.history_of_table())


@bp.route("/access/roles/change/", methods=["GET", "POST"])
@allows(Access.CHANGE)
def change_roles() -> Response:
    shown = queries.role_table()
    form = TableForm.of(shown)
    if form.sent() and (changed := form.carry_out(table.decide)) is not None:
        return go(
            "access.roles", said=f"{plural(changed, 'box', 'boxes')} changed." if changed else "Nothing was changed."
        )
    return page("access/change_roles.html", form=form, table=shown)
