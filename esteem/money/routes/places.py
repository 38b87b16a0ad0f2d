"""Accounts, funds and headings: looking at them, opening, changing and closing them."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.forms import Form
from esteem.kernel.pages import asked_number, find, go, page
from esteem.kernel.permissions import allows
from esteem.money import actions, exports
from esteem.money.forms import AccountForm, FundForm, HeadingForm, NewAccountForm, OpeningForm
from esteem.money.models import Fund, Heading, MoneyAccount
from esteem.money.permissions import Money
from esteem.money.queries import funds, glance, places, years
from esteem.money.routes.blueprint import bp
from esteem.money.rules.funds import is_soon, say_deadline
from esteem.money.rules.kinds import AccountKind, FundKind
from esteem.money.rules.years import ends_in


@bp.get("/places/")
@allows(Money.SEE)
def all_places() -> Response:
    """What there is, account by account and fund by fund."""
    known = places.every_place()
    in_accounts, in_funds = places.held()
    return page(
        "money/places.html", known=known, balances=glance.balances(known), in_accounts=in_accounts, in_funds=in_funds
    )


@bp.route("/accounts/add/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def add_account() -> Response:
    form = NewAccountForm(data={"kind": AccountKind.BANK if places.accounts() else AccountKind.TIN})
    if form.sent() and (account := form.carry_out(actions.open_account)):
        return go("money.account", account_id=account.id, said=f"{account.name} is there.")
    return page("money/account_form.html", form=form, account=None)


@bp.get("/accounts/<int:account_id>/")
@allows(Money.SEE)
def account(account_id: int) -> Response:
    return _account(find(MoneyAccount, account_id), Form())


def _account(row: MoneyAccount, form: Form) -> Response:
    """The page of an account; `form` tells what stood in the way of closing it."""
    return page(
        "money/account.html", form=form, account=row, balance=places.balance_of(row), by_fund=places.by_fund(row),
        entries=history.of("money_account", row.id),
    )  # fmt: skip


@bp.route("/accounts/<int:account_id>/change/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def change_account(account_id: int) -> Response:
    row = find(MoneyAccount, account_id)
    form = AccountForm(obj=row)
    if form.sent() and form.carry_out(actions.change_account, account=row, seen_version=form.seen_version) is not None:
        return go("money.account", account_id=row.id, said="Saved.")
    return page("money/account_form.html", form=form, account=row)


@bp.route("/accounts/<int:account_id>/opening/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def opening(account_id: int) -> Response:
    row = find(MoneyAccount, account_id)
    form = OpeningForm(data={"day": years.this_year().starts_on, "fund": places.general_fund().id})
    if form.sent() and form.carry_out(actions.record_opening, account=row.id) is not None:
        return go("money.account", account_id=row.id, said=f"{form.clean['amount']} is counted as held from the start.")
    return page("money/opening.html", form=form, account=row)


@bp.post("/accounts/<int:account_id>/close/")
@allows(Money.SETTLE)
def close_account(account_id: int) -> Response:
    row, form = find(MoneyAccount, account_id), Form()
    if form.carry_out(actions.close_account, account=row) is None:
        return _account(row, form)
    return go(
        "money.account", account_id=row.id, said=f"{row.name} is closed. What went through it stays in the books."
    )


@bp.post("/accounts/<int:account_id>/reopen/")
@allows(Money.SETTLE)
def reopen_account(account_id: int) -> Response:
    row = find(MoneyAccount, account_id)
    actions.reopen(place=row)
    return go("money.account", account_id=row.id, said=f"{row.name} is open again.")


@bp.route("/funds/add/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def add_fund() -> Response:
    form = FundForm(data={"kind": FundKind.RESTRICTED})
    if form.sent() and (fund := form.carry_out(actions.add_fund)):
        return go("money.fund", fund_id=fund.id, said=f"{fund.name} is there.")
    return page("money/fund_form.html", form=form, fund=None)


@bp.get("/funds/<int:fund_id>/")
@allows(Money.SEE)
def fund(fund_id: int) -> Response:
    return _fund(find(Fund, fund_id), Form())


def _fund(row: Fund, form: Form) -> Response:
    """The page of a fund, with one of its years; `form` tells what stood in the way of closing it."""
    year, listed = funds.years_to_choose(asked_number("year"))
    balance, today = places.balance_of_fund(row), dates.today()
    return page(
        "money/fund.html", form=form, fund=row, balance=balance, balances=glance.balances(), year=year, years=listed,
        ending=ends_in(year), fund_year=funds.fund_year(row, year), entries=history.of("fund", row.id),
        deadline=say_deadline(row.spend_by_on, today) if row.spend_by_on and balance.pence > 0 else "",
        is_soon=is_soon(row.spend_by_on, today), general=places.general_fund(),
    )  # fmt: skip


@bp.get("/funds/<int:fund_id>/export/")
@allows(Money.SEE)
def export_fund(fund_id: int) -> Response:
    """One year of the fund, as its page shows it."""
    row = find(Fund, fund_id)
    year, _ = funds.years_to_choose(asked_number("year"))
    return exports.sheets_file(f"fund-{row.id}-{ends_in(year)}.csv", [funds.fund_year(row, year).sheet])


@bp.route("/funds/<int:fund_id>/change/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def change_fund(fund_id: int) -> Response:
    row = find(Fund, fund_id)
    form = FundForm(obj=row)
    if form.sent() and form.carry_out(actions.change_fund, fund=row, seen_version=form.seen_version) is not None:
        return go("money.fund", fund_id=row.id, said="Saved.")
    return page("money/fund_form.html", form=form, fund=row)


@bp.post("/funds/<int:fund_id>/close/")
@allows(Money.SETTLE)
def close_fund(fund_id: int) -> Response:
    row, form = find(Fund, fund_id), Form()
    if form.carry_out(actions.close_fund, fund=row) is None:
        return _fund(row, form)
    return go("money.fund", fund_id=row.id, said=f"{row.name} is closed. What went through it stays in the books.")


@bp.post("/funds/<int:fund_id>/reopen/")
@allows(Money.SETTLE)
def reopen_fund(fund_id: int) -> Response:
    row = find(Fund, fund_id)
    actions.reopen(place=row)
    return go("money.fund", fund_id=row.id, said=f"{row.name} is open again.")


@bp.get("/headings/")
@allows(Money.SEE)
def headings() -> Response:
    return page("money/headings.html", headings=places.headings(with_closed=True))


@bp.route("/headings/add/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def add_heading() -> Response:
    form = HeadingForm()
    if form.sent() and (heading := form.carry_out(actions.add_heading)):
        return go("money.headings", said=f"{heading.name} can be chosen now.")
    return page("money/heading_form.html", form=form, heading=None)


def _heading(heading_id: int) -> Heading:
    """A heading people choose; the books' own two are nobody's to change."""
    row = find(Heading, heading_id)
    if row.statutory is None:
        abort(404)
    return row


@bp.route("/headings/<int:heading_id>/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def change_heading(heading_id: int) -> Response:
    row = _heading(heading_id)
    form = HeadingForm(obj=row)
    if form.sent() and form.carry_out(actions.change_heading, heading=row, seen_version=form.seen_version) is not None:
        return go("money.headings", said="Saved.")
    return page("money/heading_form.html", form=form, heading=row)


@bp.post("/headings/<int:heading_id>/put-away/")
@allows(Money.SETTLE)
def put_away_heading(heading_id: int) -> Response:
    row = actions.put_away_heading(heading=_heading(heading_id))
    return go("money.headings", said=f"{row.name} is not offered any more.")


@bp.post("/headings/<int:heading_id>/bring-back/")
@allows(Money.SETTLE)
def bring_back_heading(heading_id: int) -> Response:
    row = _heading(heading_id)
    actions.reopen(place=row)
    return go("money.headings", said=f"{row.name} can be chosen again.")
